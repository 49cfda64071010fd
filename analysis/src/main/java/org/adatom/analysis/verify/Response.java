package org.adatom.analysis.verify;

import java.util.Arrays;

/**
 * What a force field says of a configuration.
 *
 * @param energy total without long-range correction, eV
 * @param forces x, y, z of each atom in turn, eV/&Aring;
 * @param virial nine components, eV
 * @param atomEnergies energy of each atom, eV
 */
record Response(double energy, double[] forces, double[] virial, double[] atomEnergies) {
    /** The largest absolute value. */
    static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }

    /** The largest force, at least 1 eV/&Aring;: the scale on which errors of forces count. */
    double forceScale() {
        return Math.max(1, largest(forces));
    }

    /** The scale on which errors of the virial count, eV. */
    double virialScale() {
        return Math.max(forceScale(), largest(virial));
    }

    /** The largest difference of energy, forces, virial and energies of atoms, each on its scale. */
    double distance(Response other) {
        double energyScale = Math.max(1, Math.abs(energy));
        return Math.max(
                Math.max(Math.abs(energy - other.energy) / energyScale, far(forces, other.forces) / forceScale()),
                Math.max(
                        far(virial, other.virial) / virialScale(),
                        far(atomEnergies, other.atomEnergies) / energyScale));
    }

    /** How many numbers differ in any bit. */
    long differentNumbers(Response other) {
        return (energy == other.energy ? 0 : 1) + different(forces, other.forces) + different(virial, other.virial)
                + different(atomEnergies, other.atomEnergies);
    }

    /** The response of the configuration turned or mirrored by an orthogonal matrix. */
    Response turned(double[] matrix) {
        double[] half = transposed(Specimen.times(transposed(virial), matrix));
        return new Response(energy, Specimen.times(forces, matrix), Specimen.times(half, matrix), atomEnergies);
    }

    /** The response of {@code copies} repetitions of the configuration, copy by copy. */
    Response repeated(int copies) {
        return new Response(
                copies * energy,
                repeated(forces, copies),
                Arrays.stream(virial).map(w -> copies * w).toArray(),
                repeated(atomEnergies, copies));
    }

    private static double far(double[] a, double[] b) {
        double far = 0;
        for (int k = 0; k < a.length; k++) {
            far = Math.max(far, Math.abs(a[k] - b[k]));
        }
        return far;
    }

    private static long different(double[] a, double[] b) {
        long count = 0;
        for (int k = 0; k < a.length; k++) {
            count += a[k] == b[k] ? 0 : 1;
        }
        return count;
    }

    private static double[] repeated(double[] values, int copies) {
        double[] all = new double[copies * values.length];
        for (int c = 0; c < copies; c++) {
            System.arraycopy(values, 0, all, c * values.length, values.length);
        }
        return all;
    }

    private static double[] transposed(double[] m) {
        return new double[] {m[0], m[3], m[6], m[1], m[4], m[7], m[2], m[5], m[8]};
    }
}
