package org.adatom.cli.run;

import org.adatom.engine.input.Description;

/**
 * The input of {@code train}.
 *
 * @param train data, descriptor, model
 */
@Description("Training of a potential from labelled configurations")
public record TrainInput(
        @Description("Data, descriptor, and a network, a polynomial or a Gaussian process") TrainBlock train) {}
