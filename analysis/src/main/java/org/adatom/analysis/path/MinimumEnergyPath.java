package org.adatom.analysis.path;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.adatom.analysis.crystal.Minimum;
import org.adatom.analysis.crystal.Statics;
import org.adatom.engine.Atoms;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.Evaluation;
import org.adatom.engine.error.InputException;
import org.adatom.engine.io.Frame;
import org.adatom.integrators.path.AtomImages;
import org.adatom.integrators.path.Band;
import org.adatom.integrators.path.BandSettings;
import org.adatom.integrators.path.NudgedElasticBand;
import org.adatom.integrators.path.StartPath;
import org.jspecify.annotations.Nullable;

/**
 * The path of least energy between two minima, by a band of images from relaxed ends.
 *
 * @param ends the ends as they were matched, before they were relaxed
 * @param first the first minimum
 * @param last the last minimum
 * @param images all images, ends included
 * @param profile energy along the path
 * @param acrossForces largest force across the path on an atom of each image, eV/&Aring;; of the climbing image the whole force
 * @param history force and barrier after each step
 * @param saddle number of the climbing image, or of the highest
 * @param climbing whether it climbed
 * @param converged whether the band is converged
 * @param stagnant whether it stopped because nothing was gained any more
 * @param calls force calls of the band
 * @param settings of the band
 * @param finish the search that brought the climbing image to the saddle exactly, if one was asked for
 * @param warnings what has to be said of the ends and the path
 */
