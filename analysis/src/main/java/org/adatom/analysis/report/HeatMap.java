package org.adatom.analysis.report;

import java.util.List;

/**
 * A figure of a function of two coordinates as colours: blue below zero, white at zero, red above.
 *
 * @param title what it shows
 * @param caption a sentence below it; may be empty
 * @param x horizontal axis
 * @param y vertical axis
 * @param xs evenly spaced, rising
 * @param ys evenly spaced, rising
 * @param values at (xs[i], ys[j]) in element i * ys.length + j; what is not finite and what is above has the colour of
 *     {@code high}
 * @param label of the values, with unit
 * @param low value of the darkest blue
 * @param high value of the darkest red
 * @param spots places to mark
 */
public record HeatMap(String title, String caption, Plot.Axis x, Plot.Axis y, double[] xs, double[] ys,
        double[] values, String label, double low, double high, List<Spot> spots) implements Block {
    /** Checks and copies. */
    public HeatMap {
        if (xs.length < 2 || ys.length < 2 || values.length != xs.length * ys.length) {
            throw new IllegalArgumentException("heat map '" + title + "': " + values.length + " values for "
                    + xs.length + " times " + ys.length + " points");
        }
        if (!(low < high)) {
            throw new IllegalArgumentException("heat map '" + title + "': low " + low + " is not below high " + high);
        }
        spots = List.copyOf(spots);
    }

    /**
     * A place that is marked.
     *
     * @param x horizontal
     * @param y vertical
     * @param open whether it is a ring, otherwise a dot
     */
    public record Spot(double x, double y, boolean open) {}
}
