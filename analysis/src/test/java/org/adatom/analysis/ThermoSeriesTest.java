package org.adatom.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.DegreesOfFreedom;
import org.adatom.engine.Ensemble;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.Integrator;
import org.adatom.engine.Simulation;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.pair.LennardJones;
import org.adatom.forcefields.pair.TruncatedPair;
import org.adatom.forcefields.pair.Truncation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThermoSeriesTest {
    private static final DegreesOfFreedom NINE = new DegreesOfFreedom(9, "3 x 4 - 3");
    private static final Cell CELL = Cell.orthorhombic(12, 11, 10);

    /** Lets atoms fly straight on; what it conserves grows by a known slope. */
    private static class Flight implements Integrator {
        private final double timeStep;

        Flight(double timeStep) {
            this.timeStep = timeStep;
        }

        @Override
        public double timeStep() {
            return timeStep;
        }

        @Override
        public void prepare(Simulation simulation) {}

        @Override
        public void step(Simulation simulation) {
            Atoms a = simulation.atoms();
            for (int i = 0; i < a.count(); i++) {
                a.x()[i] += timeStep * a.vx()[i];
            }
            simulation.updateForces();
        }

        @Override
        public double conserved(Simulation simulation) {
            return 3 + 0.01 * simulation.time() / simulation.units().picosecond();
        }

        @Override
        public void save(DataOutput out) {}

        @Override
        public void restore(DataInput in) {}
    }

    private static Simulation simulation(Units units, Workers workers) {
        Atoms atoms = Atoms.of(List.of("Ar", "Ar", "Ar", "Ar"));
        for (int i = 0; i < 4; i++) {
            atoms.setPosition(i, 3.6 * i, 0.2 * i, 0);
            atoms.vx()[i] = 0.01 * (i - 1.5);
            atoms.vy()[i] = 0.002;
        }
        TruncatedPair lj = new TruncatedPair(new LennardJones("Ar", 0.01, 3.4), Truncation.CUT, 5);
        return new Simulation(atoms, CELL, new ForceEvaluator(lj, workers), units);
    }

    @Test
    void rowsHoldTemperaturePressureAndStressOfTheState() {
        try (Workers workers = new Workers(1)) {
            Units units = Units.CODATA_2018;
            Simulation s = simulation(units, workers);
            ThermoSeries thermo = new ThermoSeries(2, CELL, units, true, 4);
            List<double[]> rows = new ArrayList<>();
            thermo.listen(rows::add);
            Flight flight = new Flight(2 * units.femtosecond());
            thermo.beginStage("1", 0, flight, NINE);
            s.observe(thermo);
            s.run(flight, 10);
            assertEquals(6, rows.size());
            double[] row = rows.getLast();
            assertEquals(10, row[0]);
            assertEquals(0.02, row[1], 1e-12);
            double kinetic = 0.5 * 39.95 * (2 * (0.015 * 0.015 + 0.005 * 0.005) + 4 * 0.002 * 0.002);
            assertEquals(kinetic, row[4], 1e-12);
            assertEquals(2 * kinetic / (9 * 8.617333262e-5), row[2], 1e-6);
            assertEquals(row[3] + row[4], row[5], 1e-15);
            assertEquals(3.0002, row[6], 1e-12);
            assertEquals(1320, row[8], 1e-9);
            // Pressure is minus a third of the trace of the stress, both with their kinetic part.
            assertEquals(-(row[9] + row[10] + row[11]) / 3, row[7], 1e-12);
            double[] w = s.evaluator().virial();
            // 1 eV/A^3 is 160.2176634 GPa (CODATA 2018).
            assertEquals(160.2176634 * (2 * kinetic + w[0] + w[4] + w[8]) / (3 * 1320), row[7], 1e-9);
        }
    }

    @Test
    void columnsFollowTheSystem() {
        Units units = Units.CODATA_2018;
        assertEquals("Step,Time[ps],Temp[K],E_pot[eV],E_kin[eV],E_tot[eV],Conserved[eV],Press[GPa],Volume[A^3]",
                new ThermoSeries(1, CELL, units, false, 1).columns().csvHeader());
        assertEquals("Step,Time[ps],Temp[K],E_pot[eV],E_kin[eV],E_tot[eV],Conserved[eV]",
                new ThermoSeries(1, Cell.open(), units, true, 1).columns().csvHeader());
        Cell plane = Cell.planar(new double[] {5, 0, 0, 5}, true, true);
        assertTrue(new ThermoSeries(1, plane, units, false, 1).columns().csvHeader().endsWith("Press[N/m],Area[A^2]"));
        assertTrue(new ThermoSeries(1, CELL, Units.LJ, false, 1).columns().csvHeader().startsWith("Step,Time[tau],"));
        ThermoColumns columns = new ThermoSeries(1, CELL, units, true, 1).columns();
        double[] row = new double[columns.list().size()];
        assertEquals(columns.tableHeader().length(), columns.tableLine(row).length());
        assertEquals(row.length, columns.csvLine(row).split(",").length);
    }

    /** Rows with noise about a level; the conserved quantity drifts by 4e-6 per ps. */
    private static double[] row(int k, int columns) {
        CounterRandom random = new CounterRandom(5, "rows");
        double[] row = new double[columns];
        row[0] = k;
        row[1] = 0.1 * k;
        for (int c = 2; c < columns; c++) {
            row[c] = 100 + random.normal(k, c, 0);
        }
        row[6] = -50 + 4e-6 * row[1] + 1e-7 * random.normal(k, 6, 0);
        return row;
    }

    /** At constant pressure, states of the same enthalpy H = E + PV whose energy and volume change. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void enthalpiesOfSlabsAndPlanarSystemsKnowTheirVolume(boolean planar) {
        Cell cell = planar
                ? Cell.planar(new double[] {12, 0, 0, 11}, true, true)
                : Cell.of(CELL.rows(), true, true, false);
        ThermoSeries series = new ThermoSeries(
                1, cell, Units.CODATA_2018, Set.of(ThermoColumns.Extra.EDGES), 4, Map.of(), List.of());
        Integrator npt = new Flight(1) {
            @Override
            public Ensemble ensemble() {
                return Ensemble.npt(300, 0.01);
            }
        };
        series.beginStage("npt", 0, npt, NINE);
        int volume = series.columns().index(planar ? "Area" : "Volume");
        assertEquals(planar, series.columns().index("Press") >= 0);
        for (int k = 0; k < 64; k++) {
            double[] row = new double[series.columns().list().size()];
            row[0] = k;
            row[1] = k;
            row[volume] = 1320 + 10 * Math.sin(k);
            row[series.columns().index("E_tot")] = 5 - 0.01 * row[volume];
            series.add(row);
        }
        HeatCapacity heat = series.summaries().getFirst().heatCapacity();
        assertNotNull(heat);
        assertEquals(0, heat.perAtom().value(), 1e-9);
    }

    @Test
    void stagesAreAveragedApartAndDriftHasAnErrorBar() {
        ThermoSeries thermo = new ThermoSeries(1, CELL, Units.CODATA_2018, false, 4);
        for (int k = 0; k < 30_000; k++) {
            if (k == 0 || k == 10_000) {
                thermo.beginStage(k == 0 ? "first" : "second", k, new Flight(1), NINE);
            }
            double[] row = row(k, 9);
            row[2] += k < 10_000 ? 50 : 0;
            thermo.add(row);
        }
        List<ThermoSummary> stages = thermo.summaries();
        assertEquals(2, stages.size());
        assertEquals(150, stages.get(0).average("Temp").orElseThrow().mean().value(), 0.05);
        ThermoSummary.Average temperature = stages.get(1).average("Temp").orElseThrow();
        assertEquals(100, temperature.mean().value(), 4 * temperature.mean().error());
        assertEquals(1 / Math.sqrt(20_000), temperature.mean().error(), 0.002);
        assertTrue(temperature.settled());
        assertEquals(20_000, stages.get(1).rows());
        Estimate drift = stages.get(1).drift();
        assertEquals(1e-6, drift.value(), 4 * drift.error());
        assertTrue(drift.error() < 1e-10);
        assertTrue(thermo.rows().size() <= 10_000, "kept " + thermo.rows().size());
    }

    @Test
    void aColumnThatMovesAllTheTimeHasNotSettled() {
        ThermoSeries thermo = new ThermoSeries(1, CELL, Units.CODATA_2018, false, 4);
        thermo.beginStage("only", 0, new Flight(1), NINE);
        for (int k = 0; k < 300; k++) {
            double[] row = row(k, 9);
            row[3] += 0.02 * k;
            thermo.add(row);
        }
        ThermoSummary stage = thermo.summaries().getFirst();
        assertFalse(stage.average("E_pot").orElseThrow().settled());
        assertEquals(0.2, stage.average("E_pot").orElseThrow().trend().value(), 0.02);
        assertTrue(stage.average("Temp").orElseThrow().settled());
    }

    @Test
    void aRestoredTableContinuesBitwise() throws IOException {
        ThermoSeries straight = new ThermoSeries(1, CELL, Units.CODATA_2018, false, 4);
        ThermoSeries first = new ThermoSeries(1, CELL, Units.CODATA_2018, false, 4);
        ThermoSeries second = new ThermoSeries(1, CELL, Units.CODATA_2018, false, 4);
        straight.beginStage("only", 0, new Flight(1), NINE);
        first.beginStage("only", 0, new Flight(1), NINE);
        for (int k = 0; k < 25_000; k++) {
            straight.add(row(k, 9));
            if (k == 12_345) {
                second.restore(new DataInputStream(new ByteArrayInputStream(saved(first))));
                second.continueStage(new Flight(1), NINE);
            }
            (k < 12_345 ? first : second).add(row(k, 9));
        }
        assertArrayEquals(saved(straight), saved(second));
        ThermoSeries other = new ThermoSeries(1, Cell.open(), Units.CODATA_2018, false, 4);
        assertThrows(IOException.class,
                () -> other.restore(new DataInputStream(new ByteArrayInputStream(saved(first)))));
    }

    private static byte[] saved(ThermoSeries thermo) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        thermo.save(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    @Test
    void numbersAreWrittenWithTheDigitsTheyDeserve() {
        assertEquals("3.142 \u00b1 0.012", Numbers.withError(new Estimate(3.14159, 0.0123)));
        assertEquals("94 \u00b1 12", Numbers.withError(new Estimate(94.4, 12.1)));
        assertEquals("(2.430 \u00b1 0.081)e-5", Numbers.withError(new Estimate(2.43e-5, 8.1e-7)));
        assertEquals("(-7.9 \u00b1 9.6)e-10", Numbers.withError(new Estimate(-7.9e-10, 9.6e-10)));
        assertEquals("-3.54", Numbers.withError(Estimate.of(-3.54)));
        assertEquals("-", Numbers.withError(Estimate.of(Double.NaN)));
        assertEquals("1.5e-7", Numbers.general(1.5e-7, 6));
        assertEquals("0.1", Numbers.csv(0.1));
        assertEquals("", Numbers.csv(Double.NaN));
    }
}
