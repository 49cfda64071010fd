package org.adatom.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The keys {@code among} and {@code between} from the input file to the results of every verb. */
class HybridInputTest {
    private static final String STRUCTURE = """
            6
            Lattice="12 0 0 0 12 0 0 0 12" Properties=species:S:1:pos:R:3 pbc="T T T"
            Si 0 0 0
            Si 1.4 1.3 1.4
            Si 2.7 0.1 2.7
            Ar 5 5 5
            Ar 5 5 8.6
            Ar 8.6 5.3 5.2
            """;

    private static final String TERSOFF = "  - {tersoff: {builtin: si-t3-1988}, among: [Si]}\n";
    private static final String ARGON =
            "  - {lennard-jones: {epsilon: 0.0104, sigma: 3.4, cutoff: 6, truncation: force}, among: Ar}\n";
    private static final String BOTH =
            "  - {lennard-jones: {epsilon: 0.012, sigma: 3.1, cutoff: 6, truncation: force}, between: [Ar-Si]}\n";
    private static final String RUN =
            "run: {velocities: {temperature: 50}, stages: [{ensemble: nve, timestep: 1 fs, steps: 40}], thermo: {every: 10}}\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void writeStructure() throws IOException {
        Files.writeString(folder.resolve("s.extxyz"), STRUCTURE);
    }

    private Program run(String verb, String forceField, String block, String... more) throws IOException {
        Path input = folder.resolve("in.yaml");
        Files.writeString(input, "structure: {file: s.extxyz}\nforcefield:\n" + forceField + block);
        String[] args = new String[more.length + 2];
        args[0] = verb;
        args[1] = input.toString();
        System.arraycopy(more, 0, args, 2, more.length);
        return Program.run(args);
    }

    private Program evaluate(String forceField) throws IOException {
        return run("evaluate", forceField, "", "-o", folder.resolve("evaluated.extxyz").toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock = """
                    among: Ar | among: [Arr] | in.yaml:4:6: forcefield.lennard-jones: among: 'Arr' is neither an element nor a species of the structure: did you mean 'Ar'?
                    among: Ar | between: [Si-Xr] | forcefield.lennard-jones: between: 'Xr' is neither an element nor a species
                    among: Ar | between: [SiAr] | in.yaml:4:82: forcefield[1].between: 'SiAr' is no pair of species; write it like Ar-Kr
                    among: Ar | between: [Si-Ar, Ar-Si] | forcefield[1].between: Ar-Si is given twice
                    among: Ar | between: [] | forcefield[1].between: name at least one
                    among: Ar | among: Ar, between: [Si-Ar] | forcefield[1].between names its species itself
                    among: Ar | amongst: Ar | in.yaml:4:82: unknown force field 'amongst': did you mean 'among'?
                    among: [Si] | between: [Si-Si] | in.yaml:3:6: forcefield.tersoff: between chooses pairs, but the energy of this potential is no sum over pairs
                    {tersoff: {builtin: si-t3-1988}, among: [Si]} | {among: [Si]} | in.yaml:3:5: forcefield[0]: among belongs beside the potential
                    among: [Si] | among: [Ar] | in.yaml:3:6: forcefield.tersoff: Ar is not in Tersoff si-t3-1988 (it has Si)
                    epsilon: 0.0104, sigma: 3.4 | species: {Kr: {epsilon: 1, sigma: 3}} | Ar is not in species
                    """)
    void aMistakeIsNamed(String good, String bad, String expected) throws IOException {
        String forceField = TERSOFF + ARGON;
        assertTrue(forceField.contains(good), good);
        Program program = run("run", forceField.replace(good, bad), RUN, "-o", folder.resolve("out").toString());
        assertEquals(2, program.code(), program.err());
        assertEquals(1, program.err().lines().count(), program.err());
        assertTrue(program.err().contains(expected), program.err());
        assertTrue(Files.notExists(folder.resolve("out")));
    }

    @Test
    void potentialsThatActOnNothingOfTheStructureAreRefused() throws IOException {
        Program program = run("run", ARGON.replace("Ar}", "Xe}"), RUN, "--dry-run");
        assertEquals(2, program.code());
        assertTrue(program.err().contains("no potential acts on the species of the structure, Si, Ar"), program.err());
    }

    @Test
    void chargesMustBeNeutralAmongTheSelected() throws IOException {
        String ions = "  - {coulomb: {charges: {Si: 1, Ar: 1}, method: ewald, cutoff: 5}, among: [Ar]}\n";
        Program program = evaluate(TERSOFF + BOTH + ions);
        assertEquals(2, program.code());
        assertTrue(program.err().contains("among Ar: the cell has a charge of 3.0 e"), program.err());
    }

    @Test
    void whatNothingActsOnIsWarnedOf() throws IOException {
        String sound = run("run", TERSOFF + ARGON + BOTH, RUN, "--dry-run").err();
        assertTrue(!sound.contains("no potential acts"), sound);
        String pair = run("run", TERSOFF + ARGON, RUN, "--dry-run").err();
        assertTrue(pair.contains("warning: forcefield: no potential acts between Si-Ar"), pair);
        String free = run("run", TERSOFF, RUN, "--dry-run").err();
        assertTrue(free.contains("warning: forcefield: no potential acts on Ar"), free);
        String idle = run("run", TERSOFF + BOTH.replace("Ar-Si", "Xe-Si"), RUN, "--dry-run").err();
        assertTrue(idle.contains("in.yaml:4:6: forcefield.lennard-jones acts between Xe-Si only"), idle);
        assertTrue(evaluate(TERSOFF).err().contains("no potential acts on Ar"));
    }

    @Test
    void evaluateDescribesEachTermAndAddsThemUp() throws IOException {
        Program all = evaluate(TERSOFF + ARGON + BOTH);
        assertEquals(0, all.code(), all.err());
        assertTrue(all.err().contains("(among Si) + Lennard-Jones Ar,"), all.err());
        assertTrue(all.err().contains("(between Ar-Si)"), all.err());
        double sum = 0;
        for (String term : new String[] {TERSOFF, ARGON, BOTH}) {
            sum += energy(evaluate(term));
        }
        assertEquals(sum, energy(all), 3e-8);
    }

    private static double energy(Program program) {
        String[] row = program.out().lines().toList().get(1).strip().split("\\s+");
        return Double.parseDouble(row[2]);
    }

    @Test
    void aRunHasTheSameBitsOnAnyNumberOfThreads() throws IOException {
        Path whole = folder.resolve("whole");
        Program program = run("run", TERSOFF + ARGON + BOTH, RUN, "-o", whole.toString(), "--threads", "2");
        assertEquals(0, program.code(), program.err());
        assertTrue(Files.readString(whole.resolve("report.html")).contains("(between Ar-Si)"));
        Path half = folder.resolve("half");
        assertEquals(0, run("run", TERSOFF + ARGON + BOTH, RUN.replace("40", "20"), "-o", half.toString(),
                "--threads", "1").code());
        byte[] first = Files.readAllBytes(half.resolve("thermo.csv"));
        byte[] both = Files.readAllBytes(whole.resolve("thermo.csv"));
        byte[] begin = new byte[first.length];
        System.arraycopy(both, 0, begin, 0, first.length);
        assertArrayEquals(first, begin);
    }

    @Test
    void aRunThatWasKilledResumesBitByBit() throws IOException {
        Path out = folder.resolve("killed");
        String often = RUN.replace("thermo:", "checkpoint: {every: 15}, thermo:");
        assertEquals(0, run("run", TERSOFF + ARGON + BOTH, often, "-o", out.toString()).code());
        byte[] whole = Files.readAllBytes(out.resolve("thermo.csv"));
        Files.delete(out.resolve("summary.json"));
        Files.move(out.resolve("checkpoint.previous"), out.resolve("checkpoint"), StandardCopyOption.REPLACE_EXISTING);
        Program resumed = Program.run("resume", out.toString());
        assertEquals(0, resumed.code(), resumed.err());
        assertArrayEquals(whole, Files.readAllBytes(out.resolve("thermo.csv")));
    }

    @Test
    void verifyCertifiesAHybrid() throws IOException {
        Path input = folder.resolve("v.yaml");
        Files.writeString(input, "forcefield:\n" + TERSOFF + ARGON + BOTH
                + "verify: {species: [Si, Ar], checks: [gradients, invariance, reproducibility]}\n");
        Program program = Program.run("verify", input.toString(), "-o", folder.resolve("v").toString());
        assertEquals(0, program.code(), program.out() + program.err());
    }
}
