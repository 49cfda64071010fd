package org.adatom.forcefields.training.linear;

import java.util.List;
import org.adatom.engine.error.InputException;
import org.adatom.forcefields.descriptor.DescriptorSettings;
import org.adatom.forcefields.linear.LinearPotential;

/**
 * Which column of a fit is which coefficient: for each element the constant, the linear terms, and the upper triangle of
 * the quadratic ones row by row, whose diagonal counts half; behind them all the label.
 *
 * @param elements symbols
 * @param sizes values of the descriptor of each element
 * @param quadratic whether there are quadratic terms
 * @param first column of the constant of each element, and the number of all coefficients
 */
record Columns(List<String> elements, int[] sizes, boolean quadratic, int[] first) {
    /** R of so many columns takes 0.8 GB, three of them are kept. */
    private static final int MOST = 14_000;

    /**
     * The columns of a model.
     *
     * @throws InputException if there are more than can be solved for
     */
    static Columns of(List<String> elements, DescriptorSettings descriptor, boolean quadratic) {
        int[] sizes = new int[elements.size()];
        int[] first = new int[elements.size() + 1];
        for (int e = 0; e < sizes.length; e++) {
            long count = first[e] + LinearPotential.count(descriptor.size(e), quadratic);
            if (count > MOST) {
                throw new InputException("a fit of more than " + MOST + " coefficients is asked for: choose a smaller"
                        + " descriptor or a linear model");
            }
            sizes[e] = (int) descriptor.size(e);
            first[e + 1] = (int) count;
        }
        return new Columns(List.copyOf(elements), sizes, quadratic, first);
    }

    /** Number of coefficients. */
    int count() {
        return first[elements.size()];
    }

    /** Adds U of an atom with the values g, times a factor, to a row. */
    void addEnergy(double[] row, int element, double[] g, double factor) {
        int n = sizes[element];
        int k = first[element];
        row[k++] += factor;
        for (int f = 0; f < n; f++) {
            row[k++] += factor * g[f];
        }
        for (int f = 0; quadratic && f < n; f++) {
            double b = factor * g[f];
            row[k++] += 0.5 * b * g[f];
            for (int h = f + 1; h < n; h++) {
                row[k++] += b * g[h];
            }
        }
    }

    /** Adds what U of an atom with the values g changes by where they change by d, times a factor, to a row. */
    void addSlope(double[] row, int element, double[] g, double[] d, int at, double factor) {
        int n = sizes[element];
        int k = first[element] + 1;
        for (int f = 0; f < n; f++) {
            row[k + f] += factor * d[at + f];
        }
        k += n;
        for (int f = 0; quadratic && f < n; f++) {
            double b = factor * g[f];
            double c = factor * d[at + f];
            row[k] += b * d[at + f];
            for (int h = f + 1; h < n; h++) {
                row[k + h - f] += b * d[at + h] + c * g[h];
            }
            k += n - f;
        }
    }
}
