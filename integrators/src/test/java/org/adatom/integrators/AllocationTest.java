package org.adatom.integrators;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.adatom.engine.Atoms;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.Integrator;
import org.adatom.engine.Simulation;
import org.adatom.engine.build.Crystal;
import org.adatom.engine.build.Lattice;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory.Context;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.simd.Simd;
import org.adatom.forcefields.angular.StillingerWeberFactory;
import org.adatom.forcefields.angular.StillingerWeberParameters;
import org.adatom.forcefields.angular.TersoffFactory;
import org.adatom.forcefields.angular.TersoffParameters;
import org.adatom.forcefields.coulomb.Coulomb;
import org.adatom.forcefields.descriptor.Bispectrum;
import org.adatom.forcefields.descriptor.BispectrumElement;
import org.adatom.forcefields.descriptor.BispectrumSettings;
import org.adatom.forcefields.embedded.EamFactory;
import org.adatom.forcefields.embedded.EamParameters;
import org.adatom.forcefields.embedded.EmtFactory;
import org.adatom.forcefields.embedded.EmtParameters;
import org.adatom.forcefields.linear.LinearPotential;
import org.adatom.forcefields.pair.BornMayer;
import org.adatom.forcefields.pair.LennardJones;
import org.adatom.forcefields.pair.Morse;
import org.adatom.forcefields.pair.TruncatedPair;
import org.adatom.forcefields.pair.Truncation;
import org.adatom.forcefields.pair.Zbl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A step allocates nothing that grows with the number of atoms, unless it makes the neighbour lists anew. */
class AllocationTest {
    /** Bytes: a few small arrays for the sums over domains, far less than one object per atom, pair or batch. */
    static final long FEW = 2000;

    static Stream<Arguments> potentials() {
        return IntStream.of(1, 2).boxed().flatMap(species -> {
            List<String> ar = labels("Ar", species);
            List<String> cu = labels("Cu", species);
            List<String> si = labels("Si", species);
            int n = species * species;
            return Stream.of(
                    argon("Lennard-Jones, cut", lennardJones(ar, Truncation.CUT)),
                    argon("Lennard-Jones, energy shifted", lennardJones(ar, Truncation.ENERGY)),
                    argon("Lennard-Jones, force shifted", lennardJones(ar, Truncation.FORCE)),
                    argon("Lennard-Jones, switched", lennardJones(ar, Truncation.SWITCH)),
                    argon("Buckingham", new TruncatedPair(
                            BornMayer.buckingham(ar, filled(n, 9575.7), filled(n, 0.276143), filled(n, 62.03)),
                            Truncation.CUT, 8.6)),
                    argon("ZBL", new Zbl(ar, filled(species, 18), 4, 6, Systems.UNITS.coulomb())),
                    argon("damped Coulomb",
                            Coulomb.dampedShiftedForce(ar, filled(species, 0.01), 8, 0.2, Systems.UNITS.coulomb())),
                    copper("Morse", new TruncatedPair(
                            new Morse(cu, filled(n, 0.3429), filled(n, 1.3588), filled(n, 2.866)), Truncation.CUT, 6)),
                    copper("EAM", new EamFactory().create(
                            new EamParameters(null, null, EamParameters.Builtin.ZHOU_2004, null, elements(cu, "Cu")),
                            context(cu))),
                    copper("EMT",
                            new EmtFactory().create(new EmtParameters(null, elements(cu, "Cu")), context(cu))),
                    silicon("Stillinger-Weber", new StillingerWeberFactory().create(
                            new StillingerWeberParameters(
                                    null, StillingerWeberParameters.Builtin.SI_1985, elements(si, "Si")),
                            context(si))),
                    silicon("SNAP", snap(si, false)),
                    silicon("quadratic SNAP", snap(si, true)),
                    silicon("Tersoff", new TersoffFactory().create(
                            new TersoffParameters(
                                    null, TersoffParameters.Builtin.SI_T3_1988, null, elements(si, "Si")),
                            context(si))));
        });
    }

