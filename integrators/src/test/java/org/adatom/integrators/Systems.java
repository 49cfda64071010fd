package org.adatom.integrators;

import java.nio.file.Path;
import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.Simulation;
import org.adatom.engine.build.Crystal;
import org.adatom.engine.build.Lattice;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.angular.StillingerWeberFactory;
import org.adatom.forcefields.angular.StillingerWeberParameters;
import org.adatom.forcefields.embedded.EamFactory;
import org.adatom.forcefields.embedded.EamParameters;
import org.adatom.forcefields.pair.LennardJones;
import org.adatom.forcefields.pair.TruncatedPair;
import org.adatom.forcefields.pair.Truncation;

/** Small systems for tests of dynamics and minimisers. */
public final class Systems {
    public static final Units UNITS = Units.CODATA_2018;

    private Systems() {}

    /** Copper (Zhou 2004), 4 n&sup3; atoms, with velocities of that temperature. */
    public static Simulation copper(int n, double temperature, Workers workers) {
        ForceField eam = new EamFactory().create(
                new EamParameters(null, null, EamParameters.Builtin.ZHOU_2004, null, null), context("Cu"));
        return moving(Crystal.of(Lattice.FCC, 3.615, "Cu").repeated(n, n, n).build(UNITS), eam, temperature, workers);
    }

    /** Silicon (Stillinger-Weber 1985), 8 n&sup3; atoms, with velocities of that temperature. */
    public static Simulation silicon(int n, double temperature, Workers workers) {
        ForceField sw = new StillingerWeberFactory().create(
                new StillingerWeberParameters(null, StillingerWeberParameters.Builtin.SI_1985, null), context("Si"));
        return moving(
                Crystal.of(Lattice.DIAMOND, 5.431, "Si").repeated(n, n, n).build(UNITS), sw, temperature, workers);
    }

    /** Solid argon, force-shifted Lennard-Jones, 4 n&sup3; atoms, with velocities of that temperature. */
    public static Simulation argon(int n, double temperature, Workers workers) {
        return moving(
                Crystal.of(Lattice.FCC, 5.4, "Ar").repeated(n, n, n).build(UNITS), argonForceField(), temperature,
                workers);
    }

    /** 4 n&sup3; argon atoms that do not feel each other, with velocities of that temperature. */
    static Simulation idealGas(int n, double temperature, Workers workers) {
        ForceField none = new TruncatedPair(new LennardJones("Ar", 0, 1), Truncation.CUT, 1);
        Frame frame = Crystal.of(Lattice.FCC, 10, "Ar").repeated(n, n, n).build(UNITS);
        Velocities.draw(frame.atoms(), frame.cell(), UNITS, temperature, 7);
        return new Simulation(frame.atoms(), frame.cell(), new ForceEvaluator(none, workers, 4), UNITS);
    }

    public static ForceField argonForceField() {
        return new TruncatedPair(new LennardJones("Ar", 0.0104, 3.4), Truncation.FORCE, 7.5);
    }

    public static Simulation moving(Frame frame, ForceField forceField, double temperature, Workers workers) {
        Atoms atoms = frame.atoms();
        Velocities.draw(atoms, frame.cell(), UNITS, temperature, 7);
        return new Simulation(atoms, frame.cell(), new ForceEvaluator(forceField, workers), UNITS);
    }

    private static ForceFieldFactory.Context context(String species) {
        return new ForceFieldFactory.Context(Path.of("."), List.of(species), UNITS);
    }
}
