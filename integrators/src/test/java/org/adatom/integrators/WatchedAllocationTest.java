package org.adatom.integrators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.adatom.engine.Simulation;
import org.adatom.engine.build.Crystal;
import org.adatom.engine.build.Lattice;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory.Context;
import org.adatom.engine.forcefield.Monitor;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.simd.Simd;
import org.adatom.forcefields.descriptor.BispectrumElement;
import org.adatom.forcefields.descriptor.BispectrumSettings;
import org.adatom.forcefields.descriptor.DescriptorSettings;
import org.adatom.forcefields.linear.LinearPotential;
import org.adatom.forcefields.neural.CommitteeFactory;
import org.adatom.forcefields.neural.CommitteeParameters;
import org.adatom.forcefields.neural.DescriptorModel;
import org.adatom.forcefields.neural.ModelFactory;
import org.adatom.forcefields.neural.ModelParameters;
import org.adatom.forcefields.neural.Regressor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A step in which somebody watches how far the potential is to be trusted allocates nothing either. */
class WatchedAllocationTest {
    private static final List<String> COPPER = List.of("Cu");

    static Stream<Arguments> potentials() {
        Context samples = new Context(Path.of("../samples"), COPPER, Systems.UNITS);
        Path file = Path.of("34-copper.model.json");
        return Stream.of(
                Arguments.of("network", new ModelFactory().create(new ModelParameters(file, null, null), samples)),
                Arguments.of("committee", new CommitteeFactory().create(
                        new CommitteeParameters(List.of(file, file), null, 0.1, null, null), samples)),
                Arguments.of("linear", polynomial(false)), Arguments.of("quadratic", polynomial(true)));
    }

    private static ForceField polynomial(boolean quadratic) {
        DescriptorSettings settings = new DescriptorSettings.Bispectra(
                BispectrumSettings.of(2, 4.5), List.of(new BispectrumElement(0.5, 1)));
        int size = (int) settings.size(0);
        double[] coefficients = filled((int) LinearPotential.count(size, quadratic), 1e-3);
        DescriptorModel.AtomModel atom = new DescriptorModel.AtomModel("Cu", filled(size, -1), filled(size, 1),
                new Regressor.Polynomial(quadratic, coefficients));
        return new DescriptorModel(COPPER, settings, List.of(atom), Map.of())
                .potential(COPPER, Map.of(), "test", List.of(), Monitor.Policy.WARN, null);
    }

    private static double[] filled(int n, double value) {
        double[] values = new double[n];
        Arrays.fill(values, value);
        return values;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("potentials")
    void watchingAllocatesNothing(String name, ForceField forceField) {
        assumeTrue(Simd.LANES > 2, "without hardware that compresses vectors every one of them becomes an object");
        assertEquals(1, Monitor.of(forceField).size());
        Crystal crystal = Crystal.of(Lattice.FCC, 3.615, "Cu").repeated(4, 4, 4);
        try (Workers workers = new Workers(1)) {
            Simulation s = AllocationTest.simulation(COPPER, crystal, forceField, workers);
            s.evaluator().monitor(true);
            VelocityVerlet integrator = new VelocityVerlet(0.5 * Systems.UNITS.femtosecond());
            s.run(integrator, 1);
            long least = AllocationTest.leastBytesOfAStep(s, integrator);
            assertTrue(least < AllocationTest.FEW, least + " bytes in a step of " + s.atoms().count() + " atoms");
            assertEquals(s.atoms().count(), s.evaluator().monitored().get(0).numbers()[0].length);
        }
    }
}
