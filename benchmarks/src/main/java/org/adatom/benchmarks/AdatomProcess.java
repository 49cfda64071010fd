package org.adatom.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Adatom in a Java virtual machine of its own, {@link AdatomChild}, which sees one potential only and stays warm between
 * measurements.
 */
final class AdatomProcess implements AutoCloseable {
    private final Dialogue dialogue;

    /**
     * Which system, and how it is run.
     *
     * @param workload the potential with its crystal
     * @param atoms wanted number
     * @param species number of labels
     * @param potentials folder of LAMMPS' potential files
     * @param energyEvery steps between evaluations of energy, temperature and pressure
     * @param jvmOptions further options of the Java virtual machine
     */
    record Job(Workload workload, int atoms, int species, Path potentials, int energyEvery, List<String> jvmOptions) {
        /** The same with one species. */
        Job ofOneSpecies() {
            return new Job(workload, atoms, 1, potentials, energyEvery, jvmOptions);
        }
    }

    /**
     * What warming up showed.
     *
     * @param secondsPerStep in the end
     * @param fullSpeed seconds from the start of the process to the begin of the first stretch of steps whose rate is
     *     within 5 % of that of the end
     * @param firstStep seconds from the start of the process to the end of the first step
     */
    record WarmUp(double secondsPerStep, double fullSpeed, double firstStep) {}

    /**
     * Where the time of some steps went.
     *
     * @param steps their number
     * @param rebuilds those in which the neighbour lists were made anew
     * @param plain median time of the others, seconds
     * @param neighborShare part of the whole time that the rebuilds took on top of that
     */
    record Profile(int steps, int rebuilds, double plain, double neighborShare) {}

    /**
     * Memory of the child.
     *
     * @param live bytes on the heap that are in use, without what the virtual machine needs by itself
     * @param peak largest resident memory of the process so far, bytes; 0 where the system does not tell
     */
    record Memory(long live, long peak) {}

    /** Starts the virtual machine. */
    AdatomProcess(Job job) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules", "jdk.incubator.vector", "-XX:+UseParallelGC", "-XX:MaxRAMPercentage=75"));
        command.addAll(job.jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), AdatomChild.class.getName(),
                job.workload.name(), Integer.toString(job.atoms), Integer.toString(job.species),
                job.potentials.toString(), Integer.toString(job.energyEvery),
                Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()))));
        dialogue = new Dialogue("Adatom", command);
    }

    /** Builds the system anew, at its start, and evaluates it; returns the number of atoms. */
    int start(double skin, int threads) throws IOException {
        return (int) dialogue.ask("start " + skin + " " + threads)[0];
    }

    /** Runs further steps and returns the seconds that each took. */
    double secondsPerStep(int steps) throws IOException {
        return dialogue.ask("run " + steps)[0] / steps;
    }

    /** Runs at least that many steps and seconds after the first start. */
    WarmUp warmUp(int steps, double seconds) throws IOException {
        double[] answer = dialogue.ask("warm " + steps + " " + seconds);
        return new WarmUp(answer[0], answer[1], answer[2]);
    }

    /** The present state. */
    Thermo thermo() throws IOException {
        double[] answer = dialogue.ask("thermo");
        return new Thermo(answer[0], answer[1], answer[2]);
    }

    /** Potential and kinetic energy of the present state, eV or reduced. */
    double[] energies() throws IOException {
        return dialogue.ask("energies");
    }

    /** Runs further steps and times each. */
    Profile profile(int steps) throws IOException {
        double[] answer = dialogue.ask("profile " + steps);
        return new Profile(steps, (int) answer[0], answer[1], answer[2]);
    }

    /** Collects garbage and looks. */
    Memory memory() throws IOException {
        double[] answer = dialogue.ask("memory");
        return new Memory((long) answer[0], (long) answer[1]);
    }

    /** A hash of the bits of positions, velocities, energy and virial. */
    String fingerprint() throws IOException {
        return dialogue.askWords("fingerprint")[0];
    }

    @Override
    public void close() {
        dialogue.close();
    }
}