    private static ForceField snap(List<String> labels, boolean quadratic) {
        Bispectrum bispectrum = new Bispectrum(
                BispectrumSettings.of(2, 4.5), List.of(new BispectrumElement(0.5, 1)), new int[labels.size()]);
        int components = bispectrum.size();
        double[] coefficients = filled(1 + components + (quadratic ? components * (components + 1) / 2 : 0), 1e-3);
        double[][] all = labels.stream().map(l -> coefficients).toArray(double[][]::new);
        return new LinearPotential(labels, bispectrum, quadratic, all, "test", List.of());
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("potentials")
    void aStepAllocatesNothing(String name, List<String> labels, Crystal crystal, ForceField forceField) {
        assumeTrue(Simd.LANES > 2, "without hardware that compresses vectors every one of them becomes an object");
        try (Workers workers = new Workers(1)) {
            Simulation s = simulation(labels, crystal, forceField, workers);
            VelocityVerlet integrator = new VelocityVerlet(0.5 * Systems.UNITS.femtosecond());
            s.run(integrator, 1);
            long least = leastBytesOfAStep(s, integrator);
            assertTrue(least < FEW, least + " bytes in a step of " + s.atoms().count() + " atoms");
        }
    }

    @ParameterizedTest
    @EnumSource
    void thermostatsAllocateNothing(Method method) {
        assumeTrue(Simd.LANES > 2, "without hardware that compresses vectors every one of them becomes an object");
        try (Workers workers = new Workers(1)) {
            Simulation s = Systems.argon(7, 50, workers);
            double fs = Systems.UNITS.femtosecond();
            Integrator integrator = method.integrator(0.5 * fs, Ramp.constant(50), 50 * fs);
            s.run(integrator, 1);
            long least = leastBytesOfAStep(s, integrator);
            assertTrue(least < FEW, least + " bytes in a step of " + s.atoms().count() + " atoms");
        }
    }

    @ParameterizedTest(name = "stochastic {0}, deformed {1}")
    @CsvSource({"false, ''", "true, ''", "false, z"})
    void movingCellsAllocateNothing(boolean stochastic, String deformed) {
        assumeTrue(Simd.LANES > 2, "without hardware that compresses vectors every one of them becomes an object");
        try (Workers workers = new Workers(1)) {
            Simulation s = Systems.argon(7, 50, workers);
            double fs = Systems.UNITS.femtosecond();
            Coupling coupling = new Coupling(Coupling.Kind.TRICLINIC, deformed.isEmpty() ? "xyz" : "xy");
            Ramp pressure = Ramp.constant(0);
            Ramp temperature = Ramp.constant(50);
            Barostat barostat = stochastic
                    ? new StochasticCellRescaling(coupling, pressure, temperature, 500 * fs, 10, 3)
                    : new MartynaTobiasKlein(coupling, pressure, temperature, 500 * fs);
            Integrator integrator = new MovingCellVerlet(0.5 * fs,
                    List.of(new NoseHooverChain(temperature, 50 * fs, 3)), barostat,
                    deformed.isEmpty() ? null : Deformation.of(deformed, 1e-6 / fs));
            s.run(integrator, 1);
            long least = leastBytesOfAStep(s, integrator);
            assertTrue(least < FEW, least + " bytes in a step of " + s.atoms().count() + " atoms");
        }
    }

    /** Until the kernels are compiled, vectors are objects: steps go on until one has none. */
    static long leastBytesOfAStep(Simulation s, Integrator integrator) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int step = 0; step < 20_000 && least >= FEW; step++) {
            long rebuilds = s.evaluator().rebuilds();
            long before = threads.getCurrentThreadAllocatedBytes();
            integrator.step(s);
            long bytes = threads.getCurrentThreadAllocatedBytes() - before;
            if (s.evaluator().rebuilds() == rebuilds) {
                least = Math.min(least, bytes);
            }
        }
        return least;
    }

    static Simulation simulation(
            List<String> labels, Crystal crystal, ForceField forceField, Workers workers) {
        Frame frame = crystal.build(Systems.UNITS);
        int count = frame.atoms().count();
        Atoms atoms = new Atoms(labels, IntStream.range(0, count).map(i -> i % labels.size()).toArray());
        atoms.set(frame.atoms());
        Velocities.draw(atoms, frame.cell(), Systems.UNITS, 50, 7);
        return new Simulation(atoms, frame.cell(), new ForceEvaluator(forceField, workers), Systems.UNITS);
    }

    private static Arguments argon(String name, ForceField forceField) {
        return arguments(name, forceField, Crystal.of(Lattice.FCC, 5.4, "Ar").repeated(7, 7, 7));
    }

    private static Arguments copper(String name, ForceField forceField) {
        return arguments(name, forceField, Crystal.of(Lattice.FCC, 3.615, "Cu").repeated(7, 7, 7));
    }

    private static Arguments silicon(String name, ForceField forceField) {
        return arguments(name, forceField, Crystal.of(Lattice.DIAMOND, 5.431, "Si").repeated(6, 6, 6));
    }

    private static Arguments arguments(String name, ForceField forceField, Crystal crystal) {
        return Arguments.of(name, forceField.species(), crystal, forceField);
    }

    private static ForceField lennardJones(List<String> labels, Truncation truncation) {
        int n = labels.size() * labels.size();
        return new TruncatedPair(new LennardJones(labels, filled(n, 0.0104), filled(n, 3.4)), truncation, 7.5);
    }

    private static List<String> labels(String element, int species) {
        return List.of(element, element + "2").subList(0, species);
    }

    private static Map<String, String> elements(List<String> labels, String element) {
        return Map.of(labels.get(0), element, element + "2", element);
    }

    private static Context context(List<String> labels) {
        return new Context(Path.of("."), labels, Systems.UNITS);
    }

    private static double[] filled(int n, double value) {
        double[] values = new double[n];
        Arrays.fill(values, value);
        return values;
    }
}
