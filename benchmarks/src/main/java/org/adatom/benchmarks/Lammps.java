package org.adatom.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * LAMMPS on one core with its fastest CPU styles ({@code -sf opt}).
 *
 * @param binary the program, such as {@code lmp}
 * @param potentials folder of its potential files
 */
record Lammps(String binary, Path potentials) {
    private static final Pattern LOOP =
            Pattern.compile("Loop time of (\\S+) on 1 procs for (\\d+) steps with (\\d+) atoms");

    /**
     * What a run showed.
     *
     * @param secondsPerStep of the measured part
     * @param atoms their number
     * @param startEnergy potential energy per atom of the crystal, eV or reduced
     */
    record Result(double secondsPerStep, int atoms, double startEnergy) {}

    /** Neighbour-list settings worth trying; the benchmark's own are among them. */
    static List<String> lists(Workload workload) {
        return switch (workload) {
            case LJ -> List.of("neighbor 0.3 bin\nneigh_modify delay 0 every 20 check no",
                    "neighbor 0.3 bin\nneigh_modify delay 5 every 1 check yes",
                    "neighbor 0.4 bin\nneigh_modify delay 5 every 1 check yes");
            case EAM, SW -> Arrays.stream(new double[] {0.5, 0.7, 1.0})
                    .mapToObj(skin -> "neighbor " + skin + " bin\nneigh_modify delay 5 every 1 check yes").toList();
        };
    }

    /** Runs some steps unmeasured, then measures others; energy and pressure every 50 steps. */
    Result run(Workload workload, int atoms, String lists, int warmUp, int steps)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("adatom-lammps");
        Path input = folder.resolve("in.benchmark");
        try {
            Files.writeString(input, input(workload, atoms, lists, warmUp, steps));
            ProcessBuilder builder = new ProcessBuilder(binary, "-sf", "opt", "-log", "none", "-in", input.toString())
                    .directory(folder.toFile()).redirectErrorStream(true);
            builder.environment().put("OMP_NUM_THREADS", "1");
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(binary + " failed:\n" + output);
            }
            return parse(output);
        } finally {
            Files.deleteIfExists(input);
            Files.delete(folder);
        }
    }

    private String input(Workload workload, int atoms, String lists, int warmUp, int steps) {
        int[] n = workload.cells(atoms);
        List<String> lines = new ArrayList<>(List.of(
                "units " + (workload == Workload.LJ ? "lj" : "metal"),
                "atom_style atomic",
                // in units lj the argument of lattice is a density, not a length
                workload == Workload.LJ
                        ? "lattice fcc 0.8442"
                        : "lattice " + workload.lattice().toString().toLowerCase(Locale.ROOT) + " " + workload.a(),
                "region box block 0 " + n[0] + " 0 " + n[1] + " 0 " + n[2],
                "create_box 1 box",
                "create_atoms 1 box"));
        lines.addAll(switch (workload) {
            case LJ -> List.of("mass 1 1.0", "pair_style lj/cut 2.5", "pair_coeff 1 1 1.0 1.0 2.5", "timestep 0.005");
            case EAM ->
                    List.of("pair_style eam", "pair_coeff 1 1 " + potentials.resolve("Cu_u3.eam"), "timestep 0.005");
            case SW ->
                    List.of("mass 1 28.085", "pair_style sw", "pair_coeff * * " + potentials.resolve("Si.sw") + " Si",
                            "timestep 0.001");
        });
        lines.addAll(List.of(
                "velocity all create " + workload.temperature() + " 87287 loop geom",
                lists,
                "fix 1 all nve",
                "thermo_style custom step pe ke etotal press",
                "thermo 50",
                "run " + warmUp,
                "run " + steps));
        return String.join("\n", lines) + "\n";
    }

    private static Result parse(String output) throws IOException {
        Matcher loop = LOOP.matcher(output);
        double seconds = 0;
        int steps = 0;
        int atoms = 0;
        while (loop.find()) { // the last one is the measured run
            seconds = Double.parseDouble(loop.group(1));
            steps = Integer.parseInt(loop.group(2));
            atoms = Integer.parseInt(loop.group(3));
        }
        Matcher start = Pattern.compile("(?m)^Step .*\n\\s*0\\s+(\\S+)").matcher(output);
        if (steps == 0 || !start.find()) {
            throw new IOException("output of LAMMPS not understood:\n" + output);
        }
        return new Result(seconds / steps, atoms, Double.parseDouble(start.group(1)));
    }
}
