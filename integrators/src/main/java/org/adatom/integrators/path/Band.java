package org.adatom.integrators.path;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.adatom.engine.parallel.Workers;
import org.adatom.integrators.minimize.Objective;

/**
 * A nudged elastic band: images between two fixed ends, each pulled down by the force across the path and along the path by
 * springs alone (G. Henkelman, H. Jonsson, J. Chem. Phys. 113, 9978 (2000)). The climbing image feels no springs, and along
 * the path the force upwards (G. Henkelman, B. P. Uberuaga, H. Jonsson, J. Chem. Phys. 113, 9901 (2000)).
 *
 * <p>These forces are no gradient of anything; {@link #gradient} is their negative, and minimisers that follow forces alone can be
 * used. The coordinates are those of the moving images, one behind the other.
 */
public final class Band implements Objective {
    private final PotentialSurface surface;
    private final BandSettings settings;
    private final int n;
    private final int moving;
    private final double[] coordinates;
    private final double[] gradient;
    /** Of all images, the ends included: coordinates, true gradients, tangents. */
    private final double[][] x;
    private final double[][] slope;
    private final double[][] tangent;
    private final double[] energy;
    private final double[] perpendicular;
    private final Workers.Task evaluateTask = (image, worker) -> evaluate(image + 1);
    private int climber = -1;
    private double largestForce = Double.POSITIVE_INFINITY;
    private long calls;

    /**
     * A band.
     *
     * @param path coordinates of all images, the fixed ends included; copied
     * @throws IllegalArgumentException if there is no image between the ends, or one has another number of coordinates
     */
    public Band(PotentialSurface surface, double[][] path, BandSettings settings) {
        this.surface = surface;
        this.settings = settings;
        n = surface.size();
        moving = path.length - 2;
        if (moving < 1) {
            throw new IllegalArgumentException("a band needs at least one image between its ends");
        }
        x = new double[path.length][];
        for (int i = 0; i < path.length; i++) {
            if (path[i].length != n) {
                throw new IllegalArgumentException("image " + i + " has " + path[i].length + " coordinates, not " + n);
            }
            x[i] = path[i].clone();
        }
        slope = new double[path.length][n];
        tangent = new double[path.length][n];
        energy = new double[path.length];
        perpendicular = new double[path.length];
        coordinates = new double[moving * n];
        gradient = new double[moving * n];
        for (int i = 1; i <= moving; i++) {
            System.arraycopy(x[i], 0, coordinates, (i - 1) * n, n);
        }
        energy[0] = surface.evaluate(0, x[0], slope[0]);
        energy[moving + 1] = surface.evaluate(moving + 1, x[moving + 1], slope[moving + 1]);
        calls = 2;
    }

    /** Number of images, the ends included. */
    public int images() {
        return moving + 2;
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
        for (int i = 2; i <= moving; i++) {
            best = energy[i] > energy[best] ? i : best;
        }
        return best;
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
    public void moveTo(double[] from, double length, double[] along) {
        for (int k = 0; k < coordinates.length; k++) {
            coordinates[k] = from[k] + length * along[k];
        }
        for (int i = 1; i <= moving; i++) {
            System.arraycopy(coordinates, (i - 1) * n, x[i], 0, n);
        }
        refresh();
    }

    /** Makes the forces of the band from energies and gradients. */
    private void nudge() {
        largestForce = 0;
        for (int i = 0; i < x.length; i++) {
            Tangents.at(settings.tangent(), x, energy, i, tangent[i]);
        }
        double top = energy[highest()];
        double base = Math.min(energy[0], energy[moving + 1]);
        for (int i = 1; i <= moving; i++) {
            double along = dot(slope[i], tangent[i]);
            double pull = i == climber
                    ? -2 * along
                    : -along - spring(i, i + 1, base, top) * distance(i, i + 1)
                            + spring(i - 1, i, base, top) * distance(i - 1, i);
            double across = i == climber ? 0 : -along;
            int at = (i - 1) * n;
            double most = 0;
            double mostAcross = 0;
            for (int k = 0; k < n; k += surface.group()) {
                double square = 0;
                double squareAcross = 0;
                for (int d = k; d < k + surface.group(); d++) {
                    double g = slope[i][d] + pull * tangent[i][d];
                    double a = slope[i][d] + across * tangent[i][d];
                    gradient[at + d] = g;
                    square += g * g;
                    squareAcross += a * a;
                }
                most = Math.max(most, square);
                mostAcross = Math.max(mostAcross, squareAcross);
            }
            perpendicular[i] = Math.sqrt(mostAcross);
            largestForce = Math.max(largestForce, Math.sqrt(most));
        }
    }

    /** Stiffness of the spring between two images. */
    private double spring(int i, int j, double base, double top) {
        double high = Math.max(energy[i], energy[j]);
        double part = high > base && top > base ? (high - base) / (top - base) : 0;
        return settings.spring() + (settings.stiffest() - settings.spring()) * part;
    }

    private double distance(int i, int j) {
        double square = 0;
        for (int k = 0; k < n; k++) {
            square += (x[j][k] - x[i][k]) * (x[j][k] - x[i][k]);
        }
        return Math.sqrt(square);
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
        double most = 0;
        for (int k = 0; k < direction.length; k += surface.group()) {
            double square = 0;
            for (int d = k; d < k + surface.group(); d++) {
                square += direction[d] * direction[d];
            }
            most = Math.max(most, square);
        }
        return settings.maxStep() / Math.sqrt(most);
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
        // The ends are fixed: no translation is free.
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
        for (int i = 1; i <= moving; i++) {
            System.arraycopy(coordinates, (i - 1) * n, x[i], 0, n);
        }
    }
}
