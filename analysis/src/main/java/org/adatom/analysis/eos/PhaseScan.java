package org.adatom.analysis.eos;

import org.adatom.analysis.crystal.Extent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.adatom.analysis.Estimate;
import org.adatom.analysis.crystal.Bulk;

/**
 * The energies of one phase at many volumes.
 *
 * @param phase what was asked for
 * @param bulk the crystal before it was compressed
 * @param dimensions 3, or 2 of sheets: areas then stand for volumes
 * @param points in the order of volumes
 * @param modulus &minus;V dP/dV of the crystal by differences of stresses, eV/&Aring;&sup3; (of sheets eV/&Aring;&sup2;)
 * @param modulusSlope dB/dP there by differences of stresses
 * @param zero s at which dE/ds is zero, of scales; NaN if there is none inside
 * @param curve the energies as a function
 * @param softest lowest curvature of the energy against displacements and strains relative to the mean one; below zero the
 *     crystal is at a saddle point
 * @param warnings what has to be said
 */
public record PhaseScan(Phase phase, Bulk bulk, int dimensions, List<ScanPoint> points, Estimate modulus,
        double modulusSlope, double zero, EnergyCurve curve, double softest, List<String> warnings) {
    /** Energy (eV) and relative volume within which two phases are the same. */
    private static final double SAME_ENERGY = 1e-6;
    private static final double SAME_VOLUME = 1e-4;

    /** Its name. */
    public String name() {
        return phase.name();
    }

    /** Volumes per atom, rising, &Aring;&sup3;. */
    public double[] volumes() {
        return points.stream().mapToDouble(ScanPoint::volume).toArray();
    }

    /** Energies per atom, eV. */
    public double[] energies() {
        return points.stream().mapToDouble(ScanPoint::energy).toArray();
    }

    /** Pressures, eV/&Aring;&sup3;. */
    public double[] pressures() {
        return points.stream().mapToDouble(ScanPoint::pressure).toArray();
    }

    /** Volume per atom of the crystal before it was compressed, &Aring;&sup3;; of sheets the area. */
    public double volume() {
        return Extent.of(bulk.cell()).size(bulk.cell()) / bulk.atoms().count();
    }

    /** The lattice constant, &Aring;; NaN if it has none. */
    public double latticeConstant() {
        return phase.perCube() == 0 ? Double.NaN : Math.cbrt(phase.perCube() * bulk.volumePerAtom());
    }

    /** The equations of state that could be fitted. */
    public List<EnergyFit> fits() {
        return Arrays.stream(StateEquation.values()).map(q -> EnergyFit.of(q, dimensions, volumes(), energies()))
                .filter(Objects::nonNull).toList();
    }

    /** Whether the crystal is at a saddle point of the energy. */
    public boolean unstable() {
        return softest < 0;
    }

    /** Whether both are the same crystal. */
    boolean coincidesWith(PhaseScan other) {
        return Math.abs(bulk.energyPerAtom() - other.bulk.energyPerAtom()) < SAME_ENERGY
                && Math.abs(volume() / other.volume() - 1) < SAME_VOLUME;
    }
}
