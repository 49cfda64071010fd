package org.adatom.integrators.path;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Locale;
import org.adatom.engine.error.InputException;
import org.adatom.engine.parallel.Workers;
import org.adatom.integrators.minimize.Objective;

/**
 * A chain of images between two ends, each pulled down by the force across the path alone. Along the path springs hold them, those of the nudged
 * elastic band (G. Henkelman, H. Jonsson, J. Chem. Phys. 113, 9978 (2000)), or they are put in equal distances, as in the string
 * method. The climbing image feels along the path the force upwards alone (G. Henkelman, B. P. Uberuaga, H. Jonsson, J. Chem. Phys.
 * 113, 9901 (2000)). Ends are fixed, or slide on their contours of the energy.
 *
 * <p>These forces are no gradient of anything; {@link #gradient} is their negative, and minimisers that follow forces alone can be
 * used. The coordinates are those of the moving images, one behind the other.
 */
public final class Band implements Objective {
    /** The force on an end that slides, in those that may remain: below there is no contour. */
    private static final double LEAST_SLOPE = 5;

    private final PotentialSurface surface;
    private final BandSettings settings;
    private final Spacing spacing;
    private final FreeEnd[] free;
    private final int n;
    private final int last;
    /** First image that moves, and how many do. */
    private final int from;
    private final int moving;
    private final double[] coordinates;
    private final double[] gradient;
    /** Of all images, the ends included: coordinates, true gradients, tangents. */
    private final double[][] x;
    private final double[][] slope;
    private final double[][] tangent;
    private final double[] energy;
    private final double[] perpendicular;
    /** Force of one image. */
    private final double[] nudged;
    private final Workers.Task evaluateTask;
    private int climber = -1;
    private double largestForce = Double.POSITIVE_INFINITY;
    private long calls;

    /**
     * A band.
     *
     * @param path coordinates of all images, the ends included; copied
     * @throws IllegalArgumentException if there is no image between the ends, or one has another number of coordinates
     * @throws InputException if an end that is to slide on its contour feels hardly any force
     */
    public Band(PotentialSurface surface, double[][] path, BandSettings settings) {
        this.surface = surface;
        this.settings = settings;
        spacing = settings.spacing();
        boolean sliding = settings.ends() == BandSettings.Ends.FREE;
        n = surface.size();
        last = path.length - 1;
        from = sliding ? 0 : 1;
        moving = sliding ? path.length : path.length - 2;
        if (last < 2) {
            throw new IllegalArgumentException("a band needs at least one image between its ends");
        }
        x = new double[path.length][];
        for (int i = 0; i <= last; i++) {
            if (path[i].length != n) {
                throw new IllegalArgumentException("image " + i + " has " + path[i].length + " coordinates, not " + n);
            }
            x[i] = path[i].clone();
        }
        evaluateTask = (image, worker) -> evaluate(from + image);
        slope = new double[path.length][n];
        tangent = new double[path.length][n];
        energy = new double[path.length];
        perpendicular = new double[path.length];
        nudged = new double[n];
        coordinates = new double[moving * n];
        gradient = new double[moving * n];
        evaluate(0);
        evaluate(last);
        calls = 2;
        free = sliding ? new FreeEnd[] {contour(0), contour(last)} : new FreeEnd[0];
        spacing.arrange(x, climber);
        gather();
    }

    private FreeEnd contour(int end) {
        double force = largest(slope[end]);
        if (force < LEAST_SLOPE * settings.force()) {
            throw new InputException(String.format(Locale.ROOT,
                    "the %s end feels a largest force of %.3g eV/A, at a minimum there is no contour to slide on; take for ends"
                            + " points on the slopes of the barrier, such as images of an earlier path, or ends: fixed",
                    end == 0 ? "first" : "last", force));
        }
        return new FreeEnd(energy[end], settings.spring());
    }

    /** Takes the coordinates from the images. */
    private void gather() {
        for (int i = 0; i < moving; i++) {
            System.arraycopy(x[from + i], 0, coordinates, i * n, n);
        }
    }

    /** Takes the images from the coordinates. */
    private void scatter() {
        for (int i = 0; i < moving; i++) {
            System.arraycopy(coordinates, i * n, x[from + i], 0, n);
        }
    }

    /** Number of images, the ends included. */
    public int images() {
        return last + 1;
    }

    /** Coordinates of an image, live. */
    public double[] image(int i) {
        return x[i];
    }

    /** Energy of an image, eV. */
    public double energy(int i) {
        return energy[i];
    }

    /** True gradient of the energy at an image, live, eV/&Aring;. */
    public double[] slope(int i) {
        return slope[i];
    }

    /** Unit vector along the path at an image, live. */
    public double[] tangent(int i) {
        return tangent[i];
    }

