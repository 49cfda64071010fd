package org.adatom.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.adatom.cli.input.InputFile;
import org.adatom.engine.Atoms;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.Simulation;
import org.adatom.engine.error.InputException;
import org.adatom.engine.parallel.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldsTest {
    private static final String INPUT = """
            structure: {crystal: {lattice: fcc, species: Cu, a: 3.615, repeat: [2, 2, 4]}}
            forcefield: {eam: {builtin: zhou-2004}}
            run:
              velocities: {temperature: 900}
              groups: {lower: {z: [-1, 6.5]}, corner: {atoms: [1]}, all: {species: [Cu]}}
              fixed: {corner: x}
              stages:
                - {ensemble: nvt, temperature: 900, timestep: 2 fs, steps: 20, hold: {lower: xyz}}
                - {ensemble: nvt, temperature: 900, timestep: 2 fs, steps: 20}
            """;

    private static RunSetup setup(String text, Workers workers) {
        return RunSetup.of(InputFile.parse("test.yaml", Path.of(""), text), workers);
    }

    @Test
    void aStageHoldsItsGroupAndTheNextReleasesItWithoutMomentum() {
        try (Workers workers = new Workers(1)) {
            RunSetup setup = setup(INPUT, workers);
            Atoms atoms = setup.start().atoms();
            Atoms before = atoms.copy();
            Simulation s = new Simulation(atoms, setup.start().cell(),
                    new ForceEvaluator(setup.forceField(), workers), setup.units());
            Stages stages = new Stages(setup, s, Holds.of(setup));
            stages.drawVelocities();
            assertEquals(3 * 64 - 3 * 32, s.degreesOfFreedom().count());
            stages.holds().begin(0, s);
            s.run(stages.integrator(0), 20);
            int moved = 0;
            for (int i = 0; i < atoms.count(); i++) {
                boolean lower = before.z()[i] < 6.5;
                boolean same = before.x()[i] == atoms.x()[i] && before.z()[i] == atoms.z()[i];
                assertEquals(lower, same, "atom " + i);
                moved += same ? 0 : 1;
            }
            assertEquals(32, moved);
            // Where the atoms are now does not matter.
            atoms.z()[0] = 10;
            stages.holds().begin(1, s);
            double[] momentum = new double[3];
            for (int i = 0; i < atoms.count(); i++) {
                assertEquals(i == 0 ? Atoms.FROZEN_X : 0, atoms.frozen()[i]);
                momentum[1] += atoms.mass()[i] * atoms.vy()[i];
                momentum[2] += atoms.mass()[i] * atoms.vz()[i];
            }
            assertEquals(0, momentum[1], 1e-10);
            assertEquals(0, momentum[2], 1e-10);
            // 3 N less the coordinate held by the whole run and the momenta along y and z.
            assertEquals(3 * 64 - 1 - 2, s.degreesOfFreedom().count());
        }
    }

    /** Hours of an earlier stage would be lost if they were found when their own begins. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "nvt, thermostats: [{group: upper, temperature: 300}, {group: lower, temperature: 300}] |"
                + " run.stages[1].thermostats[1]: the atoms of group 'lower' cannot move",
        "npt, temperature: 900, barostat: {pressure: 0, axes: z} | run.stages[1].barostat: atom 1 is fixed along z",
        "nve, deform: {axis: z, strain: 0.1} | run.stages[1].deform: atom 1 is fixed along z"
    })
    void whatALaterStageHoldsIsKnownToItsThermostatsAndBarostatBeforeTheFirstStep(String stage, String words) {
        String text = INPUT.replace("corner: {atoms: [1]}", "corner: {atoms: [1]}, upper: {z: [6.5, 99]}")
                + "    - {timestep: 2 fs, steps: 20, hold: {lower: xyz}, ensemble: " + stage + "}\n";
        String input = text.replace("    - {ensemble: nvt, temperature: 900, timestep: 2 fs, steps: 20}\n", "");
        try (Workers workers = new Workers(1)) {
            String message = assertThrows(InputException.class, () -> setup(input, workers)).getMessage();
            assertTrue(message.contains(words), message);
            assertTrue(message.startsWith("test.yaml:"), message);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "hold: {lover: xyz}  | stages[0].hold: there is no group 'lover': did you mean 'lower'",
        "hold: {lower: xq}   | stages[0].hold.lower: axes 'xq' are not among x, y, z",
        "hold: {all: xyz}    | run.stages[0].hold: there are no degrees of freedom left"
    })
    void mistakesAreFoundBeforeTheFirstStep(String hold, String words) {
        try (Workers workers = new Workers(1)) {
            String message = assertThrows(InputException.class,
                    () -> setup(INPUT.replace("hold: {lower: xyz}", hold), workers)).getMessage();
            assertTrue(message.contains(words), message);
            assertTrue(message.startsWith("test.yaml:"), message);
        }
    }
}
