package org.adatom.forcefields.neural;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.adatom.engine.BruteForce;
import org.adatom.engine.Deck;
import org.adatom.engine.Evaluation;
import org.adatom.engine.Structure;
import org.adatom.engine.forcefield.ForceFieldFactory.Context;
import org.adatom.engine.forcefield.SitePotential;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.descriptor.DescriptorValues;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Energies, forces, virials and descriptors of NEP_CPU. */
class NepDeckTest {
    @ParameterizedTest
    @ValueSource(strings = {"nep-carbon-nep3", "nep-carbon", "nep-tepb"})
    void agreesWithNepCpu(String name) {
        Deck deck = Deck.require(name);
        SitePotential potential = potential(deck);
        for (Deck.Configuration c : deck.configurations()) {
            Structure s = c.structure();
            deck.assertAgrees(c, BruteForce.evaluate(potential, s.atoms(), s.cell()));
            deck.assertAgrees(c, Evaluation.byEngine(potential, s.atoms(), s.cell(), 2));
        }
    }

    /** The first frames have the inputs of the networks and the energies of the atoms. */
    @ParameterizedTest
    @ValueSource(strings = {"nep-carbon-nep3", "nep-carbon", "nep-tepb"})
    void inputsOfTheNetworksAreThoseOfNepCpu(String name) throws IOException {
        Deck deck = Deck.require(name);
        NeuralNetworkPotential potential = (NeuralNetworkPotential) potential(deck);
        JsonNode frames = new ObjectMapper().readTree(deck.folder().resolve("descriptors.json").toFile())
                .get("configs");
        for (Deck.Configuration c : deck.configurations()) {
            JsonNode frame = frames.get(c.structure().name());
            if (frame == null) {
                continue;
            }
            Structure s = c.structure();
            double[] energies = BruteForce.evaluate(potential, s.atoms(), s.cell()).atomEnergies();
            double[][] values = DescriptorValues.of(potential.species(), potential.descriptor(), s);
            for (int a = 0; a < s.atoms().count(); a++) {
                assertEquals(frame.get("atomic_energy_eV").get(a).asDouble(), energies[a], 1e-9);
                JsonNode expected = frame.get("scaled").get(a);
                int species = potential.species().indexOf(frame.get("species").get(a).asText());
                double[] scale = potential.networks().get(species).scale();
                for (int f = 0; f < scale.length; f++) {
                    double value = expected.get(f).asDouble();
                    assertEquals(value, values[a][f] * scale[f], 1e-10 * (1 + Math.abs(value)), "value " + f);
                }
            }
        }
    }

    static SitePotential potential(Deck deck) {
        return (SitePotential) new NepFactory().create(
                new NepParameters(Path.of("nep.txt"), null, null),
                new Context(deck.folder(), deck.species(), Units.LAMMPS_METAL));
    }
}