    /** Largest true force across the path on an atom of an image, eV/&Aring;; of the climbing image the whole force. */
    public double acrossForce(int i) {
        return perpendicular[i];
    }

    /** The image that climbs; &minus;1 if none does. */
    public int climber() {
        return climber;
    }

    /** Largest force of the band on an atom, eV/&Aring;. */
    public double largestForce() {
        return largestForce;
    }

    /** Force calls so far, those of the ends included. */
    public long calls() {
        return calls;
    }

    /** The image of highest energy between the ends. */
    public int highest() {
        int best = 1;
        for (int i = 2; i < last; i++) {
            best = energy[i] > energy[best] ? i : best;
        }
        return best;
    }

    /** Puts an image at a point that was found by other means, such as a saddle. */
    public void replace(int image, double[] point) {
        System.arraycopy(point, 0, x[image], 0, n);
        evaluate(image);
        calls++;
        gather();
        nudge();
    }

    private void evaluate(int image) {
        energy[image] = surface.evaluate(image, x[image], slope[image]);
    }

    @Override
    public void refresh() {
        workers().run(moving, evaluateTask);
        calls += moving;
        nudge();
    }

    @Override
    public void moveTo(double[] start, double length, double[] along) {
        for (int k = 0; k < coordinates.length; k++) {
            coordinates[k] = start[k] + length * along[k];
        }
        scatter();
        spacing.arrange(x, climber);
        gather();
        refresh();
    }

    /** Makes the forces of the band from energies and gradients. */
    private void nudge() {
        largestForce = 0;
        for (int i = 0; i <= last; i++) {
            Tangents.at(settings.tangent(), x, energy, i, tangent[i]);
        }
        for (int i = from; i < from + moving; i++) {
            if (i == 0 || i == last) {
                free[i == 0 ? 0 : 1].gradient(x[i], x[i == 0 ? 1 : last - 1], energy[i], slope[i], nudged);
                perpendicular[i] = largest(nudged);
            } else {
                pull(i);
            }
            System.arraycopy(nudged, 0, gradient, (i - from) * n, n);
            largestForce = Math.max(largestForce, largest(nudged));
        }
    }

    /** The nudged force of an image between the ends. */
    private void pull(int i) {
        double along = dot(slope[i], tangent[i]);
        combine(slope[i], i == climber ? 0 : -along, tangent[i]);
        perpendicular[i] = largest(nudged);
        combine(slope[i], i == climber ? -2 * along : -along - spacing.along(x, energy, i), tangent[i]);
    }

    /** nudged = a + f b. */
    private void combine(double[] a, double f, double[] b) {
        for (int k = 0; k < n; k++) {
            nudged[k] = a[k] + f * b[k];
        }
    }

    /** Length of the longest vector of an atom. */
    private double largest(double[] v) {
        double most = 0;
        for (int k = 0; k < v.length; k += surface.group()) {
            double square = 0;
            for (int d = k; d < Math.min(k + surface.group(), v.length); d++) {
                square += v[d] * v[d];
            }
            most = Math.max(most, square);
        }
        return Math.sqrt(most);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    /** Lets the highest image climb once the band has come near the path; what minimisers knew is void then. */
    @Override
    public boolean settle() {
        boolean near = settings.climbs() && (climber >= 0 || largestForce < settings.climbBelow());
        int wanted = near ? highest() : -1;
        if (wanted == climber) {
            return false;
        }
        climber = wanted;
        nudge();
        return true;
    }

    @Override
    public boolean converged() {
        return largestForce <= settings.force() && (climber >= 0 || !settings.climbs());
    }

    @Override
    public double longestStep(double[] direction) {
        return settings.maxStep() / largest(direction);
    }

    @Override
    public int size() {
        return coordinates.length;
    }

    @Override
    public double[] coordinates() {
        return coordinates;
    }

    @Override
    public double[] gradient() {
        return gradient;
    }

    /** The energy of the highest image above that of the first, eV. */
    @Override
    public double energy() {
        return energy[highest()] - energy[0];
    }

    @Override
    public double energyNoise() {
        return 1e-10 * (Math.abs(energy[0]) + n);
    }

    @Override
    public void removeTranslations(double[] direction) {
        // Ends that stay, or slide, hold the band where it is.
    }

    @Override
    public Workers workers() {
        return surface.workers();
    }

    @Override
    public void save(DataOutput out) throws IOException {
        for (double c : coordinates) {
            out.writeDouble(c);
        }
        out.writeInt(climber);
        out.writeLong(calls);
    }

    @Override
    public void restore(DataInput in) throws IOException {
        for (int k = 0; k < coordinates.length; k++) {
            coordinates[k] = in.readDouble();
        }
        climber = in.readInt();
        // The ends were evaluated again, and the present images will be, which does not count.
        calls = in.readLong() - moving;
        scatter();
    }
}
