package org.adatom.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.Observer;
import org.adatom.engine.SharedFolder;
import org.adatom.engine.Simulation;
import org.adatom.engine.build.Crystal;
import org.adatom.engine.build.Lattice;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.embedded.EamFactory;
import org.adatom.forcefields.embedded.EamParameters;
import org.adatom.forcefields.pair.LennardJones;
import org.adatom.forcefields.pair.TruncatedPair;
import org.adatom.forcefields.pair.Truncation;
import org.adatom.integrators.NoseHooverChain;
import org.adatom.integrators.Ramp;
import org.adatom.integrators.ThermostattedVerlet;
import org.adatom.integrators.Velocities;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Structure, dynamics and averages at state points that LAMMPS 29 Sep 2021 computed (file {@code md.json} of the reference
 * data, with standard errors); two estimates agree if they differ by less than 3.5 standard errors of their difference.
 */
@Tag("slow")
class StatePointsTest {
    private static final double LIMIT = 3.5;

    private static JsonNode entry(String name) throws IOException {
        Path file = SharedFolder.require("reference/md.json");
        return new ObjectMapper().readTree(file.toFile()).path("entries").path(name);
    }

    private static void assertAgrees(String what, JsonNode expected, Estimate found) {
        double mean = expected.path("mean").asDouble(Double.NaN);
        double error = Math.hypot(expected.path("standard_error").asDouble(Double.NaN), found.error());
        assertEquals(mean, found.value(), LIMIT * error, what + " +- " + error);
    }

    private static Simulation simulation(Frame start, ForceField forceField, Units units, double temperature,
            Workers workers) {
        Velocities.draw(start.atoms(), start.cell(), units, 2 * temperature, 11);
        return new Simulation(start.atoms(), start.cell(), new ForceEvaluator(forceField, workers), units);
    }

    /** Gathers with errors from blocking. */
    private static final class Averages implements Observer {
        private final BlockAverages potential = new BlockAverages();
        private final BlockAverages[] pressure = {
            new BlockAverages(), new BlockAverages(), new BlockAverages(), new BlockAverages()
        };
        private final BlockAverages displacement = new BlockAverages();
        private final double[][] site;

        /** Displacements are from these sites, relative to the centre of mass. */
        Averages(Atoms sites) {
            site = new double[][] {sites.x().clone(), sites.y().clone(), sites.z().clone()};
        }

        @Override
        public long every() {
            return 10;
        }

        @Override
        public void observe(Simulation s) {
            Atoms a = s.atoms();
            int n = a.count();
            potential.add(s.evaluator().energy() / n);
            double[] w = s.evaluator().virial();
            double[][] v = {a.vx(), a.vy(), a.vz()};
            double[][] r = {a.x(), a.y(), a.z()};
            double trace = 0;
            double squares = 0;
            for (int d = 0; d < 3; d++) {
                double flux = 0;
                double shift = 0;
                double square = 0;
                for (int i = 0; i < n; i++) {
                    flux += a.mass()[i] * v[d][i] * v[d][i];
                    double u = r[d][i] - site[d][i];
                    shift += u / n;
                    square += u * u / n;
                }
                double p = (flux + w[4 * d]) / s.cell().volume();
                pressure[1 + d].add(p);
                trace += p;
                squares += square - shift * shift;
            }
            pressure[0].add(trace / 3);
            displacement.add(squares);
        }
    }

