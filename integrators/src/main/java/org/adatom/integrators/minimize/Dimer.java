package org.adatom.integrators.minimize;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.adatom.engine.parallel.Workers;

/**
 * The way to a saddle point of first order without a second derivative: the force along the softest mode N is turned round, F &minus; 2 (F
 * &middot; N) N, so that what was a saddle is where minimisers that follow forces alone come to rest (G. Henkelman, H. Jonsson, J.
 * Chem. Phys. 111, 7010 (1999)). Where nothing curves downwards yet, the way goes up along N alone, in longest steps. {@link SecantSteps} makes
 * the translations, as J. Kaestner and P. Sherwood, J. Chem. Phys. 128, 014106 (2008), recommend; in place of their rotations the mode is sought
 * by conjugate gradients ({@link ModeSearch}) from what it was before, and only when the point has moved by a good part of a step: near the
 * saddle one search serves for all steps that remain.
 *
 * <pre>{@code
 * Dimer dimer = new Dimer(objective, direction);
 * Minimizer steps = new SecantSteps(dimer);
 * steps.begin();
 * while (!steps.done()) {
 *     steps.step();
 * }
 * dimer.rest();
 * }</pre>
 */
public final class Dimer implements Objective {
    /** Products in the first search, and in those after small movements. */
    private static final int FIRST_PRODUCTS = 40;
    private static final int MORE_PRODUCTS = 8;
    /** Error of the mode, relative to its curvature, that is good enough where the curvature is negative, and where it is not yet. */
    private static final double ENOUGH = 0.2;
    private static final double UPHILL_ENOUGH = 0.02;
    /** The mode is sought again after this part of a longest step. */
    private static final double DRIFT = 0.25;
    /** Modes whose cosine is less have turned: steps made along the old one mean nothing. */
    private static final double TURNED = 0.9;

    private final Objective surface;
    private final BlockVectors vectors;
    private final double[] point;
    private final double[] slope;
    private final double[] gradient;
    private final double[] mode;
    private final double[] soughtAt;
    private final double[] moved;
    private double energy;
    private boolean flat;
    private double curvature;
    private boolean begun;
    private boolean astray;
    private long calls;

    /**
     * A search from the point where an objective is, whose coordinates must not be redefined on the way.
     *
     * @param surface its tolerances are those of the saddle; it moves about, {@link #rest} brings it to the saddle
     * @param direction guess of the mode, of any length; copied
     */
    public Dimer(Objective surface, double[] direction) {
        this.surface = surface;
        int n = surface.size();
        vectors = new BlockVectors(n, surface.workers());
        point = surface.coordinates().clone();
        slope = new double[n];
        gradient = new double[n];
        mode = direction.clone();
        soughtAt = new double[n];
        moved = new double[n];
    }

    /** The softest mode, a unit vector, live. */
    public double[] mode() {
        return mode;
    }

    /** Curvature along it, eV/&Aring;&sup2;: negative near the saddle. */
    public double curvature() {
        return curvature;
    }

    /** Evaluations so far, those of the modes included. */
    public long calls() {
        return calls;
    }

    /** Brings the surface to the point where the search is. */
    public void rest() {
        if (astray) {
            surface.moveTo(point, 0, mode);
            calls++;
            astray = false;
        }
    }

    /** Takes what the surface says of the point. */
    private void take() {
        System.arraycopy(surface.coordinates(), 0, point, 0, point.length);
        System.arraycopy(surface.gradient(), 0, slope, 0, slope.length);
        energy = surface.energy();
        flat = surface.converged();
        astray = false;
        calls++;
    }

    /** Seeks the softest mode at the point. */
    private void seek(double enough, int products) {
        ModeSearch search = new ModeSearch(surface, mode);
        search.run(enough, products, () -> false);
        System.arraycopy(search.direction(), 0, mode, 0, mode.length);
        System.arraycopy(point, 0, soughtAt, 0, point.length);
        curvature = search.quotient();
        calls += search.calls();
        astray = true;
    }

    /** Turns the force along the mode round. */
    private void reflect() {
        double along = vectors.dot(slope, mode);
        if (curvature < 0) {
            vectors.combine(gradient, 1, slope, -2 * along, mode);
        } else {
            double up = Math.copySign(DescentMethod.STIFFNESS * surface.longestStep(mode), along);
            vectors.scale(gradient, -up, mode);
        }
    }

    @Override
    public void refresh() {
        if (begun) {
            surface.moveTo(point, 0, mode);
            take();
        } else {
            surface.refresh();
            take();
            seek(UPHILL_ENOUGH, FIRST_PRODUCTS);
            begun = true;
        }
        reflect();
    }

    @Override
    public void moveTo(double[] from, double length, double[] direction) {
        surface.moveTo(from, length, direction);
        take();
        reflect();
    }

    /** Seeks the mode again when the point has moved far enough. */
    @Override
    public boolean settle() {
        boolean uphill = curvature >= 0;
        vectors.combine(moved, 1, point, -1, soughtAt);
        if (!uphill && surface.longestStep(moved) > 1 / DRIFT) {
            return false;
        }
        System.arraycopy(mode, 0, moved, 0, mode.length);
        seek(uphill ? UPHILL_ENOUGH : ENOUGH, MORE_PRODUCTS);
        reflect();
        return uphill || curvature >= 0 || Math.abs(vectors.dot(moved, mode)) < TURNED;
    }

    @Override
    public boolean converged() {
        return flat && curvature < 0;
    }

    @Override
    public int size() {
        return point.length;
    }

    @Override
    public double[] coordinates() {
        return point;
    }

    @Override
    public double energy() {
        return energy;
    }

    @Override
    public double[] gradient() {
        return gradient;
    }

    @Override
    public double longestStep(double[] direction) {
        return surface.longestStep(direction);
    }

    @Override
    public double energyNoise() {
        return surface.energyNoise();
    }

    @Override
    public void removeTranslations(double[] direction) {
        surface.removeTranslations(direction);
    }

    @Override
    public Workers workers() {
        return surface.workers();
    }

    @Override
    public void save(DataOutput out) throws IOException {
        surface.save(out);
        for (double[] vector : new double[][] {point, mode, soughtAt}) {
            Minimizer.write(out, vector);
        }
        out.writeDouble(curvature);
        out.writeLong(calls);
    }

    @Override
    public void restore(DataInput in) throws IOException {
        surface.restore(in);
        for (double[] vector : new double[][] {point, mode, soughtAt}) {
            Minimizer.read(in, vector);
        }
        curvature = in.readDouble();
        // The present point is evaluated again to begin with, which does not count.
        calls = in.readLong() - 1;
        begun = true;
    }
}
