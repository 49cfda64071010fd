package org.adatom.integrators;

import org.adatom.engine.Simulation;

/** The internal pressure of atoms times volume, VP<sub>ab</sub> = &Sigma; m v<sub>a</sub> v<sub>b</sub> + W<sub>ab</sub>, eV. */
final class InternalPressure {
    private final Simulation simulation;
    private final Moves moves;
    private final double[] flux = new double[9];
    private final double[] sum = new double[9];

    InternalPressure(Simulation simulation) {
        this.simulation = simulation;
        this.moves = new Moves(simulation.atoms(), simulation.cell(), simulation.evaluator().workers());
    }

    /** Its nine components now, row by row; overwritten the next time, and until then the caller's. */
    double[] timesVolume() {
        moves.flux(flux);
        double[] w = simulation.evaluator().virial();
        for (int k = 0; k < 9; k++) {
            sum[k] = flux[k] + w[k];
        }
        return sum;
    }

    /** Twice the kinetic energy when {@link #timesVolume} was called last, eV. */
    double twiceKinetic() {
        return Flow.trace(flux);
    }

    /** The volume now, &Aring;&sup3; (of a planar system the area, &Aring;&sup2;). */
    double volume() {
        return simulation.cell().volume();
    }
}
