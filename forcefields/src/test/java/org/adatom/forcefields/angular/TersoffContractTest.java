package org.adatom.forcefields.angular;

import java.util.ArrayList;
import java.util.List;
import org.adatom.engine.ForceFieldContract;
import org.adatom.engine.Structure;
import org.adatom.engine.Structures;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.forcefields.PotentialFile;
import org.junit.jupiter.api.Nested;

class TersoffContractTest {
    private abstract static class Contract extends ForceFieldContract {
        private final ForceField potential;
        private final List<Structure> structures;
        private final double exponent;

        Contract(Tersoff potential, List<Structure> structures) {
            this.potential = potential;
            exponent = potential.triplets().stream().mapToDouble(TersoffTriplet::inner).min().orElseThrow();
            this.structures = structures;
        }

        @Override
        protected ForceField forceField() {
            return potential;
        }

        @Override
        protected List<Structure> structures() {
            return structures;
        }

        /**
         * Where an atom enters zeta = 0 the force rises as (R + D - r)^(2n - 1). For n &lt; 1 that is too steep to be told
         * from a jump in finite steps; {@code TersoffTest} follows the power law instead.
         */
        @Override
        protected Smoothness smoothness() {
            return exponent < 1 ? Smoothness.ENERGY : Smoothness.FORCE;
        }

        /**
         * Where f_C begins to fall, the slope of the force jumps by as much as 400 eV/A^2, and with it the trapezoidal
         * work by 400/8 1e-6 eV. Where an atom enters zeta with n = 0.73, the force rises to some 6 eV/A within the step
         * of 1e-3 A, and the trapezoid is off by (1/1.46 - 1/2) of their product.
         */
        @Override
        protected double energyJump() {
            return exponent < 1 ? 2e-3 : 1e-4;
        }

        /** Steps of 1e-5 A times the steepest force, 400 eV/A^2, and a little more. */
        @Override
        protected double forceJump() {
            return 5e-3;
        }
    }

    /** With omega, and a bond order of high power. */
    @Nested
    class SiliconT2 extends Contract {
        SiliconT2() {
            super(TersoffTest.builtin(TersoffParameters.Builtin.SI_T2_1988, "Si"),
                    Structures.of(Structures.Lattice.DIAMOND, 5.43, "Si"));
        }
    }

    @Nested
    class SiliconCarbide extends Contract {
        SiliconCarbide() {
            super(TersoffTest.builtin(TersoffParameters.Builtin.SI_C_1989, "C", "Si"),
                    Structures.of(Structures.Lattice.DIAMOND, 4.4, "Si", "C"));
        }
    }

    /** Kumagai's forms; parameters from Comput. Mater. Sci. 39, 457 (2007). */
    @Nested
    class Modified extends Contract {
        Modified() {
            super(single("Si", TersoffParameters.Form.MOD,
                    "Si Si Si 1 2.3890327 -0.365 1 1 1.345797 121.00047 3 0.3 3.2300135 3281.5905 0.93810551"
                            + " 0.20173476 730418.72 1000000 1 26"),
                    Structures.of(Structures.Lattice.DIAMOND, 5.43, "Si"));
        }
    }

    /** With a core that reaches the distances of the test structures, as no file has it. */
    @Nested
    class WithCore extends Contract {
        WithCore() {
            super(single("C", TersoffParameters.Form.ZBL,
                    "C C C 3 1 0.8 38049 4.3484 -0.57058 0.72751 1.5724e-7 2.2119 346.74 1.95 0.15 3.4879 1393.6"
                            + " 6 6 1.3 14"),
                    Structures.of(Structures.Lattice.DIAMOND, 3.4, "C"));
        }
    }

    /** Three species, all entries different: also the cutoff of k depends on the species of j, as no file has it. */
    @Nested
    class Ternary extends Contract {
        Ternary() {
            super(new Tersoff(List.of("B", "N", "C"), entries(), "test", List.of()),
                    Structures.of(Structures.Lattice.DIAMOND, 3.7, "C", "B", "N"));
        }

        private static List<TersoffTriplet> entries() {
            List<TersoffTriplet> all = new ArrayList<>();
            for (int t = 0; t < 27; t++) {
                double x = t / 26.0;
                all.add(new TersoffTriplet(
                        t % 2 == 0 ? 1 : 3, 0.5 * x,
                        new TersoffTriplet.Angle(-0.5 + x, 1 - 0.2 * x, 20 * x, 20 + x, 0.5 * x, 3 * x),
                        0.8 + 0.3 * x, 0.9 - 0.2 * x, 0.1 + 0.05 * x, 2.2 - 0.1 * x, 340 + 60 * x, 1.95 + 0.2 * x,
                        0.15 + 0.1 * x, x / 16, 3.5 - 0.2 * x, 1390 - 90 * x, null));
            }
            return all;
        }
    }

    private static Tersoff single(String species, TersoffParameters.Form form, String line) {
        List<TersoffTriplet> entries = List.copyOf(
                TersoffTriplet.readAll(PotentialFile.of("test", line), form).values());
        return new Tersoff(List.of(species), entries, "test", List.of());
    }
}