public record MinimumEnergyPath(EndPoints ends, Minimum first, Minimum last, List<Frame> images, PathProfile profile,
        double[] acrossForces, List<NudgedElasticBand.Step> history, int saddle, boolean climbing, boolean converged,
        boolean stagnant, long calls, BandSettings settings, @Nullable SaddleSearch finish, List<String> warnings) {
    /** Ends that move further than this while they are relaxed were no minima, &Aring;. */
    private static final double FAR = 0.3;
    /** Ends nearer to each other than this are the same minimum, &Aring;. */
    private static final double SAME = 0.1;
    /** Forces on the relaxed ends, in those that may remain on the band; a saddle that is exact has exact ends. */
    private static final double SHARPER = 0.1;

    /** A saddle further than this from the climbing image is another one, &Aring;. */
    private static final double ANOTHER = 0.5;

    /** How the path is begun. */
    public enum Start {
        /** Straight lines. */
        LINEAR,
        /** Distances between atoms change evenly. */
        IDPP
    }

    /**
     * How a path is sought.
     *
     * @param images number of images between the ends
     * @param start how the path is begun
     * @param rattle largest random displacement of a coordinate in the images of the start path, &Aring;: leads away from symmetric paths
     * @param seed of these displacements
     * @param band of the band
     * @param method optimiser
     * @param steps after which is given up
     * @param finish largest force to which a dimer brings the climbing image of the relaxed band, eV/&Aring;; 0 if none does
     */
    public record Settings(int images, Start start, double rattle, long seed, BandSettings band,
            NudgedElasticBand.Method method, int steps, double finish) {
        /** Without a dimer. */
        public Settings(int images, Start start, double rattle, long seed, BandSettings band,
                NudgedElasticBand.Method method, int steps) {
            this(images, start, rattle, seed, band, method, steps, 0);
        }

        /** Without random displacements. */
        public Settings(int images, Start start, BandSettings band, NudgedElasticBand.Method method, int steps) {
            this(images, start, 0, 1, band, method, steps);
        }

        /** Checks. */
        public Settings {
            if (images < 1) {
                throw new InputException("images: " + images + " is not allowed, use 1 or more between the ends");
            }
        }
    }

    /**
     * Finds it.
     *
     * @param ends matched
     * @param middle coordinates of a point that the start path goes through; empty if it goes straight
     * @param progress takes a line now and then
     * @throws InputException if both ends are one minimum
     */
    public static MinimumEnergyPath of(Statics statics, EndPoints ends, double[] middle, Settings settings,
            Consumer<String> progress) {
        List<String> warnings = new ArrayList<>();
        boolean sliding = settings.band().ends() == BandSettings.Ends.FREE;
        progress.accept(sliding ? "ends slide on their contours" : "relaxing the ends");
        double force = settings.finish() > 0 ? settings.finish() : SHARPER * settings.band().force();
        Minimum first = sliding ? asGiven(statics, ends.first()) : statics.relax(ends.first(), force);
        Minimum last = sliding ? asGiven(statics, ends.last()) : statics.relax(ends.last(), force);
        warnFar(ends.first(), first, "first", warnings);
        warnFar(ends.last(), last, "last", warnings);
        if (largestDistance(first.frame().atoms(), last.frame().atoms()) < SAME) {
            throw new InputException(
                    "both ends relax to the same minimum: there is no path between them; one of them was no"
                            + " minimum, or atoms were exchanged that should not be (reorder: false keeps the order of the files)");
        }
        Atoms atoms = first.frame().atoms();
        int images = settings.images() + 2;
        try (AtomImages surface =
                new AtomImages(atoms, first.frame().cell(), statics.forceField(), images, statics.workers())) {
            double[][] line = startPath(first.frame(), last.frame(), middle, images, settings.start(), statics);
            rattle(line, atoms.frozen(), settings);
            Band band = new Band(surface, line, settings.band());
            NudgedElasticBand neb = new NudgedElasticBand(band, settings.method());
            progress.accept("relaxing " + settings.images() + " images");
            int[] count = {0};
            boolean converged = neb.run(settings.steps(), step -> {
                if (count[0]++ % 20 == 0) {
                    progress.accept(String.format(Locale.ROOT,
                            "step %d: largest force %.4g eV/A, barrier %.5g eV%s", count[0] - 1, step.force(),
                            step.barrier(),
                            step.climber() >= 0 ? ", climbing" : ""));
                }
            });
            SaddleSearch finish = null;
            if (converged && band.climber() >= 0 && settings.finish() > 0) {
                progress.accept("a dimer from the climbing image");
                finish = finish(statics, ends.first().changed(surface.at(band.image(band.climber())),
                        first.frame().cell(), Map.of()), band, settings, warnings);
            }
            List<Frame> frames = new ArrayList<>();
            double[] across = new double[images];
            for (int i = 0; i < images; i++) {
                frames.add(ends.first().changed(surface.at(band.image(i)), first.frame().cell(), Map.of()));
                across[i] = sliding || i > 0 && i < images - 1
                        ? band.acrossForce(i)
                        : i == 0 ? first.largestForce() : last.largestForce();
            }
            int saddle = band.climber() >= 0 ? band.climber() : band.highest();
            return new MinimumEnergyPath(ends, first, last, frames, PathProfile.of(band), across, neb.history(), saddle,
                    band.climber() >= 0, converged, neb.stagnant(), band.calls(), settings.band(), finish, warnings);
        }
    }

    /** An end as it was given. */
    private static Minimum asGiven(Statics statics, Frame end) {
        Evaluation evaluation = statics.evaluate(end);
        return new Minimum(end, evaluation, evaluation.largestForce(), 1);
    }

    /** Brings the climbing image to the saddle. */
    private static SaddleSearch finish(Statics statics, Frame climber, Band band, Settings settings,
            List<String> warnings) {
        SaddleSearch search = SaddleSearch.from(statics, climber, band.tangent(band.climber()),
                new SaddleSearch.Settings(settings.finish(), settings.band().maxStep(), settings.steps()));
        double moved = largestDistance(climber.atoms(), search.frame().atoms());
        if (!search.converged()) {
            warnings.add(String.format(Locale.ROOT,
                    "the dimer came to %.3g eV/A in %d steps, not to %.3g: the climbing image stays where the band left it; lower"
                            + " force, so that it begins nearer to the saddle",
                    search.largestForce(), search.steps(), settings.finish()));
        } else if (moved > ANOTHER) {
            warnings.add(String.format(Locale.ROOT,
                    "the dimer left the climbing image for another saddle, %.2f A away, which is not on the path: the image stays;"
                            + " lower force, so that it begins nearer to the saddle",
                    moved));
        } else {
            band.replace(band.climber(), AtomImages.coordinates(search.frame().atoms()));
        }
        return search;
    }

    private static double[][] startPath(Frame first, Frame last, double[] middle, int images, Start how,
            Statics statics) {
        double[] from = AtomImages.coordinates(first.atoms());
        double[] to = AtomImages.coordinates(last.atoms());
        double[][] line = middle.length == 0
                ? StartPath.linear(from, to, images)
                : StartPath.through(new double[][] {from, middle, to}, images);
        return how == Start.IDPP && images > 2
                ? StartPath.idpp(line, first.atoms().frozen(), first.cell(), statics.workers())
                : line;
    }

    /** Displaces the free coordinates of the images between the ends. */
    private static void rattle(double[][] line, byte[] frozen, Settings settings) {
        CounterRandom random = new CounterRandom(settings.seed(), "start path");
        for (int i = 1; i < line.length - 1 && settings.rattle() > 0; i++) {
            for (int k = 0; k < line[i].length; k++) {
                boolean held = (frozen[k / 3] & 1 << k % 3) != 0;
                line[i][k] += held ? 0 : settings.rattle() * (2 * random.uniform(i, k / 3, k % 3) - 1);
            }
        }
    }

    private static void warnFar(Frame given, Minimum minimum, String which, List<String> warnings) {
        double far = largestDistance(given.atoms(), minimum.frame().atoms());
        if (far > FAR) {
            warnings.add(String.format(Locale.ROOT,
                    "the %s end was no minimum: an atom moved by %.2f A while it was relaxed; look whether it still is the state"
                            + " that was meant",
                    which, far));
        }
    }

    private static double largestDistance(Atoms a, Atoms b) {
        double largest = 0;
        for (int i = 0; i < a.count(); i++) {
            double dx = a.x()[i] - b.x()[i];
            double dy = a.y()[i] - b.y()[i];
            double dz = a.z()[i] - b.z()[i];
            largest = Math.max(largest, Math.sqrt(dx * dx + dy * dy + dz * dz));
        }
        return largest;
    }

    /** Energy of the saddle above the first end, eV; without climbing image the top of the spline. */
    public double forward() {
        return climbing ? profile.energy()[saddle] : profile.highest();
    }

    /** Energy of the saddle above the last end, eV. */
    public double backward() {
        return forward() - reaction();
    }

    /** Energy of the last end above the first, eV. */
    public double reaction() {
        return profile.energy()[profile.energy().length - 1];
    }
}
