package org.adatom.forcefields.pair;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.adatom.engine.BruteForce;
import org.adatom.engine.Deck;
import org.adatom.engine.Evaluation;
import org.adatom.engine.Structure;
import org.adatom.engine.forcefield.ForceField;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Energies, forces and virials of LAMMPS for lj/cut (shifted or not) and lj/smooth/linear. */
class LennardJonesDeckTest {
    @ParameterizedTest
    @ValueSource(strings = {"lj_cut_Ar", "lj_cut_Ar_real", "lj_mix_ArKr", "lj_shift_Ar", "lj_smooth_linear_Ar"})
    void agreesWithLammps(String name) {
        Deck deck = Deck.require(name);
        ForceField forceField = potential(deck);
        for (Deck.Configuration c : deck.configurations()) {
            Structure s = c.structure();
            deck.assertAgrees(c, BruteForce.evaluate(forceField, s.atoms(), s.cell()));
            deck.assertAgrees(c, Evaluation.byEngine(forceField, s.atoms(), s.cell(), 2));
        }
    }

    private static ForceField potential(Deck deck) {
        JsonNode p = deck.parameters();
        List<String> species = deck.species();
        double[] epsilon = species.stream()
                .mapToDouble(s -> p.get("elements").get(s).get("epsilon_eV").asDouble())
                .toArray();
        double[] sigma = species.stream()
                .mapToDouble(s -> p.get("elements").get(s).get("sigma_A").asDouble())
                .toArray();
        Truncation truncation =
                switch (p.get("shift").asText()) {
                    case "none" -> Truncation.CUT;
                    case "energy" -> Truncation.ENERGY;
                    case "force" -> Truncation.FORCE;
                    default -> throw new IllegalArgumentException("shift " + p.get("shift"));
                };
        return new TruncatedPair(
                LennardJones.mixed(species, epsilon, sigma, LennardJones.Mixing.LORENTZ_BERTHELOT),
                truncation,
                p.get("cutoff_A").asDouble());
    }
}
