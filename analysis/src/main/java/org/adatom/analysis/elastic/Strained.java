package org.adatom.analysis.elastic;

import java.util.stream.DoubleStream;
import org.adatom.analysis.crystal.Extent;
import org.adatom.analysis.crystal.Statics;
import org.adatom.engine.Evaluation;
import org.adatom.engine.build.Strain;
import org.adatom.engine.io.Frame;

/**
 * A crystal or sheet that is strained: its stiffnesses, row by row, from stresses and from energies, in the axes of its {@link Extent} and
 * with engineering shear; eV/&Aring;&sup3;, of a sheet eV/&Aring;&sup2;.
 *
 * @param statics the force field at work
 * @param frame at rest
 * @param extent volume or area, and axes
 * @param components Voigt indices of the strains: all six of a crystal, xx yy xy of a sheet
 */
record Strained(Statics statics, Frame frame, Extent extent, int[] components) {
    /** Largest force that may remain on an atom, eV/&Aring;. */
    private static final double FORCE = 1e-8;

    static Strained crystal(Statics statics, Frame frame) {
        return new Strained(statics, frame, Extent.of(frame.cell()), new int[] {0, 1, 2, 3, 4, 5});
    }

    static Strained sheet(Statics statics, Frame frame) {
        return new Strained(statics, frame, Extent.of(frame.cell()), new int[] {0, 1, 5});
    }

    /** C from central differences of the stress, with the atoms relaxed or moved by the strain alone. */
    double[] byStress(double size, boolean relaxing) {
        int n = components.length;
        double[] c = new double[n * n];
        for (int j = 0; j < n; j++) {
            double[] plus = stress(one(j, size), relaxing);
            double[] minus = stress(one(j, -size), relaxing);
            for (int i = 0; i < n; i++) {
                c[n * i + j] = (plus[i] - minus[i]) / (2 * size);
            }
        }
        return c;
    }

    /** C from second differences of the energy, atoms relaxed: &part;&sup2;E/&part;&epsilon;<sub>i</sub>&part;&epsilon;<sub>j</sub>/V. */
    double[] byEnergy(double size) {
        int n = components.length;
        double[] c = new double[n * n];
        double volume = extent.size(frame.cell());
        double rest = energy(new double[6]);
        for (int i = 0; i < n; i++) {
            c[n * i + i] = (energy(one(i, size)) + energy(one(i, -size)) - 2 * rest) / (size * size * volume);
            for (int j = 0; j < i; j++) {
                double mixed = energy(two(i, size, j, size)) + energy(two(i, -size, j, -size))
                        - energy(two(i, size, j, -size)) - energy(two(i, -size, j, size));
                c[n * i + j] = mixed / (4 * size * size * volume);
                c[n * j + i] = c[n * i + j];
            }
        }
        return c;
    }

    private double[] one(int j, double size) {
        return two(j, size, j, size);
    }

    private double[] two(int i, double first, int j, double second) {
        double[] strain = new double[6];
        strain[components[i]] = first;
        strain[components[j]] = second;
        return strain;
    }

    private double energy(double[] voigt) {
        return state(voigt, true).evaluation().energy();
    }

    private double[] stress(double[] voigt, boolean relaxing) {
        State state = state(voigt, relaxing);
        double[] s = extent.stress(state.evaluation(), state.frame().cell());
        double[] all = {s[0], s[4], s[8], (s[5] + s[7]) / 2, (s[2] + s[6]) / 2, (s[1] + s[3]) / 2};
        double[] kept = new double[components.length];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = all[components[i]];
        }
        return kept;
    }

    private State state(double[] voigt, boolean relaxing) {
        Frame strained = Strain.apply(frame, extent.strain(Strain.tensor(DoubleStream.of(voigt).boxed().toList())));
        if (!relaxing) {
            return new State(strained, statics.evaluate(strained));
        }
        var minimum = statics.relax(strained, FORCE);
        return new State(minimum.frame(), minimum.evaluation());
    }

    private record State(Frame frame, Evaluation evaluation) {}
}
