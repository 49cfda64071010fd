package org.adatom.analysis.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.adatom.engine.error.InputException;

/** Nothing jumps as atoms pass the cutoff, for dimers of all pairs of species and for trimers. */
final class Continuity {
    /** Jumps of the energy up to this are those of printed tables, eV. */
    static final double ENERGY = 1e-5;
    /** The same of the force, eV/&Aring;. */
    static final double FORCE = 1e-4;
    /** The same of its slope, eV/&Aring;&sup2;. */
    static final double SLOPE = 1e-2;

    /** Up to so many species all trimers are made, of more each pair of species with a third one. */
    private static final int FEW = 3;

    private Continuity() {}

    /**
     * All dimers, and trimers.
     *
     * @param bond distance of neighbours in the crystal, &Aring;
     * @throws InputException if the force field is not defined for molecules in empty space
     */
    static List<Approach> approaches(Probe probe, List<String> species, boolean planar, double bond) {
        List<Approach> all = new ArrayList<>();
        int n = species.size();
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                all.add(Approach.dimer(probe, species.get(i), species.get(j), planar, bond));
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    if (n <= FEW || k == (i + j) % n) {
                        all.add(Approach.trimer(
                                probe, species.get(k), species.get(j), species.get(i), planar, bond));
                    }
                }
            }
        }
        return all;
    }

    /**
     * The rows.
     *
     * @param declared jump of the energy that the force field declares, eV
     */
    static List<Finding> of(List<Approach> approaches, Smoothness wanted, double declared) {
        List<Finding> findings = new ArrayList<>();
        for (boolean dimers : new boolean[] {true, false}) {
            List<Approach> some =
                    approaches.stream().filter(a -> a.dimer() == dimers).toList();
            if (!some.isEmpty()) {
                findings.addAll(rows(dimers ? "dimers" : "trimers", some, wanted, declared));
            }
        }
        return findings;
    }

    private static List<Finding> rows(String kind, List<Approach> approaches, Smoothness wanted, double declared) {
        Worst energy = new Worst();
        Worst force = new Worst();
        Worst slope = new Worst();
        int order = Integer.MAX_VALUE;
        String roughest = "";
        for (Approach a : approaches) {
            Approach.Jump e = a.energyJump();
            Approach.Jump f = a.forceJump();
            energy.see(e.size(), place(a, e.at()));
            force.see(f.size(), place(a, f.at()));
            slope.see(a.slopeAtEdge(), place(a, a.edge()));
            int c = a.smoothness(ENERGY);
            if (c < order) {
                order = c;
                roughest = place(a, a.edge());
            }
        }
        return List.of(
                energyRow(kind, energy, wanted, declared),
                force.within(Check.CONTINUITY, "force of " + kind + " does not jump", FORCE, "eV/A",
                        failsFrom(Smoothness.FORCE, wanted)),
                slope.within(Check.CONTINUITY, "slope of the force of " + kind + " does not jump at its end", SLOPE,
                        "eV/A^2", failsFrom(Smoothness.SLOPE, wanted)),
                new Finding(Check.CONTINUITY, "energy of " + kind + " at the cutoff is C^n with n =", order, Double.NaN,
                        order == Limits.HIGHEST ? "or more" : "", roughest, Verdict.PASS));
    }

    /** A jump that was declared is to be known, one that was not is a mistake. */
    private static Finding energyRow(String kind, Worst energy, Smoothness wanted, double declared) {
        String name = "energy of " + kind + " does not jump";
        boolean asDeclared = declared > 0 && energy.value() > ENERGY && energy.value() <= declared + ENERGY;
        if (asDeclared && wanted == Smoothness.DECLARED) {
            return new Finding(Check.CONTINUITY, name, energy.value(), ENERGY, "eV",
                    String.format(Locale.ROOT, "%s; truncated by definition, declared up to %.3g eV", energy.where(),
                            declared),
                    Verdict.WARN);
        }
        return energy.within(Check.CONTINUITY, name, ENERGY, "eV", failsFrom(Smoothness.DECLARED, wanted));
    }

    private static Verdict failsFrom(Smoothness strictness, Smoothness wanted) {
        return wanted.compareTo(strictness) >= 0 ? Verdict.FAIL : Verdict.WARN;
    }

    private static String place(Approach a, double at) {
        return a.name() + String.format(Locale.ROOT, " at %.4f A", at);
    }
}
