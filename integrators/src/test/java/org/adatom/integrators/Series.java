package org.adatom.integrators;

import org.adatom.engine.Integrator;
import org.adatom.engine.Simulation;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/** Values taken at equal intervals, and their statistics. */
final class Series {
    private Series() {}

    /** The conserved quantity after each of 1000 steps, not counting a first one; eV. */
    static double[] conserved(Simulation s, Integrator integrator) {
        double[] values = new double[1000];
        s.run(integrator, 1);
        for (int k = 0; k < values.length; k++) {
            s.run(integrator, 1);
            values[k] = integrator.conserved(s);
        }
        return values;
    }

    static double mean(double[] values) {
        return StatUtils.mean(values);
    }

    /** Root mean square deviation from the mean. */
    static double deviation(double[] values) {
        return Math.sqrt(StatUtils.populationVariance(values));
    }

    /** Standard error of the mean from the scatter of block averages: values close in time are correlated. */
    static double standardError(double[] values, int blocks) {
        int length = values.length / blocks;
        double[] means = new double[blocks];
        for (int b = 0; b < blocks; b++) {
            means[b] = StatUtils.mean(values, b * length, length);
        }
        return Math.sqrt(StatUtils.variance(means) / blocks);
    }

    /** Slope of the straight line through the values, per interval. */
    static double slope(double[] values) {
        SimpleRegression line = new SimpleRegression();
        for (int k = 0; k < values.length; k++) {
            line.addData(k, values[k]);
        }
        return line.getSlope();
    }
}
