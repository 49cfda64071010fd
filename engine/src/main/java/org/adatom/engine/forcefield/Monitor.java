package org.adatom.engine.forcefield;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a site potential can say of single atoms beside their energy: how far each is to be trusted. One that was fitted
 * to data knows how far an environment lies outside them; a committee knows how far its members are from each other.
 * Immutable.
 *
 * <p>The measure of an atom is the first of {@link #columns}. It is the first of the {@link #numbers} that the evaluator
 * leaves in {@link Sites#monitored}, or of a committee, whose members' forces the engine puts together, the spread of
 * the force on the atom, which precedes them.
 */
public interface Monitor {
    /** What is wrong where somebody asks a force field that has no monitor. */
    String SILENT =
            "the force field cannot say how far it is to be trusted: n2p2, aenet, model and committee can, unless"
                    + " extrapolation is ignore or the range of training is unknown";

    /** What is done about atoms beyond the limit. */
    enum Policy {
        /** Nothing: nobody looks. */
        IGNORE,
        /** They are counted and reported. */
        WARN,
        /** Their configurations are written, too. */
        SAVE,
        /** The run ends. */
        STOP;

        /** As in input files. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The monitors of a force field, in the order of the terms of a sum. Names of columns are different: of two terms that
     * measure the same, the second has {@code _2} behind its names.
     */
    static List<Monitor> of(ForceField forceField) {
        List<ForceField> terms = forceField instanceof SumForceField sum ? sum.terms() : List.of(forceField);
        List<Monitor> monitors = new ArrayList<>();
        List<String> potentials = new ArrayList<>();
        for (ForceField term : terms) {
            ForceField inner = term instanceof RestrictedForceField restricted ? restricted.inner() : term;
            Monitor monitor = inner instanceof SitePotential site ? site.monitor() : null;
            if (monitor != null) {
                monitors.add(monitor);
                potentials.add(term.description());
            }
        }
        return AlikeMonitor.distinguished(monitors, potentials);
    }

    /** What is done about atoms beyond the limit. */
    Policy policy();

    /** The measure beyond which an atom is not to be trusted; may be infinite. */
    double limit();

    /** Steps between looks: 1 where the measure comes along with the forces. */
    long every();

    /** Names of the numbers per atom that are shown, the measure first. */
    List<String> columns();

    /** Unit of each of them; empty if it has none. */
    List<String> units();

    /** How many numbers of each atom the evaluator leaves in {@link Sites#monitored}. */
    int numbers();

    /** How many potentials this one is the mean of; 1 if it is no committee. */
    default int members() {
        return 1;
    }

    /** A short name, for tables and warnings, of what is measured. */
    String title();

    /**
     * What an atom exceeds its limit by, as an index from 0.
     *
     * @param numbers of all atoms, {@code numbers[c][atom]}
     */
    int cause(double[][] numbers, int atom);

    /**
     * Name of a cause.
     *
     * @param species label of the atom
     * @param cause as {@link #cause} gives it
     */
    String causeName(String species, int cause);

    /**
     * What there is to say about an atom, in one sentence without the number of the atom.
     *
     * @param species its label
     * @param measure its measure
     * @param numbers of all atoms, {@code numbers[c][atom]}
     */
    String explain(String species, double measure, double[][] numbers, int atom);
}
