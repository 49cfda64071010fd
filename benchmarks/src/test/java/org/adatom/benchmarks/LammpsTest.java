package org.adatom.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LammpsTest {
    private static final String OUTPUT = """
            LAMMPS (29 Sep 2021 - Update 2)
              1 by 1 by 1 MPI processor grid
            Step PotEng Temp Press
                   0            -27093.5 1.44 -5.0221e0
                  50            -22903.4 0.735 3.9e-01
            Loop time of 0.5 on 2 procs for 50 steps with 4000 atoms

            Histogram: 2 0 0 0 0 0 0 0 0 0
            Dangerous builds = 0
            Step PotEng Temp Press
                  50            -22903.4 0.735 0.39
                 150            -22800.1 0.73 0.4
            Loop time of 2 on 2 procs for 100 steps with 4000 atoms
            Dangerous builds = 3
            """;

    @Test
    void theLastRunIsTheMeasuredOne() throws IOException {
        Lammps.Result result = Lammps.parse(OUTPUT);
        assertEquals(0.02, result.secondsPerStep());
        assertEquals(4000, result.atoms());
        assertEquals(3, result.dangerous());
        assertEquals(Set.of(0L, 50L, 150L), result.thermo().keySet());
        assertEquals(new Thermo(-27093.5, 1.44, -5.0221), result.thermo().get(0L));
    }

    @Test
    void uncheckedListsAreToldFromGoodOnes() throws IOException {
        Lammps.Result result = Lammps.parse(OUTPUT.replaceAll("builds = \\d+", "builds not checked"));
        assertEquals(-1, result.dangerous());
    }

    @Test
    void outputWithoutARunIsAnError() {
        assertThrows(IOException.class, () -> Lammps.parse("ERROR: Unknown pair style"));
    }

    @Test
    void commandsNameFolderAndOneElementPerType() {
        assertTrue(Workload.SW.lammpsPotential(2, Path.of("/files")).contains("pair_coeff * * /files/Si.sw Si Si"));
    }
}
