package org.adatom.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * The program LAMMPS.
 *
 * @param binary such as {@code lmp}
 * @param suffix of the styles to prefer where they exist, such as {@code opt}; empty for none
 * @param ranks MPI processes
 * @param potentials folder of its potential files
 */
record Lammps(String binary, String suffix, int ranks, Path potentials) {
    /** Lists that miss no pair: what a check of the energies needs. */
    static final String SAFE_LISTS = "neighbor 0.5 bin\nneigh_modify delay 0 every 1 check yes";

    private static final Pattern LOOP =
            Pattern.compile("Loop time of (\\S+) on \\d+ procs for (\\d+) steps with (\\d+) atoms");
    private static final Pattern DANGEROUS = Pattern.compile("Dangerous builds = (\\d+)");
    private static final Pattern ROW =
            Pattern.compile("^\\s*(\\d+)" + "\\s+(-?[\\d.]+(?:[eE][-+]?\\d+)?)".repeat(3) + "\\s*$");

    /**
     * A system to run.
     *
     * @param workload the potential
     * @param species number of atom types
     * @param data file with the atoms and their velocities
     * @param energyEvery period of energy, temperature and pressure in steps
     */
    record Job(Workload workload, int species, Path data, int energyEvery) {}

    /**
     * What a run showed.
     *
     * @param secondsPerStep of the measured part
     * @param atoms their number
     * @param dangerous rebuilds of the lists that came too late, so that pairs may have been missed; -1 if LAMMPS did not
     *     check
     * @param thermo state by number of the step
     */
    record Result(double secondsPerStep, int atoms, int dangerous, Map<Long, Thermo> thermo) {}

    /** First line of its help: the version. */
    String version() throws IOException, InterruptedException {
        String help = output(List.of(binary, "-h"), null);
        return help.lines().filter(l -> l.contains(" - ")).findFirst()
                .map(l -> "LAMMPS " + l.substring(l.indexOf(" - ") + 3)).orElse("LAMMPS of unknown version");
    }

    /**
     * Neighbour-list settings worth trying: skins of 6 to 30 % of a cutoff (&Aring; or reduced), checked after every step
     * from the fifth on as in LAMMPS' benchmarks of metals; for Lennard-Jones also the unchecked lists of its benchmark.
     */
    static List<String> lists(Workload workload, double cutoff) {
        Stream<String> checked = DoubleStream.of(0.06, 0.1, 0.14, 0.2, 0.3).mapToObj(part -> "neighbor "
                + Math.round(100 * part * cutoff) / 100.0 + " bin\nneigh_modify delay 5 every 1 check yes");
        Stream<String> own = workload == Workload.LJ
                ? Stream.of("neighbor 0.3 bin\nneigh_modify delay 0 every 20 check no")
                : Stream.of("neighbor 1.0 bin\nneigh_modify delay 5 every 1 check yes");
        return Stream.concat(checked, own).toList();
    }

    /** Runs some steps unmeasured, unless there are none, then measures others. */
    Result run(Job job, String lists, int warmUp, int steps) throws IOException, InterruptedException {
        Path input = Files.createTempFile("adatom-lammps", ".in");
        try {
            Files.writeString(input, input(job, lists, warmUp, steps));
            List<String> command = new ArrayList<>();
            if (ranks > 1) {
                command.add("mpirun");
                if (System.getProperty("user.name").equals("root")) {
                    command.add("--allow-run-as-root");
                }
                command.addAll(List.of("--oversubscribe", "-np", Integer.toString(ranks)));
            }
            command.add(binary);
            if (!suffix.isEmpty()) {
                command.addAll(List.of("-sf", suffix));
            }
            command.addAll(List.of("-nocite", "-log", "none", "-in", input.toString()));
            return parse(output(command, input.getParent()));
        } finally {
            Files.deleteIfExists(input);
        }
    }

    private static String output(List<String> command, Path folder) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        if (folder != null) {
            builder.directory(folder.toFile());
        }
        builder.environment().put("OMP_NUM_THREADS", "1");
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new IOException("cannot run " + command.get(0) + ": install LAMMPS (apt install lammps), or name the"
                    + " program with the environment variable LMP", e);
        }
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed:\n" + output);
        }
        return output;
    }

    private String input(Job job, String lists, int warmUp, int steps) {
        List<String> lines = new ArrayList<>(List.of(
                "units " + job.workload.lammpsUnits(),
                "atom_style atomic",
                "read_data " + job.data));
        lines.addAll(job.workload.lammpsPotential(job.species, potentials));
        lines.addAll(List.of(
                lists,
                "fix 1 all nve",
                "thermo_style custom step pe temp press",
                "thermo_modify norm no format float %.16g",
                "thermo " + job.energyEvery));
        if (warmUp > 0) {
            lines.add("run " + warmUp);
        }
        lines.add("run " + steps);
        return String.join("\n", lines) + "\n";
    }

    /** Reads the output of {@link #run}. */
    static Result parse(String output) throws IOException {
        Map<Long, Thermo> thermo = new TreeMap<>();
        for (String line : output.split("\n")) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                thermo.put(Long.valueOf(row.group(1)), new Thermo(Double.parseDouble(row.group(2)),
                        Double.parseDouble(row.group(3)), Double.parseDouble(row.group(4))));
            }
        }
        Matcher loop = LOOP.matcher(output);
        Matcher builds = DANGEROUS.matcher(output);
        int dangerous = -1;
        while (builds.find()) {
            dangerous = Integer.parseInt(builds.group(1));
        }
        Result last = null;
        while (loop.find()) { // the last one is the measured run
            last = new Result(Double.parseDouble(loop.group(1)) / Integer.parseInt(loop.group(2)),
                    Integer.parseInt(loop.group(3)), dangerous, thermo);
        }
        if (last == null || !thermo.containsKey(0L)) {
            throw new IOException("output of LAMMPS not understood:\n" + output);
        }
        return last;
    }
}
