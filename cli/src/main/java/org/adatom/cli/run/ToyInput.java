package org.adatom.cli.run;

import org.adatom.engine.input.Description;
import org.jspecify.annotations.Nullable;

/**
 * The input of {@code toy}: one block per job.
 *
 * @param battery the tests of candidates; the defaults if absent
 */
@Description("Jobs around the toy model")
public record ToyInput(
        @Description("Tests of candidates for the toy model (toy battery)") @Nullable BatteryBlock battery) {}
