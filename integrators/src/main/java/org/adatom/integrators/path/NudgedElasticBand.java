package org.adatom.integrators.path;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.adatom.integrators.minimize.Fire;
import org.adatom.integrators.minimize.Minimizer;
import org.adatom.integrators.minimize.SecantSteps;

/**
 * Relaxes a {@link Band} step by step, keeps its history and notices when it does not come further.
 *
 * <pre>{@code
 * Band band = new Band(surface, StartPath.linear(start, end, 9), BandSettings.of(0.01));
 * NudgedElasticBand neb = new NudgedElasticBand(band, NudgedElasticBand.Method.LBFGS);
 * boolean converged = neb.run(500, step -> {});
 * double barrier = band.energy(band.climber()) - band.energy(0);
 * }</pre>
 */
public final class NudgedElasticBand {
    /** Steps in which the largest force must have fallen below the least before, by some percent. */
    private static final int PATIENCE = 150;

    private static final double PROGRESS = 0.98;

    private final Band band;
    private final Minimizer minimizer;
    private final List<Step> history = new ArrayList<>();
    private double least = Double.POSITIVE_INFINITY;
    private int leastAt;
    private boolean begun;

    /** The optimiser. */
    public enum Method {
        /** L-BFGS over all images at once: few force calls. */
        LBFGS,
        /** The fast inertial relaxation engine: robust. */
        FIRE
    }

    /**
     * One step of the history.
     *
     * @param calls force calls until then
     * @param force largest force of the band, eV/&Aring;
     * @param barrier energy of the highest image above the first, eV
     * @param climber image that climbs, &minus;1 if none
     */
    public record Step(long calls, double force, double barrier, int climber) {}

    /** A relaxation of that band. */
    public NudgedElasticBand(Band band, Method method) {
        this.band = band;
        minimizer = switch (method) {
            case LBFGS -> new SecantSteps(band);
            case FIRE -> new Fire(band);
        };
    }

    /** What is relaxed. */
    public Band band() {
        return band;
    }

    /**
     * Goes on until the band is converged, no progress is made any more, or so many steps are done.
     *
     * @param watcher told of every step
     * @return whether it is converged
     */
    public boolean run(int steps, Consumer<Step> watcher) {
        if (!begun) {
            begun = true;
            minimizer.begin();
            if (history.isEmpty()) {
                note(watcher);
            }
        }
        for (int k = 0; k < steps && !minimizer.done() && !stagnant(); k++) {
            minimizer.step();
            note(watcher);
        }
        return band.converged();
    }

    private void note(Consumer<Step> watcher) {
        Step step = new Step(band.calls(), band.largestForce(), band.energy(), band.climber());
        boolean turned = !history.isEmpty() && history.getLast().climber() != step.climber();
        history.add(step);
        if (turned || step.force() < PROGRESS * least) {
            least = step.force();
            leastAt = history.size();
        }
        watcher.accept(step);
    }

    /** Writes band, optimiser and history; of the surface nothing. */
    public void save(DataOutput out) throws IOException {
        minimizer.save(out);
        out.writeDouble(least);
        out.writeInt(leastAt);
        out.writeInt(history.size());
        for (Step step : history) {
            out.writeLong(step.calls());
            out.writeDouble(step.force());
            out.writeDouble(step.barrier());
            out.writeInt(step.climber());
        }
    }

    /** Restores what {@link #save} wrote, before the first step; the band was made from the same ends. */
    public void restore(DataInput in) throws IOException {
        minimizer.restore(in);
        least = in.readDouble();
        leastAt = in.readInt();
        history.clear();
        for (int remaining = in.readInt(); remaining > 0; remaining--) {
            history.add(new Step(in.readLong(), in.readDouble(), in.readDouble(), in.readInt()));
        }
    }

    /** Whether the largest force has not fallen for long. */
    public boolean stagnant() {
        return history.size() - leastAt > PATIENCE;
    }

    /** What the band was like after each step, the start included. */
    public List<Step> history() {
        return List.copyOf(history);
    }
}
