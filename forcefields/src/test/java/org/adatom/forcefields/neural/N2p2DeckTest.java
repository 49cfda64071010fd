package org.adatom.forcefields.neural;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.adatom.engine.BruteForce;
import org.adatom.engine.Deck;
import org.adatom.engine.Evaluation;
import org.adatom.engine.Structure;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.descriptor.DescriptorValues;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Energies, forces, virials and values of symmetry functions of n2p2. */
class N2p2DeckTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "nnp-n2p2-cu", "nnp-n2p2-li", "nnp-n2p2-h2o", "nnp-n2p2-cu2s", "nnp-n2p2-ethylbenzene"
            })
    void agreesWithN2p2(String name) {
        Deck deck = Deck.require(name);
        NeuralNetworkPotential potential = potential(deck);
        for (Deck.Configuration c : deck.configurations()) {
            Structure s = c.structure();
            if (s.atoms().count() < 100) {
                deck.assertAgrees(c, BruteForce.evaluate(potential, s.atoms(), s.cell()));
            }
            deck.assertAgrees(c, Evaluation.byEngine(potential, s.atoms(), s.cell(), 2));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nnp-n2p2-cu", "nnp-n2p2-li", "nnp-n2p2-h2o", "nnp-n2p2-cu2s", "nnp-n2p2-ethylbenzene"
            })
    void valuesAreThoseOfN2p2(String name) throws IOException {
        Deck deck = Deck.require(name);
        double tolerance = deck.description().get("tolerance").get("descriptor_rel").asDouble();
        NeuralNetworkPotential potential = potential(deck);
        JsonNode expected =
                new ObjectMapper().readTree(deck.folder().resolve("descriptors.json").toFile()).get("configs");
        int found = 0;
        for (Deck.Configuration c : deck.configurations()) {
            JsonNode raw = expected.path(c.structure().name()).path("raw");
            if (raw.isMissingNode()) {
                continue;
            }
            found++;
            double[][] values = DescriptorValues.of(potential.species(), potential.descriptor(), c.structure());
            for (int i = 0; i < values.length; i++) {
                assertEquals(raw.get(i).size(), values[i].length, c + ": number of values of atom " + i);
                for (int f = 0; f < values[i].length; f++) {
                    double value = raw.get(i).get(f).asDouble();
                    // The peer's polynomials are sums of terms of order 10, exact to some 1e-14, also where they end.
                    assertEquals(value, values[i][f], tolerance * Math.abs(value) + 5e-14,
                            c + ": function " + f + " of atom " + i);
                }
            }
        }
        assertTrue(found > 0);
    }

    static NeuralNetworkPotential potential(Deck deck) {
        JsonNode units = deck.description().get("potential_units");
        N2p2Parameters parameters = new N2p2Parameters(
                Path.of("."), null, units.get("length_factor_per_angstrom").asDouble(),
                units.get("energy_factor_per_eV").asDouble(), null, null);
        return (NeuralNetworkPotential) new N2p2Factory().create(
                parameters, new ForceFieldFactory.Context(deck.folder(), deck.species(), Units.CODATA_2018));
    }
}
