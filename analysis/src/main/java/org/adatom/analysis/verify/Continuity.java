package org.adatom.analysis.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Nothing jumps as atoms pass the cutoff, for dimers and trimers of all species. */
final class Continuity {
    /** Jumps of the energy up to this are those of printed tables, eV. */
    static final double ENERGY = 1e-5;
    /** The same of the force, eV/&Aring;. */
    static final double FORCE = 1e-4;

    private static final int SPECIES_IN_TRIMERS = 3;

    private Continuity() {}

    /**
     * All dimers and trimers.
     *
     * @param bond distance of neighbours in the crystal, &Aring;
     */
    static List<Approach> approaches(Probe probe, List<String> species, double bond) {
        List<Approach> all = new ArrayList<>();
        int n = species.size();
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                all.add(Approach.dimer(probe, species.get(i), species.get(j)));
            }
        }
        int m = Math.min(n, SPECIES_IN_TRIMERS);
        for (int k = 0; k < m * m * m; k++) {
            all.add(Approach.trimer(
                    probe, species.get(k % m), species.get(k / m % m), species.get(k / m / m), bond));
        }
        return all;
    }

    static List<Finding> of(List<Approach> approaches, Smoothness wanted) {
        List<Finding> findings = new ArrayList<>();
        for (boolean dimers : new boolean[] {true, false}) {
            String kind = dimers ? "dimers" : "trimers";
            Worst energy = new Worst();
            Worst force = new Worst();
            int order = 4;
            String roughest = "";
            for (Approach a : approaches) {
                if (dimers == (a.name().split("-").length == 2)) {
                    Approach.Jump e = a.energyJump();
                    Approach.Jump f = a.forceJump();
                    energy.see(e.size(), place(a, e));
                    force.see(f.size(), place(a, f));
                    int c = a.smoothness(ENERGY);
                    if (roughest.isEmpty() || c < order) {
                        order = c;
                        roughest = a.name() + " at " + String.format(Locale.ROOT, "%.4f A", a.edge());
                    }
                }
            }
            findings.add(energy.within(Check.CONTINUITY, "energy of " + kind + " does not jump", ENERGY, "eV",
                    wanted.compareTo(Smoothness.ENERGY) >= 0 ? Verdict.FAIL : Verdict.WARN));
            findings.add(force.within(Check.CONTINUITY, "force of " + kind + " does not jump", FORCE, "eV/A",
                    wanted.compareTo(Smoothness.FORCE) >= 0 ? Verdict.FAIL : Verdict.WARN));
            findings.add(new Finding(Check.CONTINUITY, "energy of " + kind + " at the cutoff is C^n with n =", order,
                    Double.NaN, order == 4 ? "or more" : "", roughest, order >= 1 ? Verdict.PASS : Verdict.WARN));
        }
        return findings;
    }

    private static String place(Approach a, Approach.Jump jump) {
        return a.name() + String.format(Locale.ROOT, " at %.4f A", jump.at());
    }
}
