package org.adatom.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.adatom.cli.console.Console;
import org.adatom.cli.input.InputFile;
import org.adatom.cli.input.Overrides;
import org.adatom.engine.parallel.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DryRunTest {
    private static final String SILICON = """
            structure:
              crystal: {lattice: diamond, species: Si, a: 5.431, repeat: [2, 2, 2]}
            forcefield:
              stillinger-weber: {builtin: si-1985}
            run:
              velocities: {temperature: 300}
              stages: [{ensemble: nvt, temperature: 300, timestep: 1 fs, steps: 100}]
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private void dryRun(String... assignments) {
        Console console = new Console(stream(out), stream(err), false, false);
        InputFile input = InputFile.parse("in.yaml", Path.of(""), SILICON);
        List.of(assignments).forEach(a -> Overrides.apply(input, a));
        try (Workers workers = new Workers(1)) {
            DryRun.print(input, workers, console);
        }
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    @Test
    void aSoundInputIsDescribedWithoutWarnings() {
        dryRun();
        assertEquals("", err.toString(StandardCharsets.UTF_8));
        String text = out.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains("64 (Si 64)"), text);
        assertTrue(text.contains("periodic along abc"), text);
        assertTrue(text.contains("nvt at 300 K, 100 steps of 1 fs (0.1 ps)"), text);
    }

    @Test
    void thermostatsOfGroupsAreDescribed() {
        dryRun("run.groups={hot: {layers: {axis: x, bottom: 2}}, cold: {layers: {axis: x, top: 3}}}",
                "run.velocities=null",
                "run.stages.0={ensemble: nvt, thermostats: [{group: hot, thermostat: langevin, temperature: 400, tau: 1 ps},"
                        + " {group: cold, temperature: 300, endTemperature: 200}], timestep: 1, steps: 100}");
        assertEquals("", err.toString(StandardCharsets.UTF_8));
        String text = out.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains("nvt hot at 400 K (langevin), cold from 300 to 200 K, 100 steps"), text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            textBlock = """
                    run.stages.0.timestep=8 | a time step of 8 fs is long for the stiffest vibration (period 59
                    run.stages.0.timestep=0.001 | a time step of 0.001 fs is very short for the stiffest vibration (period 59.5 fs); numbers without a unit are fs, so write '0.001 ps'
                    run.stages.0.tau=10 | the relaxation time of the thermostat, tau = 10 fs, is shorter than 20 time steps
                    run.stages.0.thermostat=berendsen | run.stages[0]: berendsen is not canonical: fluctuations are wrong
                    run.stages.0.thermostat=rescale | run.stages[0]: rescale is not canonical
                    run.stages.0.thermostat=langevin; run.stages.0.tau=3 | tau = 3 fs, is shorter than 20 time steps: atoms hardly move before they forget
                    run.stages.0.thermostat=bussi; run.velocities=null | all atoms start at rest
                    structure.crystal.cell=primitive; structure.crystal.repeat=[1, 1, 1] | wide along b, less than the cutoff of 3.77 A: right, but dear
                    run.stages.0.steps=2000; run.analysis={viscosity: {length: 200 fs}} | run.analysis.viscosity: expect an error of 28 %, as the run that counts is only 10 times as long as the correlation is followed; 10 % needs some 16000 steps
                    run.stages.0={ensemble: nvt, thermostat: langevin, temperature: 300, timestep: 1, steps: 9000}; run.analysis={thermalConductivity: {length: 200 fs}} | the thermostat of the last stage forgets velocities, which changes transport
                    run.velocities=null; run.stages.0={ensemble: nve, timestep: 1, steps: 1} | all atoms start at rest
                    structure.crystal.repeat=[2, 2, 1]; structure.vacuum={thickness: 9} | its two surfaces feel each other
                    structure.crystal={lattice: fcc, species: Cu, a: 3.6, repeat: [3, 3, 3]}; forcefield={eam: {builtin: zhou-2004}}; structure.vacuum={thickness: 2.5, periodic: true} | the vacuum along c is 4.3 A wide
                    """)
    void whatLooksWrongIsSaid(String assignments, String warning) {
        dryRun(assignments.split("; "));
        String text = err.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains(warning), text);
        assertEquals(1, text.lines().filter(line -> line.contains(warning)).count());
    }
}
