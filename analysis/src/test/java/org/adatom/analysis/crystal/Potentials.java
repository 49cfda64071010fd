package org.adatom.analysis.crystal;

import java.nio.file.Path;
import java.util.List;
import org.adatom.engine.SharedFolder;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.angular.StillingerWeber;
import org.adatom.forcefields.angular.StillingerWeberFactory;
import org.adatom.forcefields.angular.StillingerWeberParameters;
import org.adatom.forcefields.angular.TersoffFactory;
import org.adatom.forcefields.angular.TersoffParameters;
import org.adatom.forcefields.embedded.EamFactory;
import org.adatom.forcefields.embedded.EamParameters;
import org.adatom.forcefields.embedded.EmtFactory;
import org.adatom.forcefields.embedded.EmtParameters;
import org.adatom.forcefields.pair.LennardJones;
import org.adatom.forcefields.pair.TruncatedPair;
import org.adatom.forcefields.pair.Truncation;

/** Force fields by a few words: {@code sw}, {@code sw FILE Ga N}, {@code tersoff SI_T3_1988 Si}, {@code zhou Cu Ni}, {@code emt Cu}, {@code eam FILE Cu}. */
public final class Potentials {
    private Potentials() {}

    /** The force field; files lie below {@code shared/reference}, and a test that needs them is skipped where they are not. */
    public static ForceField of(String description) {
        String[] w = description.split(" ");
        List<String> from1 = List.of(w).subList(1, w.length);
        return switch (w[0]) {
            case "lj" -> new TruncatedPair(new LennardJones("Ar", 0.0104, 3.4), Truncation.FORCE, 8.5);
            case "sw" -> w.length == 1
                    ? StillingerWeber.silicon()
                    : new StillingerWeberFactory().create(
                            new StillingerWeberParameters(SharedFolder.require(w[1]), null, null),
                            context(from1.subList(1, from1.size())));
            case "tersoff" -> tersoff(null, TersoffParameters.Builtin.valueOf(w[1]), from1.subList(1, from1.size()));
            case "mod" -> tersoff(SharedFolder.require("reference/tersoff_mod_Si/Si.tersoff.mod"), null, from1);
            case "zhou" -> new EamFactory()
                    .create(new EamParameters(null, null, EamParameters.Builtin.ZHOU_2004, null, null), context(from1));
            case "eam" -> new EamFactory()
                    .create(
                            new EamParameters(SharedFolder.require("reference/" + w[1]), null, null, null, null),
                            context(from1.subList(1, from1.size())));
            case "emt" -> new EmtFactory().create(new EmtParameters(EmtParameters.Cutoff.ASE, null), context(from1));
            default -> throw new IllegalArgumentException(description);
        };
    }

    private static ForceField tersoff(Path file, TersoffParameters.Builtin builtin, List<String> species) {
        return new TersoffFactory().create(new TersoffParameters(file, builtin, null, null), context(species));
    }

    private static ForceFieldFactory.Context context(List<String> species) {
        return new ForceFieldFactory.Context(Path.of(""), species, Units.CODATA_2018);
    }
}
