package org.adatom.analysis.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.error.AdatomException;

/**
 * An atom that comes along the x axis towards one or two others at rest: energy and force as functions of its distance
 * from the first, and what they do where the interaction ends.
 */
public final class Approach {
    private static final int POINTS = 1200;
    /** The scan goes from the smaller of these two to {@link #TO}. */
    private static final double FROM = 0.35;

    private static final double FROM_BOND = 0.7;
    private static final double TO = 1.35;
    private static final int SUSPECTS = 8;
    /** Distance, in intervals, at which a suspect is compared with what is usual. */
    private static final int BESIDE = 3;

    /**
     * A change within a vanishing distance.
     *
     * @param size eV or eV/&Aring;
     * @param at distance, &Aring;
     */
    record Jump(double size, double at) {}

    private final Probe probe;
    private final String name;
    private final List<String> symbols;
    private final double[] second;
    private final Cell space;
    private final double cutoff;
    private final double far;
    private final double[] r;
    private final double[] energy;
    private final double[] force;
    private final boolean refused;
    private final Limits limits;
    private final double edge;

    private Approach(Probe probe, List<String> symbols, double[] second, boolean planar, double bond) {
        this.probe = probe;
        this.symbols = symbols;
        this.second = second;
        name = String.join("-", symbols.subList(1, symbols.size())) + "-" + symbols.get(0);
        space = planar ? Cell.planar(new double[4], false, false) : Cell.open();
        cutoff = probe.forceField().cutoff();
        far = at(2 * TO * cutoff)[0];
        double from = Math.min(FROM * cutoff, FROM_BOND * bond);
        double step = (TO * cutoff - from) / (POINTS - 1);
        // From afar, because tables may begin somewhere.
        List<double[]> points = new ArrayList<>();
        boolean stopped = false;
        for (int k = POINTS - 1; k >= 0 && !stopped; k--) {
            double distance = from + k * step;
            try {
                double[] ef = at(distance);
                points.add(0, new double[] {distance, ef[0] - far, ef[1]});
            } catch (AdatomException tooClose) {
                stopped = true;
            }
        }
        refused = stopped;
        r = points.stream().mapToDouble(p -> p[0]).toArray();
        energy = points.stream().mapToDouble(p -> p[1]).toArray();
        force = points.stream().mapToDouble(p -> p[2]).toArray();
        limits = new Limits(cutoff, this::at);
        edge = findEdge();
    }

    /** Two atoms; {@code bond} is the distance of neighbours in a crystal, &Aring;. */
    static Approach dimer(Probe probe, String still, String moving, boolean planar, double bond) {
        return new Approach(probe, List.of(moving, still), new double[0], planar, bond);
    }

    /** A third atom, the first two being {@code bond} (&Aring;) apart, off the axis. */
    static Approach trimer(
            Probe probe, String first, String second, String moving, boolean planar, double bond) {
        double[] place = {0.6 * bond, planar ? 0.8 * bond : 0.75 * bond, planar ? 0 : 0.279 * bond};
        return new Approach(probe, List.of(moving, first, second), place, planar, bond);
    }

    /** Energy and the force outwards on the moving atom. */
    private double[] at(double distance) {
        Atoms atoms = Atoms.of(symbols);
        atoms.setPosition(0, distance, 0, 0);
        if (second.length > 0) {
            atoms.setPosition(2, second[0], second[1], second[2]);
        }
        Response response = probe.of(new Specimen(name, atoms, space));
        return new double[] {response.energy(), response.forces()[0]};
    }

    /** The atoms: at rest, then the moving one. */
    public String name() {
        return name;
    }

    /** Whether there are but two atoms. */
    public boolean dimer() {
        return symbols.size() == 2;
    }

    /** Distances, &Aring;. */
    public double[] distances() {
        return r;
    }

    /** Energy above that of the moving atom far away, eV. */
    public double[] energies() {
        return energy;
    }

    /** Force outwards on the moving atom, eV/&Aring;. */
    public double[] forces() {
        return force;
    }

    /** Whether the force field refuses atoms that are closer than the first distance. */
    boolean refused() {
        return refused;
    }

    /** The largest jump of the energy. */
    Jump energyJump() {
        // The work of the force takes off nearly all that a continuous energy does within an interval.
        return largestJump(0, k -> energy[k + 1] - energy[k] + (r[k + 1] - r[k]) * (force[k] + force[k + 1]) / 2);
    }

    /** The largest jump of the force. */
    Jump forceJump() {
        return largestJump(1, k -> force[k + 1] - force[k]);
    }

    /** Slope, beside its jump, with which the force begins at the edge, eV/&Aring;&sup2;; infinite if it is steeper than any. */
    double slopeAtEdge() {
        return limits.slope(edge);
    }

    /**
     * How often the energy can be differentiated where the interaction ends: the force goes to zero there with some power
     * p of the distance left, so that the energy is C<sup>n</sup> with the smallest n that is not below p. &minus;1 if the
     * energy jumps, 0 if the force does; 4 stands for 4 and more.
     *
     * @param energyJump smaller jumps of the energy do not count, eV
     */
    int smoothness(double energyJump) {
        return Math.abs(limits.jump(edge, 0)) > energyJump ? -1 : limits.order(edge);
    }

    /** Where the interaction ends, &Aring;: beyond, the force is zero. */
    public double edge() {
        return edge;
    }

    private double findEdge() {
        int last = lastForce();
        double high = r[Math.min(last + 1, r.length - 1)];
        return limits.locate(r[last], high, ef -> ef[1] == 0 ? 1 : 0);
    }

    private int lastForce() {
        int last = r.length - 1;
        while (last > 0 && force[last] == 0) {
            last--;
        }
        return last;
    }

    /**
     * A jump changes one interval and not its neighbours: the intervals that stand out most, and the one where the
     * interaction ends, are searched.
     */
    private Jump largestJump(int quantity, IntervalChange change) {
        int n = r.length - 1;
        double[] q = IntStream.range(0, n).mapToDouble(change::of).toArray();
        double[] prominence = new double[n];
        for (int k = 1; k < n - 1; k++) {
            prominence[k] = Math.abs(q[k] - (q[k - 1] + q[k + 1]) / 2);
        }
        double[] contrast = new double[n];
        for (int k = 1; k < n - 1; k++) {
            double usual = (prominence[Math.max(1, k - BESIDE)] + prominence[Math.min(n - 2, k + BESIDE)]) / 2;
            contrast[k] = prominence[k] - usual;
        }
        List<Integer> suspects = IntStream.range(1, n - 1)
                .boxed()
                .sorted((a, b) -> Double.compare(contrast[b], contrast[a]))
                .limit(SUSPECTS)
                .toList();
        Jump largest = new Jump(Math.abs(limits.jump(edge, quantity)), edge);
        for (int k : suspects) {
            double slope = limits.slopeBeside(r[k], r[k + 1], quantity);
            double at = limits.locate(r[k], r[k + 1], quantity, slope);
            double size = Math.abs(limits.jump(at, quantity));
            if (!(size <= largest.size())) {
                largest = new Jump(size, at);
            }
        }
        return largest;
    }

    /** What a quantity does between point k and the next. */
    @FunctionalInterface
    private interface IntervalChange {
        double of(int k);
    }
}
