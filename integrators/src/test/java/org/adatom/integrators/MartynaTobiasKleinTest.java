package org.adatom.integrators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.Simulation;
import org.adatom.engine.parallel.Workers;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exact properties of the barostat's steps; {@link IsobaricAveragesTest} has averages. */
class MartynaTobiasKleinTest {
    private static final double FS = Systems.UNITS.femtosecond();
    private static final double KT = 100 * Systems.UNITS.boltzmann();
    private static final double STEP = 4 * FS;
    private static final double TAU = 60 * FS;
    private static final int CHAIN = 3;
    private static final int ATOMS = 4;

    /** One step as a map of everything that moves: positions, velocities, cell, and the barostat's own variables. */
    private static final class Step {
        private final Coupling coupling;
        private final Workers workers;
        /** What the heat baths of the chains got in the last step, over kT. */
        private double reservoir;
        private double growth;

        Step(Coupling coupling, Workers workers) {
            this.coupling = coupling;
            this.workers = workers;
        }

        int size() {
            return 6 * ATOMS + 9 + (1 + CHAIN) * coupling.freedom();
        }

        double[] apply(double[] state) throws IOException {
            Atoms atoms = Systems.argon(1, 10, workers).atoms();
            double[][] arrays = {atoms.x(), atoms.y(), atoms.z(), atoms.vx(), atoms.vy(), atoms.vz()};
            for (int a = 0; a < 6; a++) {
                System.arraycopy(state, a * ATOMS, arrays[a], 0, ATOMS);
            }
            double[] rows = new double[9];
            System.arraycopy(state, 6 * ATOMS, rows, 0, 9);
            Simulation s = new Simulation(atoms, Cell.of(rows, true, true, true),
                    new ForceEvaluator(Systems.argonForceField(), workers), Systems.UNITS);
            MartynaTobiasKlein barostat = new MartynaTobiasKlein(coupling, Ramp.constant(0.001),
                    Ramp.constant(KT / Systems.UNITS.boltzmann()), TAU);
            restore(barostat, state, 6 * ATOMS + 9);
            double before = s.cell().volume();
            s.run(new MovingCellVerlet(STEP, List.of(), barostat, null), 1);
            growth = Math.log(s.cell().volume() / before);
            double[] after = new double[size()];
            for (int a = 0; a < 6; a++) {
                System.arraycopy(arrays[a], 0, after, a * ATOMS, ATOMS);
            }
            System.arraycopy(s.cell().rows(), 0, after, 6 * ATOMS, 9);
            save(barostat, after, 6 * ATOMS + 9);
            return after;
        }

        private void restore(MartynaTobiasKlein barostat, double[] state, int from) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeDouble(0);
            for (int k = 0, at = from; k < coupling.freedom(); k++) {
                out.writeDouble(state[at++]);
                out.writeInt(CHAIN);
                for (int c = 0; c < CHAIN; c++) {
                    out.writeDouble(state[at++]);
                }
                out.writeDouble(0);
            }
            barostat.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        }

