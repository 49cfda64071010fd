package org.adatom.analysis.path;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.adatom.analysis.Resumption;
import org.adatom.analysis.crystal.Minimum;
import org.adatom.analysis.crystal.Statics;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.error.InputException;
import org.adatom.engine.io.Frame;
import org.adatom.integrators.path.Band;
import org.adatom.integrators.path.BandSettings;
import org.adatom.integrators.path.Images;
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
 * @param profile energy along the path; of a cell under pressure the enthalpy
 * @param acrossForces largest force across the path on an atom of each image, eV/&Aring;; of the climbing image the whole force
 * @param history force and barrier after each step
 * @param saddle number of the climbing image, or of the highest
 * @param climbing whether it climbed
 * @param converged whether the band is converged
 * @param stagnant whether it stopped because nothing was gained any more
 * @param calls force calls of the band
 * @param settings of the band
 * @param deformation of the cell
 * @param finish the search that brought the climbing image to the saddle exactly, if one was asked for
 * @param warnings what has to be said of the ends and the path
 */
public record MinimumEnergyPath(EndPoints ends, Minimum first, Minimum last, List<Frame> images, PathProfile profile,
        double[] acrossForces, List<NudgedElasticBand.Step> history, int saddle, boolean climbing, boolean converged,
        boolean stagnant, long calls, BandSettings settings, Deformation deformation, @Nullable SaddleSearch finish,
        List<String> warnings) {

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
     * @param deformation of the cell
     */
    public record Settings(int images, Start start, double rattle, long seed, BandSettings band,
            NudgedElasticBand.Method method, int steps, double finish, Deformation deformation) {
        /** Without a dimer, in one cell. */
        public Settings(int images, Start start, double rattle, long seed, BandSettings band,
                NudgedElasticBand.Method method, int steps) {
            this(images, start, rattle, seed, band, method, steps, 0, Deformation.NONE);
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
            if (deformation.strains() && start == Start.IDPP) {
                throw new InputException("path: distances between atoms make no path of a cell; use path: linear");
            }
        }
    }

    /**
     * Finds it in one go.
     *
     * @param ends matched
     * @param middle coordinates of a point that the start path goes through; empty if it goes straight
     * @param progress takes a line now and then
     * @throws InputException if both ends are one minimum
     */
    public static MinimumEnergyPath of(Statics statics, EndPoints ends, double[] middle, Settings settings,
            Consumer<String> progress) {
        return of(statics, ends, middle, settings, progress, Resumption.NONE);
    }

    /**
     * Finds it. A band that is resumed begins with the relaxation of its ends, too, which gives the same bits again.
     *
     * @param ends matched
     * @param middle coordinates of a point that the start path goes through; empty if it goes straight
     * @param progress takes a line now and then
     * @param resumption keeps the band
     * @throws InputException if both ends are one minimum
     */
    public static MinimumEnergyPath of(Statics statics, EndPoints ends, double[] middle, Settings settings,
            Consumer<String> progress, Resumption resumption) {
        boolean sliding = settings.band().ends() == BandSettings.Ends.FREE;
        Deformation deformation = settings.deformation();
        progress.accept(sliding ? "ends slide on their contours" : "relaxing the ends");
        RelaxedEnds relaxed = RelaxedEnds.of(statics, ends, settings);
        List<String> warnings = new ArrayList<>(relaxed.warnings());
        Minimum first = relaxed.first();
        Minimum last = relaxed.last();
        int images = settings.images() + 2;
        try (Images surface =
                deformation.images(first.frame().atoms(), first.frame().cell(), statics.forceField(), images,
                        statics.workers())) {
            double[][] points = relaxed.points(surface, deformation.strains());
            double[][] line = startPath(points, middle, first.frame(), images, settings.start(), statics);
            rattle(line, first.frame().atoms().frozen(), settings);
            Band band = new Band(surface, line, settings.band());
            NudgedElasticBand neb = new NudgedElasticBand(band, settings.method());
            progress.accept("relaxing " + settings.images() + " images");
            BandState state = new BandState(neb, surface);
            if (resumption.restore(state)) {
                progress.accept("continuing at step " + (neb.history().size() - 1));
            }
            boolean converged = neb.run(settings.steps() + 1 - Math.max(1, neb.history().size()), step -> {
                tell(neb.history().size() - 1, step, progress);
                resumption.passed(state);
            });
            resumption.finished(state);
            SaddleSearch finish = null;
            if (converged && band.climber() >= 0 && settings.finish() > 0) {
                progress.accept("a dimer from the climbing image");
                finish = finish(statics, frame(ends, surface, band.image(band.climber())), surface, band, settings,
                        warnings);
            }
            List<Frame> frames = new ArrayList<>();
            double[] across = new double[images];
            for (int i = 0; i < images; i++) {
                frames.add(frame(ends, surface, band.image(i)));
                across[i] = sliding || i > 0 && i < images - 1
                        ? band.acrossForce(i)
                        : i == 0 ? first.largestForce() : last.largestForce();
            }
            int saddle = band.climber() >= 0 ? band.climber() : band.highest();
            return new MinimumEnergyPath(ends, first, last, frames, PathProfile.of(band), across, neb.history(), saddle,
                    band.climber() >= 0, converged, neb.stagnant(), band.calls(), settings.band(), deformation, finish,
                    warnings);
        }
    }

    /** What a band goes on from. */
    private record BandState(NudgedElasticBand neb, Images surface) implements Resumption.State {
        @Override
        public void save(DataOutput out) throws IOException {
            neb.save(out);
            surface.save(out);
        }

        @Override
        public void restore(DataInput in) throws IOException {
            neb.restore(in);
            surface.restore(in);
        }
    }

    private static void tell(int number, NudgedElasticBand.Step step, Consumer<String> progress) {
        if (number % 20 == 0) {
            progress.accept(String.format(Locale.ROOT, "step %d: largest force %.4g eV/A, barrier %.5g eV%s", number,
                    step.force(), step.barrier(), step.climber() >= 0 ? ", climbing" : ""));
        }
    }

    private static Frame frame(EndPoints ends, Images surface, double[] x) {
        return ends.first().changed(surface.at(x), surface.cell(x), Map.of());
    }

    /** Brings the climbing image to the saddle. */
    private static SaddleSearch finish(Statics statics, Frame climber, Images surface, Band band, Settings settings,
            List<String> warnings) {
        SaddleSearch search = SaddleSearch.from(statics, climber, band.tangent(band.climber()),
                new SaddleSearch.Settings(settings.finish(), settings.band().maxStep(), settings.steps(),
                        settings.deformation()));
        double[] saddle = surface.coordinates(search.frame().atoms(), search.frame().cell());
        double moved = RelaxedEnds.largestDistance(band.image(band.climber()), saddle);
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
            band.replace(band.climber(), saddle);
        }
        return search;
    }

    private static double[][] startPath(double[][] points, double[] middle, Frame first, int images, Start how,
            Statics statics) {
        double[][] line = middle.length == 0
                ? StartPath.linear(points[0], points[1], images)
                : StartPath.through(new double[][] {points[0], middle, points[1]}, images);
        return how == Start.IDPP && images > 2
                ? StartPath.idpp(line, first.atoms().frozen(), first.cell(), statics.workers())
                : line;
    }

    /** Displaces the free coordinates of the images between the ends. */
    private static void rattle(double[][] line, byte[] frozen, Settings settings) {
        CounterRandom random = new CounterRandom(settings.seed(), "start path");
        for (int i = 1; i < line.length - 1 && settings.rattle() > 0; i++) {
            for (int k = 0; k < 3 * frozen.length; k++) {
                boolean held = (frozen[k / 3] & 1 << k % 3) != 0;
                line[i][k] += held ? 0 : settings.rattle() * (2 * random.uniform(i, k / 3, k % 3) - 1);
            }
        }
    }

    /** Energy of an image, eV, without the work against the pressure. */
    public double energy(int image) {
        double work = deformation.strains() && deformation.pressure() != 0
                ? deformation.pressure()
                        * (images.get(image).cell().volume() - images.getFirst().cell().volume())
                : 0;
        return first.energy() + profile.energy()[image] - work;
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
