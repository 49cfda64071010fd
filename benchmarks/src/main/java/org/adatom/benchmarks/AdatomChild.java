package org.adatom.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import org.adatom.engine.Integrator;
import org.adatom.engine.Observer;
import org.adatom.engine.Simulation;
import org.adatom.engine.error.AdatomException;
import org.adatom.engine.parallel.Workers;
import org.adatom.integrators.VelocityVerlet;
import org.jspecify.annotations.Nullable;

/** The other end of {@link AdatomProcess}. */
final class AdatomChild {
    private final Workload workload;
    private final int atoms;
    private final int species;
    private final Path potentials;
    private final int energyEvery;
    private final double launched;
    private final long heapBefore;
    private StepClock clock = new StepClock();
    private @Nullable Workers workers;
    private @Nullable Simulation simulation;

    /** WORKLOAD ATOMS SPECIES POTENTIALS ENERGY-EVERY LAUNCHED, the last in microseconds since 1970. */
    private AdatomChild(String[] arguments) {
        workload = Workload.valueOf(arguments[0]);
        atoms = Integer.parseInt(arguments[1]);
        species = Integer.parseInt(arguments[2]);
        potentials = Path.of(arguments[3]);
        energyEvery = Integer.parseInt(arguments[4]);
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()) - Long.parseLong(arguments[5]);
        launched = System.nanoTime() * 1e-9 - micros * 1e-6;
        heapBefore = usedHeap();
    }

    /** Answers the lines of the standard input. */
    public static void main(String[] arguments) throws IOException {
        AdatomChild child = new AdatomChild(arguments);
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                System.out.println(child.answer(line.split(" ")));
            }
        } catch (AdatomException e) {
            System.err.println(e.getMessage());
        }
    }

    private String answer(String[] words) throws IOException {
        return switch (words[0]) {
            case "start" -> start(Double.parseDouble(words[1]), Integer.parseInt(words[2]));
            case "run" -> "" + run(Long.parseLong(words[1]));
            case "warm" -> warmUp(Integer.parseInt(words[1]), Double.parseDouble(words[2]));
            case "profile" -> profile(Integer.parseInt(words[1]));
            case "thermo" -> thermo();
            case "energies" -> simulation.evaluator().energy() + " " + simulation.atoms().kineticEnergy();
            case "memory" -> usedHeap() - heapBefore + " " + peak();
            case "fingerprint" -> fingerprint();
            default -> throw new IllegalArgumentException("no such request: " + words[0]);
        };
    }

    private String start(double skin, int threads) {
        simulation = null; // two systems of millions of atoms need not fit
        if (workers == null || workers.count() != threads) {
            if (workers != null) {
                workers.close();
            }
            workers = new Workers(threads);
        }
        simulation = workload.simulation(atoms, species, skin, potentials, workers);
        clock = new StepClock();
        simulation.observe(clock);
        simulation.observe(new ThermoObserver(energyEvery));
        simulation.updateForces();
        return "" + simulation.atoms().count();
    }

    private double run(long steps) {
        Integrator integrator = new VelocityVerlet(workload.timeStep());
        long start = System.nanoTime();
        simulation.run(integrator, steps);
        return (System.nanoTime() - start) * 1e-9;
    }

    private String warmUp(int steps, double seconds) {
        clock.begin();
        double start = System.nanoTime() * 1e-9;
        run(steps);
        while (System.nanoTime() * 1e-9 - start < seconds) {
            run(Math.max(1, steps / 4));
        }
        clock.end();
        StepClock.Speed speed = clock.speed();
        return speed.secondsPerStep() + " " + (speed.reached() - launched) + " " + (speed.firstStep() - launched);
    }

    private String profile(int steps) {
        clock.begin(simulation.evaluator());
        run(steps);
        clock.end();
        StepClock.Split split = clock.split();
        return split.rebuilds() + " " + split.plain() + " " + split.share();
    }

    private String thermo() {
        Thermo t = Thermo.of(simulation);
        return t.energy() + " " + t.temperature() + " " + t.pressure();
    }

    private String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            var a = simulation.atoms();
            for (double[] values : List.of(a.x(), a.y(), a.z(), a.vx(), a.vy(), a.vz(),
                    simulation.evaluator().virial(), new double[] {simulation.evaluator().energy()})) {
                ByteBuffer bytes = ByteBuffer.allocate(8 * values.length);
                bytes.asDoubleBuffer().put(values);
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static long usedHeap() {
        for (int k = 0; k < 3; k++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** The largest resident memory so far, bytes. */
    private static long peak() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("VmHWM:")) {
                return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        return 0;
    }

    /**
     * What LAMMPS computes on its thermo steps.
     *
     * @param every period in steps
     */
    private record ThermoObserver(long every) implements Observer {
        @Override
        public void observe(Simulation s) {
            Thermo t = Thermo.of(s);
            if (!Double.isFinite(t.energy() + t.temperature() + t.pressure())) {
                throw new IllegalStateException("the benchmark blew up at step " + s.step());
            }
        }
    }
}
