package org.adatom.forcefields.embedded;

import java.util.List;
import org.adatom.engine.BruteForce;
import org.adatom.engine.Deck;
import org.adatom.engine.Evaluation;
import org.adatom.engine.Structure;
import org.adatom.engine.forcefield.ForceField;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Energies, forces and virials of ASE's {@code EMT}. */
class EmtDeckTest {
    @ParameterizedTest
    @CsvSource({"emt_pure, ASE", "emt_alloy, ASE", "emt_asap_cutoff, ASAP"})
    void agreesWithAse(String name, EmtParameters.Cutoff cutoff) {
        Deck deck = Deck.require(name);
        ForceField all = EmtTest.emt(cutoff, deck.species());
        for (Deck.Configuration c : deck.configurations()) {
            Structure s = c.structure();
            List<String> present = s.atoms().symbols();
            ForceField own = EmtTest.emt(cutoff, present);
            deck.assertAgrees(c, BruteForce.evaluate(all, s.atoms(), s.cell()));
            deck.assertAgrees(c, BruteForce.evaluate(own, s.atoms(), s.cell()));
            deck.assertAgrees(c, Evaluation.byEngine(all, s.atoms(), s.cell(), 2));
            deck.assertAgrees(c, Evaluation.byEngine(own, s.atoms(), s.cell(), 2));
        }
    }
}
