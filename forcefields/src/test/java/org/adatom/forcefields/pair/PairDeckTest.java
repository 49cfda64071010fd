package org.adatom.forcefields.pair;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import org.adatom.engine.BruteForce;
import org.adatom.engine.Deck;
import org.adatom.engine.Evaluation;
import org.adatom.engine.Structure;
import org.adatom.engine.forcefield.ForceField;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Energies, forces and virials of LAMMPS for morse, buck and zbl. */
class PairDeckTest {
    @ParameterizedTest
    @ValueSource(strings = {"morse_Al_shift", "morse_Cu", "morse_Cu_shift", "buck_Ar"})
    void agreesWithLammps(String name) {
        Deck deck = Deck.require(name);
        JsonNode p = deck.parameters();
        Truncation truncation = p.get("shift").asText().equals("energy") ? Truncation.ENERGY : Truncation.CUT;
        String species = deck.species().get(0);
        PairFormula formula = name.startsWith("morse")
                ? new Morse(species, value(p, "D0_eV"), value(p, "alpha_per_A"), value(p, "r0_A"))
                : BornMayer.buckingham(
                        List.of(species),
                        new double[] {value(p, "A_eV")},
                        new double[] {value(p, "rho_A")},
                        new double[] {value(p, "C_eV_A6")});
        ForceField forceField = new TruncatedPair(formula, truncation, value(p, "cutoff_A"));
        for (Deck.Configuration c : deck.configurations()) {
            Structure s = c.structure();
            deck.assertAgrees(c, BruteForce.evaluate(forceField, s.atoms(), s.cell()));
            deck.assertAgrees(c, Evaluation.byEngine(forceField, s.atoms(), s.cell(), 2));
        }
    }

    /** The repulsion is what LAMMPS' snap with zbl has more than snap alone, where both decks hold the same atoms. */
    @ParameterizedTest
    @ValueSource(strings = {"snap_Ta06A", "snap_InP"})
    void zblIsTheDifferenceOfTwoDecks(String name) {
        Deck without = Deck.require(name);
        Deck with = Deck.require(name + "_zbl");
        JsonNode p = with.parameters().get("zbl");
        double[] charges = with.species().stream()
                .mapToDouble(s -> p.get("Z").get(s).asDouble())
                .toArray();
        Zbl zbl = new Zbl(with.species(), charges, value(p, "inner_A"), value(p, "outer_A"), 14.399645);
        int compared = 0;
        for (int k = 0; k < with.configurations().size(); k++) {
            Structure s = with.configurations().get(k).structure();
            if (!sameAtoms(s, without.configurations().get(k).structure())) {
                continue;
            }
            compared++;
            Evaluation more = with.configurations().get(k).expected();
            Evaluation less = without.configurations().get(k).expected();
            Evaluation actual = Evaluation.byEngine(zbl, s.atoms(), s.cell(), 1);
            assertEquals(more.energy() - less.energy(), actual.energy(), 1e-9 * (1 + Math.abs(more.energy())));
            double force = 1e-8 * (1 + more.largestForce());
            assertArrayEquals(difference(more.forces(), less.forces()), actual.forces(), force);
            double virial = 1e-8 * (1 + Evaluation.largest(more.virial()));
            assertArrayEquals(difference(more.virial(), less.virial()), actual.virial(), virial);
        }
        assertTrue(compared >= 4, compared + " configurations");
    }

    private static boolean sameAtoms(Structure a, Structure b) {
        return Arrays.equals(a.atoms().x(), b.atoms().x())
                && Arrays.equals(a.atoms().y(), b.atoms().y())
                && Arrays.equals(a.atoms().z(), b.atoms().z())
                && a.cell().equals(b.cell());
    }

    private static double[] difference(double[] a, double[] b) {
        double[] d = new double[a.length];
        Arrays.setAll(d, k -> a[k] - b[k]);
        return d;
    }

    private static double value(JsonNode node, String key) {
        return node.get(key).asDouble();
    }
}
