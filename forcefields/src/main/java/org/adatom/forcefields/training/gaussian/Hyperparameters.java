package org.adatom.forcefields.training.gaussian;

import org.adatom.engine.error.InputException;

/**
 * What a Gaussian process is told beside its data. Noises are those of energies per atom, of force components and of virials
 * per atom: what labels are not exact by, or the model cannot follow.
 *
 * @param amplitude standard deviation &sigma; of the energy of an atom, eV
 * @param length l of the kernel
 * @param energy noise, eV
 * @param force noise, eV/&Aring;
 * @param virial noise, eV
 */
public record Hyperparameters(double amplitude, double length, double energy, double force, double virial) {
    /** How many there are. */
    static final int COUNT = 5;

    /**
     * Checks.
     *
     * @throws InputException if one is not positive
     */
    public Hyperparameters {
        positive("amplitude", amplitude);
        positive("length", length);
        positive("noise of energies", energy);
        positive("noise of forces", force);
        positive("noise of virials", virial);
    }

    private static void positive(String what, double x) {
        if (!(x > 0 && Double.isFinite(x))) {
            throw new InputException("the " + what + " of a Gaussian process must be positive: " + x);
        }
    }

    /** The noise of a kind of label. */
    double noise(Label.Kind kind) {
        return switch (kind) {
            case ENERGY -> energy;
            case FORCE -> force;
            case VIRIAL -> virial;
        };
    }

    /** Their logarithms. */
    double[] logs() {
        double[] logs = {amplitude, length, energy, force, virial};
        for (int i = 0; i < COUNT; i++) {
            logs[i] = StrictMath.log(logs[i]);
        }
        return logs;
    }

    /** From logarithms. */
    static Hyperparameters ofLogs(double[] logs) {
        return new Hyperparameters(StrictMath.exp(logs[0]), StrictMath.exp(logs[1]), StrictMath.exp(logs[2]),
                StrictMath.exp(logs[3]), StrictMath.exp(logs[4]));
    }
}
