package org.adatom.integrators.path;

import org.adatom.engine.Cell;
import org.adatom.engine.parallel.Workers;
import org.adatom.integrators.minimize.SecantSteps;

/** First guesses of a path between two points. */
public final class StartPath {
    private static final double IDPP_FORCE = 0.01;
    private static final int IDPP_STEPS = 500;

    private StartPath() {}

    /**
     * A straight line, images evenly spaced.
     *
     * @param images number of images, the ends included
     */
    public static double[][] linear(double[] start, double[] end, int images) {
        double[][] path = new double[images][start.length];
        for (int i = 0; i < images; i++) {
            double f = (double) i / (images - 1);
            for (int k = 0; k < start.length; k++) {
                path[i][k] = start[k] + f * (end[k] - start[k]);
            }
        }
        return path;
    }

    /**
     * Straight lines through given points, images evenly spaced along the whole.
     *
     * @param points the ends and what lies between
     */
    public static double[][] through(double[][] points, int images) {
        double[] length = new double[points.length];
        for (int p = 1; p < points.length; p++) {
            double square = 0;
            for (int k = 0; k < points[p].length; k++) {
                square += (points[p][k] - points[p - 1][k]) * (points[p][k] - points[p - 1][k]);
            }
            length[p] = length[p - 1] + Math.sqrt(square);
        }
        double[][] path = new double[images][points[0].length];
        int p = 1;
        for (int i = 0; i < images; i++) {
            double at = length[points.length - 1] * i / (images - 1);
            while (p < points.length - 1 && at > length[p]) {
                p++;
            }
            double step = length[p] - length[p - 1];
            double f = step == 0 ? 0 : (at - length[p - 1]) / step;
            for (int k = 0; k < points[0].length; k++) {
                path[i][k] = points[p - 1][k] + f * (points[p][k] - points[p - 1][k]);
            }
        }
        return path;
    }

    /**
     * The path on which distances between atoms change as evenly as they can (S. Smidstrup, A. Pedersen, K. Stokbro, H. Jonsson, J.
     * Chem. Phys. 140, 214106 (2014)): no atom comes too near to another on the way.
     *
     * @param line the path to begin with
     * @param frozen which coordinates of each atom are held, as {@code Atoms.frozen}
     * @param cell of the atoms
     */
    public static double[][] idpp(double[][] line, byte[] frozen, Cell cell, Workers workers) {
        PairDistances surface = new PairDistances(line, frozen, cell, workers);
        Band band = new Band(surface, line, new BandSettings(BandSettings.Tangent.PLAIN, 1, 1, IDPP_FORCE, 0, 0.2));
        SecantSteps steps = new SecantSteps(band);
        steps.begin();
        for (int k = 0; k < IDPP_STEPS && !steps.done(); k++) {
            steps.step();
        }
        double[][] path = new double[line.length][];
        for (int i = 0; i < line.length; i++) {
            path[i] = band.image(i).clone();
        }
        return path;
    }
}
