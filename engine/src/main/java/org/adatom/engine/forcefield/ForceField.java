package org.adatom.engine.forcefield;

import java.util.List;

/**
 * The energy of atoms as a function of their positions: immutable parameters, shared by all threads.
 *
 * <p>Implement one of the kinds {@link PairPotential}, {@link EmbeddedPotential}, {@link SitePotential}, {@link
 * GlobalPotential}, restrict it to some species with {@link RestrictedForceField}, or add several with {@link
 * SumForceField}. Distances in &Aring;, energies in eV.
 */
public sealed interface ForceField
        permits PairPotential,
        EmbeddedPotential,
        SitePotential,
        GlobalPotential,
        RestrictedForceField,
        SumForceField {
    /**
     * The element symbols (or other labels) that a structure may have; a potential names its species by index in this
     * list.
     */
    List<String> species();

    /** Atoms at this distance (&Aring;) or further do not interact. */
    double cutoff();

    /**
     * Whether atoms feel each other at any distance, beyond {@link #cutoff}: true of the lattice sum of charges, whose field has no
     * end.
     */
    default boolean longRange() {
        return false;
    }

    /** Whether an atom of one of these species and one of the other may feel each other; order has no meaning. */
    default boolean couples(String a, String b) {
        return species().contains(a) && species().contains(b);
    }

    /** One line for logs and reports: kind, source of the parameters, cutoff. */
    String description();

    /** The publications to cite when results of these parameters are published; empty if the user made them up. */
    default List<String> references() {
        return List.of();
    }

    /**
     * The long-range correction for what lies beyond the cutoff in a homogeneous system.
     *
     * @param counts atoms of each species of {@link #species()}
     * @param volume of the cell in &Aring;&sup3;
     */
    default Tail tail(long[] counts, double volume) {
        return Tail.NONE;
    }

    /**
     * The most by which the energy changes, by the very definition of this force field, when two atoms pass a distance at
     * which they cease to interact; eV. 0, the default, declares the energy continuous. A truncated potential declares
     * what it cuts off, so that its jump can be told from a mistake.
     */
    default double energyJump() {
        return 0;
    }

    /** A short report of what happened outside the parameters' range since the start; empty if nothing did. */
    default List<String> warnings() {
        return List.of();
    }

    /**
     * A long-range correction.
     *
     * @param energy in eV
     * @param virial trace of the virial tensor in eV, so that the pressure changes by virial/(3V)
     */
    record Tail(double energy, double virial) {
        /** No correction. */
        public static final Tail NONE = new Tail(0, 0);
    }
}
