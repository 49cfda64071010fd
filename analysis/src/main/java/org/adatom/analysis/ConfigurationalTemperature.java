package org.adatom.analysis;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.adatom.engine.Atoms;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.Observer;
import org.adatom.engine.Simulation;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.parallel.Workers;

/**
 * Temperature from positions alone, B. D. Butler, G. Ayton, O. G. Jepps and D. J. Evans, J. Chem. Phys. 109, 6519 (1998),
 * after H. H. Rugh, Phys. Rev. Lett. 78, 772 (1997):
 *
 * <pre>
 * k T = &lt;|grad U|^2&gt; / &lt;laplacian U&gt;
 * </pre>
 *
 * <p>In the canonical ensemble this is exact, also when the total momentum is conserved at zero, because U does not depend
 * on the centre of mass. At constant energy, and in clusters that do not rotate, it is so up to terms of the order of 1/N.
 * It differs from the kinetic temperature if the forces are not the gradient of what is sampled, the time step is too long,
 * or a thermostat cools or heats only the velocities.
 *
 * <p>Force fields offer no second derivatives. With a random vector v of components &plusmn;1 the mean of v&middot;(Hv) is
 * the trace of the Hessian H (M. F. Hutchinson, Commun. Stat. Simul. Comput. 18, 1059 (1989)), and Hv follows from the
 * forces at r &plusmn; hv. One vector per sample is enough, because samples are averaged anyhow. Held coordinates are left
 * out of both sums.
 *
 * <p>The forces at r &plusmn; hv come from an evaluator of its own, with lists made for every sample: the simulation is not
 * disturbed by a bit, and a resumed run continues bitwise. Where pairs end with a jump of the force, the Laplacian has a
 * spike that finite differences catch seldom: right on average, but with large error bars.
 */
public final class ConfigurationalTemperature implements Observer {
    /** Displacement of every coordinate, &Aring; (&sigma;): its square times the fourth derivative is neglected. */
    private static final double STEP = 1e-3;
    /** Lists made at r + hv hold at r - hv: twice the distance 2 &radic;3 h. */
    private static final double SKIN = 8 * STEP;

    private final long every;
    private final long from;
    private final CounterRandom random;
    private final ForceEvaluator evaluator;
    // |grad U|^2, laplacian of U, kinetic temperature times Boltzmann's constant.
    private final BlockMeans means = new BlockMeans(3);
    private double boltzmann = 1;
    private UnitLabels labels = UnitLabels.METAL;

    /**
     * Nothing gathered yet.
     *
     * @param every steps between samples
     * @param from first step that counts
     * @param seed of the random vectors
     * @param forceField that of the simulation
     * @param workers who computes
     */
    public ConfigurationalTemperature(long every, long from, long seed, ForceField forceField, Workers workers) {
        this.every = every;
        this.from = from;
        random = new CounterRandom(seed, "configurational temperature");
        evaluator = new ForceEvaluator(forceField, workers, SKIN);
        // Nobody looks, but the potential must not count atoms that were displaced.
        evaluator.monitor(true);
    }

    @Override
    public long every() {
        return every;
    }

    @Override
    public void observe(Simulation simulation) {
        labels = UnitLabels.of(simulation.units());
        boltzmann = simulation.units().boltzmann();
        if (simulation.step() < from) {
            return;
        }
        Atoms atoms = simulation.atoms();
        int dimensions = simulation.cell().dimensions();
        double[][] forces = {atoms.fx(), atoms.fy(), atoms.fz()};
        double gradient = 0;
        for (int d = 0; d < dimensions; d++) {
            for (int i = 0; i < atoms.count(); i++) {
                gradient += moves(atoms, i, d) ? forces[d][i] * forces[d][i] : 0;
            }
        }
        double kinetic = simulation.degreesOfFreedom().temperature(atoms.kineticEnergy(), 1);
        means.add(gradient, laplacian(simulation), kinetic);
    }

    /** The estimate v&middot;(Hv) of the trace of the Hessian, eV/&Aring;&sup2;. */
    private double laplacian(Simulation simulation) {
        // New atoms, for which the evaluator makes new lists whatever it has seen before.
        Atoms atoms = simulation.atoms().copy();
        displace(atoms, simulation, STEP);
        evaluator.evaluate(atoms, simulation.cell());
        double ahead = alongVector(atoms, simulation);
        displace(atoms, simulation, -2 * STEP);
        evaluator.evaluate(atoms, simulation.cell());
        return -(ahead - alongVector(atoms, simulation)) / (2 * STEP);
    }

    /** r += h v. */
    private void displace(Atoms atoms, Simulation simulation, double h) {
        double[][] r = {atoms.x(), atoms.y(), atoms.z()};
        for (int d = 0; d < simulation.cell().dimensions(); d++) {
            for (int i = 0; i < atoms.count(); i++) {
                r[d][i] += moves(atoms, i, d) ? h * sign(simulation.step(), i, d) : 0;
            }
        }
    }

    /** F &middot; v. */
    private double alongVector(Atoms atoms, Simulation simulation) {
        double[][] forces = {atoms.fx(), atoms.fy(), atoms.fz()};
        double sum = 0;
        for (int d = 0; d < simulation.cell().dimensions(); d++) {
            for (int i = 0; i < atoms.count(); i++) {
                sum += moves(atoms, i, d) ? forces[d][i] * sign(simulation.step(), i, d) : 0;
            }
        }
        return sum;
    }

    private double sign(long step, int atom, int axis) {
        return random.bits(step, atom, axis) < 0 ? -1 : 1;
    }

    private static boolean moves(Atoms atoms, int i, int axis) {
        return (atoms.frozen()[i] & 1 << axis) == 0;
    }

    /** Number of samples so far. */
    public long samples() {
        return means.count();
    }

    /** The temperatures of all samples so far. */
    public ConfigurationalTemperatureResult result() {
        double k = boltzmann;
        return new ConfigurationalTemperatureResult(labels, samples(), means.of(m -> m[0] / m[1] / k),
                means.of(m -> m[2] / k), means.of(m -> (m[0] / m[1] - m[2]) / k),
                means.complete().stream()
                        .map(m -> new ConfigurationalTemperatureResult.Block(m[0], m[1], m[2] / k, m[0] / m[1] / k))
                        .toList(),
                means.samplesPerBlock() * every);
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeDouble(boltzmann);
        out.writeBoolean(labels.equals(UnitLabels.REDUCED));
        means.save(out);
    }

    @Override
    public void restore(DataInput in) throws IOException {
        boltzmann = in.readDouble();
        labels = in.readBoolean() ? UnitLabels.REDUCED : UnitLabels.METAL;
        means.restore(in);
    }
}
