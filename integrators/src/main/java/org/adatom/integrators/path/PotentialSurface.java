package org.adatom.integrators.path;

import org.adatom.engine.parallel.Workers;

/** A potential energy as a function of the coordinates of one image of a path. */
public interface PotentialSurface {
    /** Number of coordinates. */
    int size();

    /** Coordinates that belong together, as those of one atom: 3, or 1 where each stands for itself. */
    int group();

    /**
     * The energy (eV) at a point. Called for different images at the same time.
     *
     * @param image number of the image, which may have memory of its own such as neighbour lists
     * @param x coordinates, &Aring;; only to be read
     * @param gradient to be filled, eV/&Aring;; zero along what is held
     */
    double evaluate(int image, double[] x, double[] gradient);

    /** The threads that share out the images. */
    Workers workers();
}
