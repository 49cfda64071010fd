package org.adatom.forcefields.angular;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.adatom.engine.BruteForce;
import org.adatom.engine.Deck;
import org.adatom.engine.Evaluation;
import org.adatom.engine.Structure;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.angular.TersoffParameters.Builtin;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Energies, forces and virials of LAMMPS' {@code pair_style tersoff}, {@code tersoff/zbl}, {@code tersoff/mod}. */
class TersoffDeckTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "tersoff_Si", "tersoff_Si_T3", "tersoff_Ge", "tersoff_SiC", "tersoff_SiO", "tersoff_BNC", "tersoff_zbl_SiC",
        "tersoff_mod_Si"
    })
    void agreesWithLammps(String name) {
        Deck deck = Deck.require(name);
        assertAgrees(deck, potential(deck));
    }

    @ParameterizedTest
    @CsvSource({"tersoff_Si, SI_T2_1988", "tersoff_Si_T3, SI_T3_1988", "tersoff_BNC, B_N_C_2012"})
    void builtinIsTheFileOfLammps(String name, Builtin builtin) {
        Deck deck = Deck.require(name);
        assertAgrees(deck, create(deck, new TersoffParameters(null, builtin, null, null)));
    }

    private static void assertAgrees(Deck deck, ForceField forceField) {
        for (Deck.Configuration c : deck.configurations()) {
            Structure s = c.structure();
            deck.assertAgrees(c, BruteForce.evaluate(forceField, s.atoms(), s.cell()));
            deck.assertAgrees(c, Evaluation.byEngine(forceField, s.atoms(), s.cell(), 2));
        }
    }

    static ForceField potential(Deck deck) {
        Map<String, String> labels = new LinkedHashMap<>();
        JsonNode given = deck.parameters().path("element_labels_in_file");
        given.fieldNames().forEachRemaining(s -> labels.put(s, given.get(s).asText()));
        Path file = Path.of(deck.parameters().get("file").asText());
        return create(deck, new TersoffParameters(file, null, null, labels));
    }

    private static ForceField create(Deck deck, TersoffParameters parameters) {
        return new TersoffFactory()
                .create(
                        parameters,
                        new ForceFieldFactory.Context(deck.folder(), deck.species(), Units.LAMMPS_METAL));
    }
}
