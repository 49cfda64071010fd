package org.adatom.integrators;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.adatom.engine.Ensemble;
import org.adatom.engine.Integrator;
import org.adatom.engine.Momenta;
import org.adatom.engine.Simulation;
import org.jspecify.annotations.Nullable;

/**
 * Langevin dynamics, m dv = F dt - m &gamma; v dt + &radic;(2 m &gamma; kT) dW, by the splitting BAOAB of B. Leimkuhler and
 * C. Matthews, J. Chem. Phys. 138, 174102 (2013):
 *
 * <pre>
 * B  v += dt/2 F/m
 * A  r += dt/2 v
 * O  v  = e^(-&gamma; dt) v + &radic;(kT (1 - e^(-2 &gamma; dt))/m) R
 * A  r += dt/2 v
 * B  v += dt/2 F/m
 * </pre>
 *
 * <p>Canonical. Averages over positions have errors of second order in dt, for harmonic forces none at all and for strong
 * friction of fourth order; the kinetic temperature of a harmonic oscillator is low by a factor of 1 - (&omega;
 * dt)&sup2;/4. Groups of atoms have friction and temperature of their own; atoms in no group have none and obey Newton's
 * equations.
 *
 * <p>Conserved: E<sub>pot</sub> + E<sub>kin</sub> - the heat that friction and random forces brought.
 */
public final class LangevinBaoab implements Integrator {
    private final double timeStep;
    private final List<OrnsteinUhlenbeck> baths;
    private @Nullable Moves moves;
    private long steps;

    /**
     * With these baths, of which no two act on the same atom.
     *
     * @param timeStep internal units
     * @throws IllegalArgumentException if the time step is not positive
     */
    public LangevinBaoab(double timeStep, List<OrnsteinUhlenbeck> baths) {
        Require.positive("time step", timeStep);
        this.timeStep = timeStep;
        this.baths = List.copyOf(baths);
    }

    @Override
    public double timeStep() {
        return timeStep;
    }

    @Override
    public void prepare(Simulation s) {
        moves = new Moves(s.atoms(), s.cell(), s.evaluator().workers());
        for (OrnsteinUhlenbeck bath : baths) {
            bath.prepare(s);
        }
    }

    @Override
    public void step(Simulation s) {
        moves.kick(timeStep / 2);
        moves.drift(timeStep / 2);
        for (int k = 0; k < baths.size(); k++) {
            baths.get(k).act(2 * steps + 1, timeStep);
        }
        moves.drift(timeStep / 2);
        s.updateForces();
        moves.kick(timeStep / 2);
        steps++;
    }

    @Override
    public double conserved(Simulation s) {
        double energy = s.evaluator().energy() + s.atoms().kineticEnergy();
        for (OrnsteinUhlenbeck bath : baths) {
            energy += bath.energy();
        }
        return energy;
    }

    @Override
    public Ensemble ensemble() {
        return baths.size() == 1 ? baths.getFirst().ensemble() : Ensemble.NONE;
    }

    @Override
    public Momenta momenta() {
        Momenta momenta = Momenta.ALL;
        for (OrnsteinUhlenbeck bath : baths) {
            momenta = momenta.and(bath.momenta());
        }
        return momenta;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeLong(steps);
        for (OrnsteinUhlenbeck bath : baths) {
            bath.save(out);
        }
    }

    @Override
    public void restore(DataInput in) throws IOException {
        steps = in.readLong();
        for (OrnsteinUhlenbeck bath : baths) {
            bath.restore(in);
        }
    }
}
