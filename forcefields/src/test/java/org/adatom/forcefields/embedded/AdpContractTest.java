package org.adatom.forcefields.embedded;

import java.util.List;
import org.adatom.engine.Deck;
import org.adatom.engine.ForceFieldContract;
import org.adatom.engine.Structure;
import org.adatom.engine.Structures;
import org.adatom.engine.forcefield.ForceField;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** The contract for an alloy with made-up angular terms, and for nickel where its file is at hand. */
class AdpContractTest {
    @Nested
    class Alloy extends ForceFieldContract {
        private final List<String> metals = List.of("Cu", "Al");
        private final ForceField potential = new AngularDependent(tables(metals), metals, metals);

        @Override
        protected ForceField forceField() {
            return potential;
        }

        @Override
        protected List<Structure> structures() {
            return Structures.of(Structures.Lattice.FCC, 3.8, "Al", "Cu");
        }

        @Override
        protected Smoothness smoothness() {
            return Smoothness.FORCE;
        }
    }

    @Nested
    class MishinNickel extends ForceFieldContract {
        private ForceField potential;

        @BeforeAll
        void read() {
            potential = AdpTest.potential(Deck.require("adp_Ni"));
        }

        @Override
        protected ForceField forceField() {
            return potential;
        }

        @Override
        protected List<Structure> structures() {
            return Structures.of(Structures.Lattice.FCC, 3.52, "Ni");
        }

        @Override
        protected Smoothness smoothness() {
            return Smoothness.FORCE;
        }
    }

    /** Zhou's metals with dipoles and quadrupoles that end smoothly and differ from pair to pair. */
    private static AdpTables tables(List<String> metals) {
        EamTables eam = ZhouMetal.tables(metals);
        int n = metals.size();
        double[][][] u = new double[n][n][eam.pair()[0][0].length];
        double[][][] w = new double[n][n][eam.pair()[0][0].length];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                for (int k = 0; k < u[a][b].length; k++) {
                    double end = Math.max(0, 1 - k * eam.step() / eam.cutoff());
                    u[a][b][k] = (0.3 - 0.2 * (a + b)) * Math.pow(end, 4);
                    w[a][b][k] = (0.1 + 0.1 * a * b) * Math.pow(end, 4);
                }
            }
        }
        return new AdpTables(eam, u, w);
    }
}
