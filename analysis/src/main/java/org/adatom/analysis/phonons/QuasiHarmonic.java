package org.adatom.analysis.phonons;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.adatom.analysis.crystal.Bulk;
import org.adatom.analysis.crystal.BulkRelaxation;
import org.adatom.analysis.crystal.Matrix3;
import org.adatom.analysis.crystal.Minimum;
import org.adatom.analysis.crystal.Statics;
import org.adatom.analysis.crystal.Symmetry;
import org.adatom.engine.Cell;
import org.adatom.engine.build.Strain;
import org.adatom.engine.error.SimulationException.NotConverged;
import org.adatom.engine.io.Frame;
import org.adatom.integrators.minimize.CellMode;
import org.apache.commons.math3.analysis.polynomials.PolynomialFunction;
import org.apache.commons.math3.fitting.PolynomialCurveFitter;
import org.apache.commons.math3.fitting.WeightedObservedPoints;

/**
 * Thermal expansion in the quasi-harmonic approximation: the volume at a temperature is that of the lowest free energy F(V, T) = E(V) +
 * F<sub>vib</sub>(V, T), with the vibrations of the crystal relaxed at that volume (M. T. Dove, Introduction to Lattice Dynamics
 * (1993), chapter 5). The shape at a volume is that of the lowest energy at rest, which vibrations change little. Fourth-order polynomials in V go
 * through F at all volumes.
 *
 * @param volumes per primitive cell, &Aring;&sup3;
 * @param energies at rest, per primitive cell, eV
 * @param stretches of each volume the lengths along three perpendicular axes relative to the crystal at rest
 * @param states one for each temperature at which the minimum lies within the volumes
 */
public record QuasiHarmonic(double[] volumes, double[] energies, double[][] stretches, List<State> states) {
    private static final int ORDER = 4;
    private static final double FORCE = 1e-7;
    /** Largest stress that may remain in the shape, eV/&Aring;&sup3;: 1.6e-7 GPa. */
    private static final double STRESS = 1e-9;

    /**
     * A temperature.
     *
     * @param temperature K
     * @param volume of the primitive cell, &Aring;&sup3;
     * @param bulkModulus isothermal, eV/&Aring;&sup3;
     * @param expansion volumetric coefficient of thermal expansion, 1/K
     * @param linear coefficients along the three axes, which add up to the volumetric one, 1/K
     * @param heatCapacity at constant pressure, per primitive cell, eV/K
     * @param free energy, eV
     */
    public record State(double temperature, double volume, double bulkModulus, double expansion, double[] linear,
            double heatCapacity, double free) {}

    /**
     * Computes it.
     *
     * @param bulk at rest; where its shape was relaxed, so is that of the strained crystals
     * @param axes three perpendicular unit vectors, a row each, along which the symmetry of the crystal lets it expand
     * @param strains linear strains of the volumes, rising, at least five
     * @param repeats of a primitive cell for force constants: a compressed cell may need more
     * @param mesh of wave vectors
     * @param temperatures K, rising
     * @throws NotConverged if the crystal is unstable at one of the volumes
     */
    public static QuasiHarmonic of(Statics statics, Bulk bulk, double[] axes, double[] strains,
            Function<Cell, int[]> repeats, int[] mesh, double[] temperatures, Consumer<String> progress) {
        double[] volumes = new double[strains.length];
        double[] energies = new double[strains.length];
        double[][] stretches = new double[strains.length][];
        List<DensityOfStates> spectra = new ArrayList<>();
        Frame primitive = Symmetry.of(bulk.frame()).primitive();
        CellMode shape = bulk.relaxation() == BulkRelaxation.FULL ? CellMode.FIXED_VOLUME : CellMode.NONE;
        for (int k = 0; k < strains.length; k++) {
            progress.accept("volume " + (k + 1) + " of " + strains.length);
            Minimum strained = statics.relax(
                    Strain.apply(primitive, Strain.tensor(List.of(strains[k]))), shape, FORCE, STRESS);
            Cell cell = strained.frame().cell();
            volumes[k] = cell.volume();
            energies[k] = strained.energy();
            stretches[k] = stretch(primitive.cell(), cell, axes);
            DensityOfStates dos = DensityOfStates.of(
                    new ForceConstants(statics, strained.frame(), repeats.apply(cell)), mesh, statics.units());
            if (dos.lowest() < -0.01 * dos.highest()) {
                throw new NotConverged(k, dos.lowest(),
                        "the quasi-harmonic approximation: at the linear strain " + strains[k]
                                + " the crystal is unstable (negative frequency in THz); a narrower range of volumes");
            }
            spectra.add(dos);
        }
        List<State> states = new ArrayList<>();
        for (double t : temperatures) {
            State state = at(volumes, energies, stretches, spectra, t, statics);
            if (state.volume() > volumes[0] && state.volume() < volumes[volumes.length - 1]) {
                states.add(state);
            }
        }
        return new QuasiHarmonic(volumes, energies, stretches, List.copyOf(states));
    }

