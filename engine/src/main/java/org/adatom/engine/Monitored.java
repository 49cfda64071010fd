package org.adatom.engine;

import java.util.Arrays;
import org.adatom.engine.forcefield.Monitor;

/**
 * What a potential says of how far each atom of the last evaluation is to be trusted: a {@link Monitor} and its numbers,
 * in the user's order. Atoms on which the potential does not act have zeros.
 */
public final class Monitored {
    private final Monitor monitor;
    private final MemberForces memberForces;
    private double[][] numbers;
    private double[] spread = {};
    private boolean spreadKnown;
    private double[][][] forces = {};
    private Runnable beforeMembers = () -> {};

    /** Where the forces of members come from. */
    @FunctionalInterface
    interface MemberForces {
        /** Writes the forces of a member at the positions of the last evaluation, x, y and z of each atom, eV/&Aring;. */
        void of(int member, double[][] force);
    }

    Monitored(Monitor monitor, MemberForces memberForces) {
        this.monitor = monitor;
        this.memberForces = memberForces;
        numbers = new double[monitor.numbers()][0];
    }

    /** What must be done while the forces of the members have not yet taken the place of their mean: to sum its virial. */
    void beforeMembers(Runnable action) {
        beforeMembers = action;
    }

    /** What the numbers mean. */
    public Monitor monitor() {
        return monitor;
    }

    /** The numbers that the potential left for each atom: {@code numbers()[c][atom]}; valid until the next evaluation. */
    public double[][] numbers() {
        return numbers;
    }

    /**
     * The measure of each atom; valid until the next evaluation. Of a committee it is the root of the trace of the
     * covariance of its members' forces, eV/&Aring;, for which they are computed one by one when it is first asked for.
     */
    public double[] measure() {
        if (monitor.members() == 1) {
            return numbers[0];
        }
        if (!spreadKnown) {
            computeSpread();
            spreadKnown = true;
        }
        return spread;
    }

    /** The atom furthest beyond the limit, of equal ones the first; -1 if none is beyond it. */
    public int worst() {
        double[] measure = measure();
        int worst = -1;
        for (int i = 0; i < measure.length; i++) {
            if (measure[i] > monitor.limit() && (worst < 0 || measure[i] > measure[worst])) {
                worst = i;
            }
        }
        return worst;
    }

    /** A column of {@link Monitor#columns}, one number per atom. */
    public double[] column(int c) {
        return c == 0 ? measure() : numbers[monitor.members() == 1 ? c : c - 1];
    }

    /** Clears the numbers for that many atoms before an evaluation. */
    void begin(int atoms) {
        spreadKnown = false;
        for (int c = 0; c < numbers.length; c++) {
            numbers[c] = numbers[c].length == atoms ? numbers[c] : new double[atoms];
            Arrays.fill(numbers[c], 0);
        }
    }

    private void computeSpread() {
        int members = monitor.members();
        int atoms = numbers[0].length;
        if (forces.length == 0 || spread.length != atoms) {
            forces = new double[members][3][atoms];
            spread = new double[atoms];
        }
        beforeMembers.run();
        for (int m = 0; m < members; m++) {
            memberForces.of(m, forces[m]);
        }
        for (int i = 0; i < atoms; i++) {
            double sum = 0;
            for (int k = 0; k < 3; k++) {
                double mean = 0;
                for (int m = 0; m < members; m++) {
                    mean += forces[m][k][i];
                }
                mean /= members;
                for (int m = 0; m < members; m++) {
                    double d = forces[m][k][i] - mean;
                    sum += d * d;
                }
            }
            spread[i] = Math.sqrt(sum / (members - 1));
        }
    }
}
