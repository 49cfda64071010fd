package org.adatom.forcefields;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.angular.StillingerWeber;
import org.adatom.forcefields.angular.TersoffFactory;
import org.adatom.forcefields.angular.TersoffParameters;
import org.adatom.forcefields.coulomb.Coulomb;
import org.adatom.forcefields.embedded.EamFactory;
import org.adatom.forcefields.embedded.EamParameters;
import org.adatom.forcefields.pair.LennardJones;
import org.adatom.forcefields.pair.TruncatedPair;
import org.adatom.forcefields.pair.Truncation;
import org.adatom.forcefields.pair.Zbl;

/** Force fields of every kind that hybrids are made of in tests. */
final class Hybrids {
    private Hybrids() {}

    static ForceField tersoffSilicon() {
        return new TersoffFactory()
                .create(new TersoffParameters(null, TersoffParameters.Builtin.SI_T3_1988, null, null), context("Si"));
    }

    static ForceField stillingerWeberSilicon() {
        return StillingerWeber.silicon();
    }

    static ForceField zhou(String... species) {
        return new EamFactory()
                .create(new EamParameters(null, null, EamParameters.Builtin.ZHOU_2004, null, null), context(species));
    }

    /** Energy and force end at 4.4 A; the depth differs from species to species. */
    static ForceField lennardJones(double sigma, String... species) {
        return new TruncatedPair(mixed(sigma, species), Truncation.FORCE, 4.4);
    }

    /** Cut at 5 A, with tail corrections. */
    static ForceField withTail(double sigma, String... species) {
        double[] cutoffs = new double[species.length * species.length];
        Arrays.fill(cutoffs, 5);
        return new TruncatedPair(mixed(sigma, species), Truncation.CUT, cutoffs, 0.9, true);
    }

    private static LennardJones mixed(double sigma, String... species) {
        double[] epsilon = new double[species.length];
        double[] sigmas = new double[species.length];
        Arrays.setAll(epsilon, s -> 0.05 + 0.03 * s);
        Arrays.setAll(sigmas, s -> sigma + 0.1 * s);
        return LennardJones.mixed(List.of(species), epsilon, sigmas, LennardJones.Mixing.LORENTZ_BERTHELOT);
    }

    static ForceField zbl(String... species) {
        double[] charges = new double[species.length];
        Arrays.setAll(charges, s -> 14 + 4 * s);
        return new Zbl(List.of(species), charges, 1.5, 3.5, Units.CODATA_2018.coulomb());
    }

    /** Charges +1 and -1. */
    static ForceField ewald() {
        return Coulomb.ewald(List.of("Na", "Cl"), new double[] {1, -1}, 5.2, 1e-14, Units.CODATA_2018.coulomb());
    }

    private static ForceFieldFactory.Context context(String... species) {
        return new ForceFieldFactory.Context(Path.of(""), List.of(species), Units.CODATA_2018);
    }
}
