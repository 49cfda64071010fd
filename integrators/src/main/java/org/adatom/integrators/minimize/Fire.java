package org.adatom.integrators.minimize;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The fast inertial relaxation engine of E. Bitzek et al., Phys. Rev. Lett. 97, 170201 (2006), in the form of J. Guenole et
 * al., Comput. Mater. Sci. 175, 109584 (2020): semi-implicit Euler steps, velocities mixed before the positions move, half a
 * step back when the system begins to climb. All coordinates have the mass 1. One evaluation per step; robust where the
 * energy is rough.
 */
public final class Fire extends Minimizer {
    /** Time step at the start, &Aring; (amu/eV)<sup>1/2</sup> of mass 1. */
    private static final double TIME_STEP = 0.1;
    private static final double LONGEST = 10 * TIME_STEP;
    private static final double SHORTEST = 0.02 * TIME_STEP;
    private static final int DELAY = 20;
    private static final double GROWTH = 1.1;
    private static final double CUT = 0.5;
    private static final double MIXING = 0.25;
    private static final double MIXING_DECAY = 0.99;
    /** Steps uphill without a step down after which nothing is gained any more. */
    private static final int HOPELESS = 2000;

    private final double[] velocity;
    private final double[] from;
    private double timeStep;
    private double mixing;
    private int downhill;
    private int uphill;
    private long steps;

    /** Of an objective. */
    public Fire(Objective objective) {
        super(objective);
        velocity = new double[objective.size()];
        from = new double[objective.size()];
        forget();
    }

    @Override
    void forget() {
        vectors().scale(velocity, 0, velocity);
        timeStep = TIME_STEP;
        mixing = MIXING;
        downhill = 0;
        uphill = 0;
        steps = 0;
    }

    @Override
    void advance() {
        BlockVectors v = vectors();
        double[] g = objective().gradient();
        System.arraycopy(objective().coordinates(), 0, from, 0, from.length);
        double power = -v.dot(g, velocity);
        if (power > 0 || steps == 0) {
            uphill = 0;
            if (++downhill > DELAY) {
                timeStep = Math.min(timeStep * GROWTH, LONGEST);
                mixing *= MIXING_DECAY;
            }
        } else {
            downhill = 0;
            if (++uphill > HOPELESS) {
                stall();
                return;
            }
            if (steps >= DELAY) {
                timeStep = Math.max(timeStep * CUT, SHORTEST);
                mixing = MIXING;
            }
            v.add(from, -0.5 * Math.min(timeStep, objective().longestStep(velocity)), velocity);
            v.scale(velocity, 0, velocity);
        }
        steps++;
        v.add(velocity, -timeStep, g);
        double force = v.norm(g);
        v.combine(velocity, 1 - mixing, velocity, -mixing * v.norm(velocity) / (force > 0 ? force : 1), g);
        objective().moveTo(from, Math.min(timeStep, objective().longestStep(velocity)), velocity);
    }

    @Override
    void saveMemory(DataOutput out) throws IOException {
        out.writeDouble(timeStep);
        out.writeDouble(mixing);
        out.writeInt(downhill);
        out.writeInt(uphill);
        out.writeLong(steps);
        write(out, velocity);
    }

    @Override
    void restoreMemory(DataInput in) throws IOException {
        timeStep = in.readDouble();
        mixing = in.readDouble();
        downhill = in.readInt();
        uphill = in.readInt();
        steps = in.readLong();
        read(in, velocity);
    }
}
