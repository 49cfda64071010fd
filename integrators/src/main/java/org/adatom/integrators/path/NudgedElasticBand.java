package org.adatom.integrators.path;

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

    /**
     * Goes on until the band is converged, no progress is made any more, or so many steps are done.
     *
     * @param watcher told of every step
     * @return whether it is converged
     */
    public boolean run(int steps, Consumer<Step> watcher) {
        if (history.isEmpty()) {
            minimizer.begin();
            note(watcher);
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

    /** Whether the largest force has not fallen for long. */
    public boolean stagnant() {
        return history.size() - leastAt > PATIENCE;
    }

    /** What the band was like after each step, the start included. */
    public List<Step> history() {
        return List.copyOf(history);
    }
}
