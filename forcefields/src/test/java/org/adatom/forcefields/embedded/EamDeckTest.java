package org.adatom.forcefields.embedded;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.adatom.engine.BruteForce;
import org.adatom.engine.Deck;
import org.adatom.engine.Evaluation;
import org.adatom.engine.Structure;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.units.Units;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Energies, forces and virials of LAMMPS for funcfl, setfl and Finnis-Sinclair files. */
class EamDeckTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "eam_AlFe_mm", "eam_Al_zhou", "eam_Au_u3", "eam_CuNi", "eam_CuNi_funcfl", "eam_Cu_mishin1", "eam_Cu_u3",
                "eam_Fe_mm"
            })
    void agreesWithLammps(String name) {
        Deck deck = Deck.require(name);
        ForceField forceField = potential(deck);
        for (Deck.Configuration c : deck.configurations()) {
            Structure s = c.structure();
            deck.assertAgrees(c, BruteForce.evaluate(forceField, s.atoms(), s.cell()));
            deck.assertAgrees(c, Evaluation.byEngine(forceField, s.atoms(), s.cell(), 2));
        }
        assertFalse(forceField.references().isEmpty());
    }

    static ForceField potential(Deck deck) {
        List<Path> files = new ArrayList<>();
        deck.parameters().get("files").forEach(f -> files.add(Path.of(f.asText())));
        EamParameters parameters = files.size() == 1
                ? new EamParameters(files.get(0), null, null, null, null)
                : new EamParameters(null, files, null, null, null);
        return new EamFactory()
                .create(parameters, new ForceFieldFactory.Context(deck.folder(), deck.species(), Units.LAMMPS_METAL));
    }
}
