package org.adatom.cli.run;

import org.adatom.engine.input.Description;

/**
 * The input of {@code train}.
 *
 * @param train data, descriptor, model
 */
@Description("Training of a potential from labelled configurations")
public record TrainInput(@Description("Data, descriptor, and a network or a polynomial") TrainBlock train) {}
