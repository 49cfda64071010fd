package org.adatom.forcefields.coulomb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import org.adatom.engine.BruteForce;
import org.adatom.engine.Deck;
import org.adatom.engine.Evaluation;
import org.adatom.engine.Structure;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.SumForceField;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.pair.BornMayer;
import org.adatom.forcefields.pair.TruncatedPair;
import org.adatom.forcefields.pair.Truncation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Oxides with Buckingham and Coulomb energies: LAMMPS, and the same formulas with an exact erfc. */
class CoulombDeckTest {
    @ParameterizedTest
    @CsvSource({"buck_ewald_MgO, 7", "buck_ewald_MgO, 9.1", "buck_ewald_BKS_quartz, 8", "buck_ewald_BKS_quartz, 6.5"})
    void ewaldAgreesWhateverTheSplitting(String name, double cutoff) {
        Deck deck = Deck.require(name);
        ForceField forceField = SumForceField.of(List.of(
                buckingham(deck),
                Coulomb.ewald(deck.species(), charges(deck), cutoff, 1e-12, value(deck, "coulomb_constant_eV_A"))));
        for (Deck.Configuration c : deck.configurations()) {
            Structure s = c.structure();
            deck.assertAgrees(c, Evaluation.byEngine(forceField, s.atoms(), s.cell(), 2));
        }
    }

    @Test
    void builtinSilicaAgreesWithLammps() {
        Deck deck = Deck.require("buck_ewald_BKS_quartz");
        ForceField silica = RigidIonsTest.silica(false, 1e-12, Units.LAMMPS_METAL, deck.species());
        for (Deck.Configuration c : deck.configurations()) {
            Structure s = c.structure();
            deck.assertAgrees(c, Evaluation.byEngine(silica, s.atoms(), s.cell(), 2));
        }
    }

    @Test
    void dampedShiftedForceAgreesWithLammps() {
        Deck deck = Deck.require("buck_dsf_MgO");
        for (Deck.Configuration c : deck.configurations()) {
            Structure s = c.structure();
            deck.assertAgrees(c, BruteForce.evaluate(shifted(deck), s.atoms(), s.cell()));
            deck.assertAgrees(c, Evaluation.byEngine(shifted(deck), s.atoms(), s.cell(), 2));
        }
    }

    @Test
    void dampedShiftedForceAgreesWithTheExactErfc() {
        Deck deck = Deck.require("buck_dsf_MgO", "configs_exact.extxyz");
        for (Deck.Configuration c : deck.configurations()) {
            Structure s = c.structure();
            Evaluation expected = c.expected();
            Evaluation actual = Evaluation.byEngine(shifted(deck), s.atoms(), s.cell(), 1);
            assertEquals(expected.energy(), actual.energy(), 1e-11 * Math.abs(expected.energy()), s.name());
            assertArrayEquals(expected.forces(), actual.forces(), 1e-10 * (1 + expected.largestForce()), s.name());
            double virial = 1e-10 * (1 + Evaluation.largest(expected.virial()));
            assertArrayEquals(expected.virial(), actual.virial(), virial, s.name());
        }
    }

    private static ForceField shifted(Deck deck) {
        return SumForceField.of(List.of(
                buckingham(deck),
                Coulomb.dampedShiftedForce(
                        deck.species(),
                        charges(deck),
                        value(deck, "cutoff_coulomb_A"),
                        value(deck, "dsf_alpha_per_A"),
                        value(deck, "coulomb_constant_eV_A"))));
    }

    private static double[] charges(Deck deck) {
        return deck.species().stream()
                .mapToDouble(s -> deck.parameters().get("charges_e").get(s).asDouble())
                .toArray();
    }

    private static TruncatedPair buckingham(Deck deck) {
        int n = deck.species().size();
        double[] a = new double[n * n];
        double[] rho = new double[n * n];
        double[] c = new double[n * n];
        Arrays.fill(rho, 1);
        for (JsonNode pair : deck.parameters().get("pairs")) {
            int i = deck.species().indexOf(pair.get("types").get(0).asText());
            int j = deck.species().indexOf(pair.get("types").get(1).asText());
            for (int t : new int[] {i * n + j, j * n + i}) {
                a[t] = pair.get("A_eV").asDouble();
                rho[t] = pair.get("rho_A").asDouble();
                c[t] = pair.get("C_eV_A6").asDouble();
            }
        }
        return new TruncatedPair(
                BornMayer.buckingham(deck.species(), a, rho, c), Truncation.CUT, value(deck, "cutoff_buck_A"));
    }

    private static double value(Deck deck, String key) {
        return deck.parameters().get(key).asDouble();
    }
}
