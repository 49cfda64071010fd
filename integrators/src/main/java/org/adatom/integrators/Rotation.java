package org.adatom.integrators;

import org.adatom.engine.Atoms;

/** Rotation of atoms as a rigid body about their centre of mass: L = I &omega;, v = &omega; &times; r. */
final class Rotation {
    private final Atoms atoms;
    private final double[] centre = new double[3];

    Rotation(Atoms atoms) {
        this.atoms = atoms;
        double total = 0;
        for (int i = 0; i < atoms.count(); i++) {
            double m = atoms.mass()[i];
            total += m;
            centre[0] += m * atoms.x()[i];
            centre[1] += m * atoms.y()[i];
            centre[2] += m * atoms.z()[i];
        }
        for (int d = 0; d < 3; d++) {
            centre[d] /= total;
        }
    }

    /** Stops the rotation about every axis. */
    void stop() {
        // Conjugate gradients on I w = L: at most three steps, and no harm if I is singular because all atoms lie on a
        // line, for then L has no component along it either.
        double[] w = new double[3];
        double[] residual = angularMomentum();
        double[] direction = residual.clone();
        double rr = dot(residual, residual);
        double first = rr;
        for (int k = 0; k < 3 && rr > 1e-28 * first; k++) {
            double[] image = inertiaTimes(direction);
            double curvature = dot(direction, image);
            if (!(curvature > 0)) {
                break;
            }
            double alpha = rr / curvature;
            double before = rr;
            for (int d = 0; d < 3; d++) {
                w[d] += alpha * direction[d];
                residual[d] -= alpha * image[d];
            }
            rr = dot(residual, residual);
            for (int d = 0; d < 3; d++) {
                direction[d] = residual[d] + rr / before * direction[d];
            }
        }
        subtract(w);
    }

    /** Stops the rotation about one axis, given as a unit vector. */
    void stopAbout(double ux, double uy, double uz) {
        double[] u = {ux, uy, uz};
        double inertia = dot(u, inertiaTimes(u));
        if (inertia > 0) {
            double rate = dot(u, angularMomentum()) / inertia;
            subtract(new double[] {rate * ux, rate * uy, rate * uz});
        }
    }

    private double[] angularMomentum() {
        double[] sum = new double[3];
        for (int i = 0; i < atoms.count(); i++) {
            double[] l = cross(position(i), new double[] {atoms.vx()[i], atoms.vy()[i], atoms.vz()[i]});
            for (int d = 0; d < 3; d++) {
                sum[d] += atoms.mass()[i] * l[d];
            }
        }
        return sum;
    }

    /** I &omega; = &Sigma; m r &times; (&omega; &times; r). */
    private double[] inertiaTimes(double[] w) {
        double[] sum = new double[3];
        for (int i = 0; i < atoms.count(); i++) {
            double[] r = position(i);
            double[] l = cross(r, cross(w, r));
            for (int d = 0; d < 3; d++) {
                sum[d] += atoms.mass()[i] * l[d];
            }
        }
        return sum;
    }

    private void subtract(double[] w) {
        for (int i = 0; i < atoms.count(); i++) {
            double[] v = cross(w, position(i));
            atoms.vx()[i] -= v[0];
            atoms.vy()[i] -= v[1];
            atoms.vz()[i] -= v[2];
        }
    }

    private double[] position(int i) {
        return new double[] {atoms.x()[i] - centre[0], atoms.y()[i] - centre[1], atoms.z()[i] - centre[2]};
    }

    private static double[] cross(double[] a, double[] b) {
        return new double[] {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }
}
