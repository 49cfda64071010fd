package org.adatom.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.adatom.engine.Integrator;
import org.adatom.engine.Observer;
import org.adatom.engine.Simulation;
import org.adatom.engine.parallel.Workers;
import org.adatom.integrators.VelocityVerlet;

/**
 * Adatom in a Java virtual machine of its own, which has seen no other potential and stays warm between measurements: the
 * parent writes a number of steps, the child runs them and answers with the seconds they took.
 */
final class AdatomProcess implements AutoCloseable {
    private final Process process;
    private final PrintStream requests;
    private final BufferedReader answers;
    private final int atoms;
    private final double startEnergy;

    /** Starts the child, which builds the system and evaluates it once. */
    AdatomProcess(Workload workload, int atoms, double skin, Path potentials, int threads) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules", "jdk.incubator.vector", "-XX:+UseParallelGC",
                "-cp", System.getProperty("java.class.path"), AdatomProcess.class.getName(), workload.name(),
                Integer.toString(atoms), Double.toString(skin), potentials.toString(), Integer.toString(threads)));
        process = new ProcessBuilder(command).start();
        requests = new PrintStream(process.getOutputStream(), true);
        answers = process.inputReader();
        String[] answer = answer().split(" ");
        this.atoms = Integer.parseInt(answer[0]);
        startEnergy = Double.parseDouble(answer[1]);
    }

    /** Number of atoms. */
    int atoms() {
        return atoms;
    }

    /** Potential energy per atom of the crystal, eV or reduced. */
    double startEnergy() {
        return startEnergy;
    }

    /** Runs further steps with energy and pressure every 50, and returns the seconds that each took. */
    double secondsPerStep(int steps) throws IOException {
        requests.println(steps);
        return Double.parseDouble(answer()) / steps;
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("Adatom's process ended early:\n" + process.errorReader().readAllAsString());
        }
        return line;
    }

    @Override
    public void close() {
        requests.close(); // the child ends with its input
    }

    /** The child: WORKLOAD ATOMS SKIN POTENTIALS THREADS. */
    public static void main(String[] arguments) throws IOException {
        Workload workload = Workload.valueOf(arguments[0]);
        try (Workers workers = new Workers(Integer.parseInt(arguments[4]));
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            Simulation simulation = workload.simulation(Integer.parseInt(arguments[1]),
                    Double.parseDouble(arguments[2]), Path.of(arguments[3]), workers);
            Thermo thermo = new Thermo();
            simulation.observe(thermo);
            Integrator integrator = new VelocityVerlet(workload.timeStep());
            simulation.updateForces();
            int n = simulation.atoms().count();
            System.out.println(n + " " + simulation.evaluator().energy() / n);
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                long start = System.nanoTime();
                simulation.run(integrator, Long.parseLong(line));
                System.out.println((System.nanoTime() - start) * 1e-9);
            }
        }
    }

    /** What LAMMPS computes on its thermo steps. */
    private static final class Thermo implements Observer {
        private double energy;
        private double pressure;

        @Override
        public long every() {
            return 50;
        }

        @Override
        public void observe(Simulation s) {
            double kinetic = s.atoms().kineticEnergy();
            double[] w = s.evaluator().virial();
            energy = kinetic + s.evaluator().energy();
            pressure = (2 * kinetic + w[0] + w[4] + w[8]) / (3 * s.cell().volume());
            if (!Double.isFinite(energy + pressure)) {
                throw new IllegalStateException("the benchmark blew up at step " + s.step());
            }
        }
    }
}
