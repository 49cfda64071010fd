package org.adatom.forcefields.training.neural;

import org.adatom.engine.parallel.Workers;
import org.jspecify.annotations.Nullable;

/**
 * What networks are trained on.
 *
 * @param set to learn from
 * @param validation another set with the same scaling, by which the best epoch is chosen; may be null
 * @param layout of the networks' parameters
 * @param workers stay open as long as the training lasts
 */
public record TrainingTask(
        TrainingSet set, @Nullable TrainingSet validation, ParameterLayout layout, Workers workers) {}
