package org.adatom.forcefields.linear;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.adatom.engine.BruteForce;
import org.adatom.engine.Deck;
import org.adatom.engine.Evaluation;
import org.adatom.engine.Structure;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory.Context;
import org.adatom.engine.forcefield.SumForceField;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.pair.ZblFactory;
import org.adatom.forcefields.pair.ZblParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Energies, forces and virials of LAMMPS' {@code pair_style snap}, alone and with {@code zbl}. */
class SnapDeckTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "snap_InP", "snap_Mo_Chen", "snap_Si_Zuo_quadratic", "snap_Ta06A", "snap_Ta06A_zbl", "snap_W_2940_zbl"
    })
    void agreesWithLammps(String name) {
        Deck deck = Deck.require(name);
        ForceField forceField = potential(deck);
        for (Deck.Configuration c : deck.configurations()) {
            Structure s = c.structure();
            deck.assertAgrees(c, BruteForce.evaluate(forceField, s.atoms(), s.cell()));
            deck.assertAgrees(c, Evaluation.byEngine(forceField, s.atoms(), s.cell(), 2));
        }
    }

    /**
     * In equilibrium the virials of both terms, 81 eV, cancel to 0.08 eV, and the deck's virial is only good to 7e-8 eV by
     * its own central differences (finite_difference_virial): it is compared without the repulsion, which other decks
     * hold, so that the tolerance is relative to a term and not to what is left of it.
     */
    @Test
    void agreesWithLammpsWhereTheTermsCancel() {
        Deck deck = Deck.require("snap_InP_zbl");
        SumForceField sum = (SumForceField) potential(deck);
        for (Deck.Configuration c : deck.configurations()) {
            Structure s = c.structure();
            double[] repulsion = BruteForce.evaluate(sum.terms().get(1), s.atoms(), s.cell()).virial();
            deck.assertAgrees(
                    new Deck.Configuration(s, without(c.expected(), repulsion)),
                    without(Evaluation.byEngine(sum, s.atoms(), s.cell(), 2), repulsion));
        }
    }

    private static Evaluation without(Evaluation e, double[] virial) {
        double[] rest = e.virial().clone();
        Arrays.setAll(rest, k -> rest[k] - virial[k]);
        return new Evaluation(e.energy(), e.forces(), rest, e.atomEnergies());
    }

    static ForceField potential(Deck deck) {
        Context context = new Context(deck.folder(), deck.species(), Units.LAMMPS_METAL);
        JsonNode p = deck.parameters();
        SnapParameters block = new SnapParameters(
                Path.of(p.get("snapcoeff").asText()), Path.of(p.get("snapparam").asText()), null);
        ForceField snap = new SnapFactory().create(block, context);
        if (!p.has("zbl")) {
            return snap;
        }
        ZblParameters zbl = new ZblParameters(
                p.get("zbl").get("inner_A").asDouble(), p.get("zbl").get("outer_A").asDouble(), null);
        return new SumForceField(List.of(snap, new ZblFactory().create(zbl, context)));
    }
}
