package org.adatom.engine;

/**
 * How many coordinates share the kinetic energy: the one place where they are counted.
 *
 * <p>Every coordinate that is not held counts, less the momenta that the dynamics conserves at zero: the total momentum
 * along an axis if nothing is held along it; in a cluster (open in every direction, nothing held) the three components
 * of the angular momentum, two if the atoms lie on a line; in a wire the component along it, likewise in an open planar
 * system. Temperature follows as 2 E<sub>kin</sub> / (count k<sub>B</sub>).
 *
 * @param count number of degrees of freedom, not negative
 * @param explanation the sum in words, such as {@code 3 x 4000 - 3 (total momentum) = 11997}
 */
public record DegreesOfFreedom(int count, String explanation) {
    /** Counts those of atoms in a cell. */
    public static DegreesOfFreedom of(Atoms atoms, Cell cell) {
        int n = atoms.count();
        int free = 0;
        int momenta = 0;
        for (int d = 0; d < cell.dimensions(); d++) {
            int moving = moving(atoms, 1 << d);
            free += moving;
            momenta += n > 0 && moving == n ? 1 : 0;
        }
        int rotations = rotations(atoms, cell, free == n * cell.dimensions());
        int held = n * cell.dimensions() - free;
        int count = Math.max(0, free - momenta - rotations);
        StringBuilder text = new StringBuilder().append(cell.dimensions()).append(" x ").append(n);
        append(text, held, "held coordinates");
        append(text, momenta, "total momentum");
        append(text, rotations, "angular momentum");
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

    private static int rotations(Atoms atoms, Cell cell, boolean nothingHeld) {
        int n = atoms.count();
        if (!nothingHeld || n < 2) {
            return 0;
        }
        if (cell.dimensions() == 2) {
            return cell.periodicCount() == 0 ? 1 : 0;
        }
        return switch (cell.periodicCount()) {
            case 0 -> onALine(atoms) ? 2 : 3;
            case 1 -> onTheAxis(atoms, cell) ? 0 : 1;
            default -> 0;
        };
    }

    private static boolean onALine(Atoms atoms) {
        int far = 0;
        for (int i = 1; i < atoms.count(); i++) {
            far = distance2(atoms, i) > distance2(atoms, far) ? i : far;
        }
        return along(atoms, atoms.x()[far] - atoms.x()[0], atoms.y()[far] - atoms.y()[0],
                atoms.z()[far] - atoms.z()[0]);
    }

    private static boolean onTheAxis(Atoms atoms, Cell cell) {
        int k = cell.periodic(0) ? 0 : cell.periodic(1) ? 1 : 2;
        return along(atoms, cell.vector(k, 0), cell.vector(k, 1), cell.vector(k, 2));
    }

    /** Whether all atoms lie on the line through the first along that vector. */
    private static boolean along(Atoms atoms, double ux, double uy, double uz) {
        double u2 = ux * ux + uy * uy + uz * uz;
        for (int i = 1; i < atoms.count(); i++) {
            double dx = atoms.x()[i] - atoms.x()[0];
            double dy = atoms.y()[i] - atoms.y()[0];
            double dz = atoms.z()[i] - atoms.z()[0];
            double cx = dy * uz - dz * uy;
            double cy = dz * ux - dx * uz;
            double cz = dx * uy - dy * ux;
            if (cx * cx + cy * cy + cz * cz > 1e-12 * u2 * Math.max(u2, dx * dx + dy * dy + dz * dz)) {
                return false;
            }
        }
        return true;
    }

    private static double distance2(Atoms atoms, int i) {
        double dx = atoms.x()[i] - atoms.x()[0];
        double dy = atoms.y()[i] - atoms.y()[0];
        double dz = atoms.z()[i] - atoms.z()[0];
        return dx * dx + dy * dy + dz * dz;
    }

    private static void append(StringBuilder text, int less, String what) {
        if (less > 0) {
            text.append(" - ").append(less).append(" (").append(what).append(')');
        }
    }
}