    @ParameterizedTest
    @CsvSource({"lj_liquid, 0.85, 0.776", "lj_supercritical, 2.0, 0.5"})
    void lennardJones(String name, double temperature, double density) throws IOException {
        JsonNode expected = entry(name);
        ForceField lj = new TruncatedPair(new LennardJones("Ar", 1, 1), Truncation.CUT, 2.5);
        Frame start = Crystal.ofDensity(Lattice.FCC, density, "Ar").repeated(6, 6, 6).build(Units.LJ);
        Arrays.fill(start.atoms().mass(), 1);
        try (Workers workers = new Workers(1)) {
            Simulation s = simulation(start, lj, Units.LJ, temperature, workers);
            ThermostattedVerlet nvt =
                    new ThermostattedVerlet(0.004, new NoseHooverChain(Ramp.constant(temperature), 0.5, 3));
            s.run(nvt, 6000);
            Averages averages = new Averages(start.atoms().copy());
            RadialDistribution rdf = new RadialDistribution(4, 0.025, 100, 0, workers);
            MeanSquaredDisplacement msd = new MeanSquaredDisplacement(50, 0, 64);
            s.observe(averages);
            s.observe(rdf);
            s.observe(msd);
            s.run(nvt, 40_000);
            assertAgrees("potential energy", expected.path("potential_energy_per_atom"), averages.potential.estimate());
            assertAgrees("pressure", expected.path("pressure"), averages.pressure[0].estimate());
            compareDistribution(expected, rdf.result());
            MeanSquaredDisplacementResult moved = msd.result();
            assertAgrees("diffusion coefficient", expected.path("diffusion_coefficient"),
                    moved.diffusion(moved.curves().get(0), 3, 12).coefficient());
        }
    }

    /** Bin by bin: the standard error of the reference is about 0.01 near the first peak, less beyond. */
    private static void compareDistribution(JsonNode expected, RadialDistributionResult rdf) {
        JsonNode g = expected.path("rdf").path("g");
        RadialDistributionResult.Curve total = rdf.total();
        assertEquals(160, g.size());
        assertEquals(160, total.g().length);
        for (int k = 0; k < g.size(); k++) {
            assertEquals(g.get(k).asDouble(), total.g()[k], LIMIT * Math.hypot(0.01, total.error()[k]),
                    "g at r = " + rdf.r()[k]);
        }
        FirstShell shell = rdf.firstShell(total);
        assertNotNull(shell);
        assertEquals(expected.at("/rdf_first_peak/r").asDouble(), shell.peak(), 0.025);
        assertEquals(expected.at("/rdf_first_peak/g").asDouble(), shell.height(), LIMIT * 0.015);
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 1000})
    void copper(int temperature) throws IOException {
        JsonNode expected = entry("Cu_mishin1_" + temperature + "K");
        Units units = Units.LAMMPS_METAL;
        Path file = SharedFolder.require("reference/eam_Cu_mishin1/Cu_mishin1.eam.alloy");
        ForceField eam = new EamFactory().create(
                new EamParameters(file, null, null, null, null),
                new ForceFieldFactory.Context(file.getParent(), List.of("Cu"), units));
        double a = expected.path("lattice_constant_A").asDouble();
        Frame start = Crystal.of(Lattice.FCC, a, "Cu").repeated(4, 4, 4).build(units);
        Averages averages = new Averages(start.atoms().copy());
        double fs = units.femtosecond();
        try (Workers workers = new Workers(1)) {
            Simulation s = simulation(start, eam, units, temperature, workers);
            ThermostattedVerlet nvt =
                    new ThermostattedVerlet(2 * fs, new NoseHooverChain(Ramp.constant(temperature), 100 * fs, 3));
            s.run(nvt, 5000);
            s.observe(averages);
            s.run(nvt, 60_000);
        }
        assertTrue(averages.potential.converged());
        assertAgrees("potential energy", expected.path("potential_energy_per_atom_eV"), averages.potential.estimate());
        double bar = 1 / units.bar();
        assertAgrees("pressure", expected.path("pressure_bar"), averages.pressure[0].estimate().times(bar));
        JsonNode components = expected.path("pressure_components_bar");
        String[] names = {"pxx", "pyy", "pzz"};
        for (int d = 0; d < 3; d++) {
            assertAgrees(names[d], components.path(names[d]), averages.pressure[1 + d].estimate().times(bar));
        }
        assertAgrees("mean square displacement from the site",
                expected.path("mean_square_displacement_from_mean_site_A2"), averages.displacement.estimate());
    }
}
