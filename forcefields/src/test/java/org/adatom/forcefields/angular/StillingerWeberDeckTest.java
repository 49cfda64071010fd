package org.adatom.forcefields.angular;

import java.nio.file.Path;
import org.adatom.engine.BruteForce;
import org.adatom.engine.Deck;
import org.adatom.engine.Evaluation;
import org.adatom.engine.Structure;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.units.Units;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Energies, forces and virials of LAMMPS' {@code pair_style sw}. */
class StillingerWeberDeckTest {
    @ParameterizedTest
    @ValueSource(strings = {"sw_Si", "sw_GaN", "sw_CdTe"})
    void agreesWithLammps(String name) {
        Deck deck = Deck.require(name);
        ForceField forceField = potential(deck);
        for (Deck.Configuration c : deck.configurations()) {
            Structure s = c.structure();
            deck.assertAgrees(c, BruteForce.evaluate(forceField, s.atoms(), s.cell()));
            deck.assertAgrees(c, Evaluation.byEngine(forceField, s.atoms(), s.cell(), 2));
        }
    }

    static ForceField potential(Deck deck) {
        return new StillingerWeberFactory()
                .create(
                        new StillingerWeberParameters(Path.of(deck.parameters().get("file").asText()), null, null),
                        new ForceFieldFactory.Context(deck.folder(), deck.species(), Units.LAMMPS_METAL));
    }
}
