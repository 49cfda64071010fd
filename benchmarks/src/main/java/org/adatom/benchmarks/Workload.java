package org.adatom.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.Simulation;
import org.adatom.engine.build.Crystal;
import org.adatom.engine.build.Lattice;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory.Context;
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
import org.adatom.integrators.Velocities;

/** The systems of LAMMPS' own benchmarks: the same crystals, potentials, temperatures and time steps. */
public enum Workload {
    /** A Lennard-Jones liquid in reduced units: density 0.8442, cutoff 2.5. */
    LJ(Lattice.FCC, Math.cbrt(4 / 0.8442), "Ar", Units.LJ, 1.44, 0.005,
            potentials -> new TruncatedPair(new LennardJones("Ar", 1, 1), Truncation.CUT, 2.5)),

    /** Solid copper with the embedded-atom potential of Foiles, Baskes and Daw (file Cu_u3.eam). */
    EAM(Lattice.FCC, 3.615, "Cu", Units.LAMMPS_METAL, 1600, 5,
            potentials -> new EamFactory().create(
                    new EamParameters(potentials.resolve("Cu_u3.eam"), null, null, null, null),
                    new Context(potentials, List.of("Cu"), Units.LAMMPS_METAL))),

    /** Solid silicon with the potential of Stillinger and Weber (file Si.sw). */
    SW(Lattice.DIAMOND, 5.431, "Si", Units.LAMMPS_METAL, 1000, 1,
            potentials -> new StillingerWeberFactory().create(
                    new StillingerWeberParameters(potentials.resolve("Si.sw"), null, null),
                    new Context(potentials, List.of("Si"), Units.LAMMPS_METAL)));

    private final Lattice lattice;
    private final double a;
    private final String species;
    private final Units units;
    private final double temperature;
    private final double timeStep;
    private final Function<Path, ForceField> forceField;

    /**
     * @param temperature of the first velocities, K or reduced
     * @param timeStep fs or reduced
     * @param forceField from the folder of LAMMPS' potential files
     */
    Workload(Lattice lattice, double a, String species, Units units, double temperature, double timeStep,
            Function<Path, ForceField> forceField) {
        this.lattice = lattice;
        this.a = a;
        this.species = species;
        this.units = units;
        this.temperature = temperature;
        this.timeStep = timeStep;
        this.forceField = forceField;
    }

    /** Which crystal. */
    Lattice lattice() {
        return lattice;
    }

    /** Lattice constant, &Aring; or reduced. */
    double a() {
        return a;
    }

    /** Temperature of the first velocities, K or reduced. */
    double temperature() {
        return temperature;
    }

    /** The time step in internal units. */
    double timeStep() {
        return timeStep * units.femtosecond();
    }

    /** The numbers of conventional cells along x, y, z that make about the given number of atoms, nearly a cube. */
    int[] cells(int atoms) {
        int perCell = lattice == Lattice.DIAMOND ? 8 : 4;
        int edge = (int) Math.round(Math.cbrt(atoms / 4.0));
        return new int[] {edge, edge, Math.max(1, (int) Math.round((double) atoms / perCell / edge / edge))};
    }

    /**
     * The crystal with thermal velocities, ready to run.
     *
     * @param atoms wanted number; the nearest that whole cells allow is made
     * @param skin of the neighbour list as a part of the cutoff
     * @param potentials folder of LAMMPS' potential files
     */
    Simulation simulation(int atoms, double skin, Path potentials, Workers workers) {
        int[] n = cells(atoms);
        Frame frame = Crystal.of(lattice, a, species).repeated(n[0], n[1], n[2]).build(units);
        ForceField potential = forceField.apply(potentials);
        Velocities.draw(frame.atoms(), frame.cell(), units, temperature, 87287);
        ForceEvaluator evaluator = new ForceEvaluator(potential, workers, skin * potential.cutoff());
        return new Simulation(frame.atoms(), frame.cell(), evaluator, units);
    }
}