    /** How much longer material vectors along three axes are in a deformed cell. */
    private static double[] stretch(Cell before, Cell after, double[] axes) {
        return IntStream.range(0, 3).mapToDouble(k -> {
            double[] f = IntStream.range(0, 3)
                    .mapToDouble(c -> before.fractional(c, axes[3 * k], axes[3 * k + 1], axes[3 * k + 2])).toArray();
            double[] v = IntStream.range(0, 3).mapToDouble(d -> after.cartesian(d, f[0], f[1], f[2])).toArray();
            return Math.sqrt(Matrix3.dot(v, v));
        }).toArray();
    }

    private static State at(double[] volumes, double[] energies, double[][] stretches,
            List<DensityOfStates> spectra, double t, Statics statics) {
        double step = 1;
        PolynomialFunction free = freeEnergy(volumes, energies, spectra, t, statics);
        double v = minimum(free, volumes);
        double warmer = minimum(freeEnergy(volumes, energies, spectra, t + step, statics), volumes);
        double colder = t < step ? v : minimum(freeEnergy(volumes, energies, spectra, t - step, statics), volumes);
        double expansion = (warmer - colder) / (t < step ? step : 2 * step) / v;
        double bulk = v * free.polynomialDerivative().polynomialDerivative().value(v);
        double heat = heat(volumes, spectra, t, v, statics) + t * v * bulk * expansion * expansion;
        // d ln L / dT = (d ln L / d ln V) (d ln V / dT).
        double[] linear = IntStream.range(0, 3).mapToDouble(axis -> expansion * v
                * fit(volumes, Arrays.stream(stretches).mapToDouble(l -> Math.log(l[axis])).toArray())
                        .polynomialDerivative().value(v))
                .toArray();
        return new State(t, v, bulk, expansion, linear, heat, free.value(v));
    }

    private static PolynomialFunction freeEnergy(double[] volumes, double[] energies, List<DensityOfStates> spectra,
            double t,
            Statics statics) {
        double[] f = new double[volumes.length];
        for (int k = 0; k < f.length; k++) {
            f[k] = energies[k] + Vibrations.of(spectra.get(k), t, statics.units()).free();
        }
        return fit(volumes, f);
    }

    private static double heat(double[] volumes, List<DensityOfStates> spectra, double t, double v, Statics statics) {
        double[] c = spectra.stream().mapToDouble(s -> Vibrations.of(s, t, statics.units()).heat()).toArray();
        return fit(volumes, c).value(v);
    }

    private static PolynomialFunction fit(double[] volumes, double[] values) {
        WeightedObservedPoints points = new WeightedObservedPoints();
        for (int k = 0; k < volumes.length; k++) {
            points.add(volumes[k], values[k]);
        }
        return new PolynomialFunction(PolynomialCurveFitter.create(ORDER).fit(points.toList()));
    }

    /** The volume of the lowest value, by bisection of the slope between the neighbours of the lowest point on a fine grid. */
    private static double minimum(PolynomialFunction f, double[] volumes) {
        double[] range = {Arrays.stream(volumes).min().orElse(0), Arrays.stream(volumes).max().orElse(0)};
        int points = 2000;
        double best = range[0];
        for (int k = 0; k <= points; k++) {
            double v = range[0] + (range[1] - range[0]) * k / points;
            best = f.value(v) < f.value(best) ? v : best;
        }
        PolynomialFunction slope = f.polynomialDerivative();
        double width = (range[1] - range[0]) / points;
        double low = best - width;
        double high = best + width;
        for (int k = 0; k < 60; k++) {
            double middle = (low + high) / 2;
            if (slope.value(middle) > 0) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return (low + high) / 2;
    }
}
