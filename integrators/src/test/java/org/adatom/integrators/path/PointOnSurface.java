package org.adatom.integrators.path;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.adatom.engine.parallel.Workers;
import org.adatom.integrators.minimize.Objective;

/** One point of a surface as what minimisers move. */
final class PointOnSurface implements Objective {
    private final PotentialSurface surface;
    private final double force;
    private final double maxStep;
    private final double[] x;
    private final double[] gradient;
    private double energy;

    /** At that point, to be moved until the gradient is shorter than that, by steps no longer than that. */
    PointOnSurface(PotentialSurface surface, double[] x, double force, double maxStep) {
        this.surface = surface;
        this.force = force;
        this.maxStep = maxStep;
        this.x = x.clone();
        gradient = new double[x.length];
        refresh();
    }

    private static double norm(double[] v) {
        double square = 0;
        for (double c : v) {
            square += c * c;
        }
        return Math.sqrt(square);
    }

    @Override
    public int size() {
        return x.length;
    }

    @Override
    public double[] coordinates() {
        return x;
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
    public void moveTo(double[] from, double length, double[] direction) {
        for (int k = 0; k < x.length; k++) {
            x[k] = from[k] + length * direction[k];
        }
        refresh();
    }

    @Override
    public void refresh() {
        energy = surface.evaluate(0, x, gradient);
    }

    @Override
    public double longestStep(double[] direction) {
        return maxStep / norm(direction);
    }

    @Override
    public double energyNoise() {
        return 1e-12;
    }

    @Override
    public boolean converged() {
        return norm(gradient) <= force;
    }

    @Override
    public boolean settle() {
        return false;
    }

    @Override
    public void removeTranslations(double[] direction) {
        // A model surface has none.
    }

    @Override
    public Workers workers() {
        return surface.workers();
    }

    @Override
    public void save(DataOutput out) throws IOException {
        for (double c : x) {
            out.writeDouble(c);
        }
    }

    @Override
    public void restore(DataInput in) throws IOException {
        for (int k = 0; k < x.length; k++) {
            x[k] = in.readDouble();
        }
    }
}
