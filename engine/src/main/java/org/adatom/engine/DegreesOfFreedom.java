package org.adatom.engine;

/**
 * How many coordinates share the kinetic energy: the one place where they are counted.
 *
 * <p>Every coordinate that is not held counts, less the momenta that the dynamics conserves at zero: the total momentum
 * along an axis if nothing is held along it; in a cluster (open in every direction, nothing held) the three components
 * of the angular momentum, two for a pair of atoms; in a wire the component along it, likewise in an open planar system.
 * Positions do not enter, so that the number stays the same for a whole run and after a restart: three or more atoms
 * that happen to lie on a line bend away from it, in one plane, for they have no angular momentum about it. Temperature
 * follows as 2 E<sub>kin</sub> / (count k<sub>B</sub>).
 *
 * @param count number of degrees of freedom, not negative
 * @param explanation the sum in words, such as {@code 3 x 4000 - 3 (total momentum) = 11997}
 */
public record DegreesOfFreedom(int count, String explanation) {
    /** Counts those of atoms in a cell, moved by a dynamics that conserves every momentum that can be. */
    public static DegreesOfFreedom of(Atoms atoms, Cell cell) {
        return of(atoms, cell, Momenta.ALL);
    }

    /** Counts those of atoms in a cell, moved by a dynamics that conserves these momenta. */
    public static DegreesOfFreedom of(Atoms atoms, Cell cell, Momenta conserved) {
        int n = atoms.count();
        int free = 0;
        int momenta = 0;
        for (int d = 0; d < cell.dimensions(); d++) {
            int moving = moving(atoms, 1 << d);
            free += moving;
            momenta += n > 0 && moving == n && conserved != Momenta.NONE ? 1 : 0;
        }
        int rotations = conserved == Momenta.ALL && free == n * cell.dimensions() ? rotations(n, cell) : 0;
        int held = n * cell.dimensions() - free;
        int count = Math.max(0, free - momenta - rotations);
        StringBuilder text = new StringBuilder().append(cell.dimensions()).append(" x ").append(n);
        append(text, held, "held coordinates");
        append(text, momenta, "total momentum");
        append(text, rotations, "angular momentum");
        return new DegreesOfFreedom(count, text.append(" = ").append(count).toString());
    }

    /**
     * Counts those of some atoms among others, with which they exchange momentum: every coordinate that is not held.
     *
     * @param members indices of the atoms
     */
    public static DegreesOfFreedom of(Atoms atoms, Cell cell, int[] members) {
        int all = members.length * cell.dimensions();
        int count = 0;
        for (int i : members) {
            for (int d = 0; d < cell.dimensions(); d++) {
                count += (atoms.frozen()[i] & 1 << d) == 0 ? 1 : 0;
            }
        }
        StringBuilder text = new StringBuilder().append(cell.dimensions()).append(" x ").append(members.length);
        append(text, all - count, "held coordinates");
        return new DegreesOfFreedom(count, text.append(" = ").append(count).toString());
    }

    /**
     * Kinetic temperature 2 E<sub>kin</sub> / (count k<sub>B</sub>), K; 0 if there are no degrees of freedom.
     *
     * @param kineticEnergy eV
     * @param boltzmann eV/K
     */
    public double temperature(double kineticEnergy, double boltzmann) {
        return count == 0 ? 0 : 2 * kineticEnergy / (count * boltzmann);
    }

    /** Number of atoms not held along the axis of that bit of {@link Atoms#frozen()}. */
    private static int moving(Atoms atoms, int bit) {
        int moving = 0;
        for (byte held : atoms.frozen()) {
            moving += (held & bit) == 0 ? 1 : 0;
        }
        return moving;
    }

    /** Components of the angular momentum that n free atoms conserve. */
    private static int rotations(int n, Cell cell) {
        if (n < 2) {
            return 0;
        }
        if (cell.dimensions() == 2) {
            return cell.periodicCount() == 0 ? 1 : 0;
        }
        return switch (cell.periodicCount()) {
            case 0 -> n == 2 ? 2 : 3;
            case 1 -> 1;
            default -> 0;
        };
    }

    private static void append(StringBuilder text, int less, String what) {
        if (less > 0) {
            text.append(" - ").append(less).append(" (").append(what).append(')');
        }
    }
}
