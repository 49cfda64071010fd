package org.adatom.engine.build;

import org.adatom.engine.Atoms;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;
import org.adatom.engine.io.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Random displacements: block {@code structure.displace}. Either Gaussian or uniform in each coordinate; coordinates that
 * are held stay, and so does z in two dimensions.
 *
 * @param deviation standard deviation of each coordinate, &Aring;
 * @param amplitude each coordinate moves by at most this, evenly distributed, &Aring;
 */
@Description("Random displacement of every atom")
public record Displacement(
        @Description("Gaussian: standard deviation of each coordinate") @Quantity(Dimension.LENGTH) @Nullable Double deviation,
        @Description("Uniform: largest displacement of each coordinate") @Quantity(Dimension.LENGTH) @Nullable Double amplitude) {
    /** Checks. */
    public Displacement {
        Checks.positive("displace.deviation", deviation, "A");
        Checks.positive("displace.amplitude", amplitude, "A");
        if ((deviation == null) == (amplitude == null)) {
            throw new InputException("displace: give either deviation (Gaussian) or amplitude (uniform)");
        }
    }

    /** The frame with the atoms displaced. */
    public Frame apply(Frame frame, long seed) {
        CounterRandom random = new CounterRandom(seed, "displace");
        Atoms atoms = frame.atoms().copy();
        double[][] r = {atoms.x(), atoms.y(), atoms.z()};
        for (int d = 0; d < frame.cell().dimensions(); d++) {
            for (int i = 0; i < atoms.count(); i++) {
                if ((atoms.frozen()[i] >> d & 1) == 0) {
                    r[d][i] += deviation != null
                            ? deviation * random.normal(0, i, d)
                            : amplitude * (2 * random.uniform(0, i, d) - 1);
                }
            }
        }
        return frame.changed(atoms, frame.cell(), frame.columns());
    }
}
