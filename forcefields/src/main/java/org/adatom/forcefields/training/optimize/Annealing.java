package org.adatom.forcefields.training.optimize;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.ToDoubleFunction;
import org.adatom.engine.CounterRandom;

/**
 * Simulated annealing (S. Kirkpatrick, C. D. Gelatt and M. P. Vecchi, Science 220, 671 (1983)): every parameter is moved at random, the move
 * taken with the probability min(1, e<sup>&minus;&Delta;f/T</sup>) of N. Metropolis et al., and T falls exponentially from move to move.
 * The parameters handed out are the best so far.
 *
 * <p>T is in units of the function at the start, and the standard deviation of the moves in units of the root mean square of the
 * parameters there, so that both mean the same for any function. Random numbers depend on seed and move only.
 */
public final class Annealing implements Optimizer {
    private final ToDoubleFunction<double[]> function;
    private final CounterRandom random;
    private final long moves;
    private final long movesPerStep;
    private final double hottest;
    private final double coldest;
    private final double size;
    private final double[] x;
    private final double[] trial;
    private final double[] best;
    private double value;
    private double lowest;
    private double unit;
    private long made;

    /**
     * Starts.
     *
     * @param start parameters
     * @param moves in all
     * @param steps in which they are made
     * @param hottest T of the first move, in units of the function at the start
     * @param coldest T of the last one
     * @param size standard deviation of the moves, in units of the root mean square of the parameters
     */
    public Annealing(
            ToDoubleFunction<double[]> function, double[] start, long seed, long moves, int steps, double hottest,
            double coldest, double size) {
        this.function = function;
        this.moves = moves;
        this.hottest = hottest;
        this.coldest = coldest;
        movesPerStep = Math.ceilDiv(moves, steps);
        random = new CounterRandom(seed, "annealing");
        x = start.clone();
        best = start.clone();
        trial = new double[start.length];
        this.size = size * Math.sqrt(QuasiNewton.dot(x, x) / Math.max(1, x.length));
        value = function.applyAsDouble(x);
        lowest = value;
        unit = value;
    }

    /** T of a move, in units of the function. */
    private double temperature(long move) {
        double share = moves > 1 ? (double) move / (moves - 1) : 1;
        return unit * hottest * StrictMath.pow(coldest / hottest, share);
    }

    @Override
    public boolean step() {
        for (long end = Math.min(moves, made + movesPerStep); made < end; made++) {
            for (int i = 0; i < x.length; i++) {
                trial[i] = x[i] + size * random.normal(made, i, 0);
            }
            double there = function.applyAsDouble(trial);
            double chance = StrictMath.exp((value - there) / temperature(made));
            if (there <= value || random.uniform(made, x.length, 0) < chance) {
                System.arraycopy(trial, 0, x, 0, x.length);
                value = there;
            }
            if (there < lowest) {
                System.arraycopy(trial, 0, best, 0, x.length);
                lowest = there;
            }
        }
        return made < moves;
    }

    @Override
    public double[] parameters() {
        return best.clone();
    }

    @Override
    public double value() {
        return lowest;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        State.write(out, x);
        State.write(out, best);
        out.writeDouble(value);
        out.writeDouble(lowest);
        out.writeDouble(unit);
        out.writeLong(made);
    }

    @Override
    public void restore(DataInput in) throws IOException {
        State.read(in, x);
        State.read(in, best);
        value = in.readDouble();
        lowest = in.readDouble();
        unit = in.readDouble();
        made = in.readLong();
    }
}