        private void save(MartynaTobiasKlein barostat, double[] state, int from) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            barostat.save(new DataOutputStream(bytes));
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
            in.readDouble();
            reservoir = 0;
            for (int k = 0, at = from; k < coupling.freedom(); k++) {
                state[at++] = in.readDouble();
                assertEquals(CHAIN, in.readInt());
                for (int c = 0; c < CHAIN; c++) {
                    state[at++] = in.readDouble();
                }
                reservoir += in.readDouble() / KT;
            }
        }
    }

    /**
     * The Jacobian of a step, by differences: the volume of phase space grows by det(h)^(d-Nd/N_f) and shrinks by the heat that the
     * chains took, so that det(h)^(1-d) exp(-conserved/kT) is stationary. (N d/N_f in place of 1, because the total momentum, which
     * stays at zero, is varied here.)
     */
    @ParameterizedTest
    @CsvSource({"ISOTROPIC, xyz", "ANISOTROPIC, xyz", "TRICLINIC, xyz", "TRICLINIC, xz", "ANISOTROPIC, y",
        "ISOTROPIC, xy"})
    void aStepKeepsTheMeasureOfConstantPressure(Coupling.Kind kind, String axes) throws IOException {
        try (Workers workers = new Workers(1)) {
            Step step = new Step(new Coupling(kind, axes), workers);
            int n = step.size();
            double[] state = someState(step);
            double[] scale = new double[n];
            for (int k = 0; k < n; k++) {
                scale[k] = k >= 6 * ATOMS + 9 ? 1e-4 / TAU : 1e-4;
            }
            double[][] jacobian = new double[n][n];
            for (int k = 0; k < n; k++) {
                double[] up = state.clone();
                up[k] += scale[k];
                double[] down = state.clone();
                down[k] -= scale[k];
                double[] high = step.apply(up);
                double[] low = step.apply(down);
                for (int m = 0; m < n; m++) {
                    jacobian[m][k] = (high[m] - low[m]) / (2 * scale[k]);
                }
            }
            step.apply(state);
            assertTrue(Math.abs(step.growth) > 0.003 && Math.abs(step.reservoir) > 0.003, "too little happens");
            double expected = (3 - 3.0 * ATOMS / (3 * ATOMS - 3)) * step.growth - step.reservoir;
            double det = new LUDecomposition(new Array2DRowRealMatrix(jacobian, false)).getDeterminant();
            assertEquals(expected, Math.log(det), 1e-6);
        }
    }

    /** A skewed cell of four atoms off their places, all in motion. */
    private static double[] someState(Step step) {
        Random random = new Random(3);
        double[] state = new double[step.size()];
        double[][] sites = {{0.1, 2.8, 2.8, 0.1}, {0.1, 2.8, 0.1, 2.8}, {0.1, 0.1, 2.8, 2.8}};
        double[] rows = {5.4, 0.2, -0.1, 0.1, 5.5, 0.3, -0.2, 0.1, 5.6};
        for (int k = 0; k < state.length; k++) {
            double r = random.nextGaussian();
            int kind = k / ATOMS;
            if (kind < 3) {
                state[k] = sites[kind][k % ATOMS] + 0.1 * r;
            } else if (kind < 6) {
                state[k] = 0.03 * r;
            } else if (k < 6 * ATOMS + 9) {
                state[k] = rows[k - 6 * ATOMS];
            } else {
                boolean speed = (k - 6 * ATOMS - 9) % (1 + CHAIN) == 0;
                state[k] = (speed ? 0.2 + 0.1 * r : 0.5 + r) / TAU;
            }
        }
        return state;
    }

    /** The deformations are as many as the coupling has degrees of freedom, symmetric and orthonormal. */
    @ParameterizedTest
    @CsvSource({"ISOTROPIC, xyz, 1", "ISOTROPIC, xz, 1", "ANISOTROPIC, xyz, 3", "ANISOTROPIC, yz, 2",
        "ANISOTROPIC, z, 1",
        "TRICLINIC, xyz, 6", "TRICLINIC, xz, 3", "TRICLINIC, y, 1"})
    void deformationsAreOrthonormal(Coupling.Kind kind, String axes, int freedom) {
        Coupling coupling = new Coupling(kind, axes);
        assertEquals(freedom, coupling.freedom());
        double[] amplitudes = new double[freedom];
        double[] back = new double[freedom];
        double[] m = new double[9];
        for (int k = 0; k < freedom; k++) {
            Arrays.fill(amplitudes, 0);
            amplitudes[k] = 1;
            coupling.compose(amplitudes, m);
            assertEquals(k == 0 ? Math.sqrt(axes.length()) : 0, Flow.trace(m), 1e-15);
            for (int a = 0; a < 3; a++) {
                for (int b = 0; b < 3; b++) {
                    boolean free = coupling.free(a) && coupling.free(b);
                    assertTrue(free || m[3 * a + b] == 0);
                    assertEquals(m[3 * a + b], m[3 * b + a], 0);
                }
            }
            coupling.resolve(m, back);
            for (int l = 0; l < freedom; l++) {
                assertEquals(k == l ? 1 : 0, back[l], 1e-15);
            }
        }
    }
}
