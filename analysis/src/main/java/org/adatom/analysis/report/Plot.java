package org.adatom.analysis.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A figure of curves over a common horizontal axis.
 *
 * @param title what it shows
 * @param caption a sentence below it; may be empty
 * @param x horizontal axis
 * @param y vertical axis on the left
 * @param second vertical axis on the right, if any
 * @param series the curves
 * @param bands shaded ranges of x
 * @param marks vertical lines
 */
public record Plot(String title, String caption, Axis x, Axis y, @Nullable Axis second, List<Series> series,
        List<Band> bands, List<Mark> marks) implements Block {
    /** Copies. */
    public Plot {
        series = List.copyOf(series);
        bands = List.copyOf(bands);
        marks = List.copyOf(marks);
    }

    /** A plot with one vertical axis and nothing marked. */
    public static Plot of(String title, Axis x, Axis y, Series... series) {
        return new Plot(title, "", x, y, null, List.of(series), List.of(), List.of());
    }

    /** The same with a sentence below. */
    public Plot caption(String text) {
        return new Plot(title, text, x, y, second, series, bands, marks);
    }

    /** The same with a vertical axis on the right. */
    public Plot second(Axis axis) {
        return new Plot(title, caption, x, y, axis, series, bands, marks);
    }

    /** The same with a further curve. */
    public Plot plus(Series further) {
        List<Series> all = new ArrayList<>(series);
        all.add(further);
        return new Plot(title, caption, x, y, second, all, bands, marks);
    }

    /** The same with further shaded ranges. */
    public Plot with(Band... more) {
        List<Band> all = new ArrayList<>(bands);
        all.addAll(Arrays.asList(more));
        return new Plot(title, caption, x, y, second, series, all, marks);
    }

    /** The same with further vertical lines. */
    public Plot with(List<Mark> more) {
        List<Mark> all = new ArrayList<>(marks);
        all.addAll(more);
        return new Plot(title, caption, x, y, second, series, bands, all);
    }

    /**
     * An axis.
     *
     * @param label quantity with its unit
     * @param logarithmic whether its scale is
     * @param zero whether it includes zero
     */
    public record Axis(String label, boolean logarithmic, boolean zero) {
        /** A linear axis that fits the data. */
        public static Axis linear(String label) {
            return new Axis(label, false, false);
        }

        /** A linear axis that includes zero. */
        public static Axis fromZero(String label) {
            return new Axis(label, false, true);
        }

        /** A logarithmic axis. */
        public static Axis logarithmic(String label) {
            return new Axis(label, true, false);
        }
    }

    /** How a curve is drawn. */
    public enum Style {
        /** A full line. */
        LINE,
        /** A dashed line. */
        DASHED,
        /** Points. */
        POINTS
    }

    /**
     * A curve.
     *
     * @param name for the legend
     * @param x positions
     * @param y values; NaN leaves a gap
     * @param error standard errors, drawn as a shaded strip, if any
     * @param style how it is drawn
     * @param onSecond whether it belongs to the vertical axis on the right
     */
    public record Series(String name, double[] x, double[] y, double @Nullable [] error, Style style,
            boolean onSecond) {
        /** Checks. */
        public Series {
            if (x.length != y.length || error != null && error.length != x.length) {
                throw new IllegalArgumentException("series '" + name + "': x, y and error differ in length");
            }
        }

        /** A full line without error bars on the left axis. */
        public static Series line(String name, double[] x, double[] y) {
            return new Series(name, x, y, null, Style.LINE, false);
        }

        /** The same with error bars. */
        public Series error(double[] standardErrors) {
            return new Series(name, x, y, standardErrors, style, onSecond);
        }

        /** The same in another style. */
        public Series style(Style other) {
            return new Series(name, x, y, error, other, onSecond);
        }

        /** The same on the right axis. */
        public Series onRight() {
            return new Series(name, x, y, error, style, true);
        }
    }

    /**
     * A shaded range of x.
     *
     * @param from its begin
     * @param to its end
     * @param label written into it
     */
    public record Band(double from, double to, String label) {}

    /**
     * A vertical line.
     *
     * @param x where
     * @param label written beside it; where there is no room its first word, such as the number of a stage
     */
    public record Mark(double x, String label) {
        /** The first word of the label. */
        String shortLabel() {
            return label.split(" ", 2)[0];
        }
    }
}
