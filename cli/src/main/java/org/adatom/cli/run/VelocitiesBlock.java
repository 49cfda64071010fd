package org.adatom.cli.run;

import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;

/**
 * Velocities at the start of a run.
 *
 * @param temperature K
 */
@Description("Velocities drawn from the Maxwell-Boltzmann distribution, total momentum removed (of clusters angular "
        + "momentum, too), scaled to the temperature exactly")
public record VelocitiesBlock(
        @Description("Temperature") @Quantity(Dimension.TEMPERATURE) double temperature) {
    /** Checks. */
    public VelocitiesBlock {
        if (!(temperature >= 0)) {
            throw new InputException("temperature: " + temperature + " K is negative");
        }
    }
}
