package org.adatom.analysis;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Distributions of bond angles, averaged.
 *
 * @param width bin width, degrees; bin k covers {@code k * width} to {@code (k + 1) * width}
 * @param samples number of configurations
 * @param cutoffs longest bond by pair of species, &Aring;; 0 where there are none
 * @param labels names of the units
 * @param curves first all triplets together; then, of several species, each that occurs
 */
public record AngularDistributionResult(double width, long samples, Map<String, Double> cutoffs, UnitLabels labels,
        List<Curve> curves) {
    /**
     * One distribution.
     *
     * @param label "total" or A-B-C with the centre B
     * @param density p(&theta;) in each bin, per degree; NaN if there is no angle at all
     * @param error its standard error; NaN with fewer than two blocks
     * @param mean angle, degrees
     * @param deviation standard deviation of the angle, degrees
     * @param perAtom number of angles per atom of the system
     */
    public record Curve(String label, double[] density, double[] error, double mean, double deviation,
            Estimate perAtom) {}

    /** Middle of each bin, degrees. */
    public double[] angle() {
        double[] angle = new double[curves.getFirst().density().length];
        for (int k = 0; k < angle.length; k++) {
            angle[k] = (k + 0.5) * width;
        }
        return angle;
    }

    /** Writes all curves as comma-separated columns, units in the header. */
    public void writeCsv(Appendable out) throws IOException {
        StringBuilder header = new StringBuilder("Angle[deg]");
        for (Curve c : curves) {
            header.append(",p(").append(c.label()).append(")[1/deg],err(").append(c.label()).append(")[1/deg]");
        }
        out.append(header).append('\n');
        double[] angle = angle();
        for (int k = 0; k < angle.length; k++) {
            StringBuilder row = new StringBuilder(Numbers.csv(angle[k]));
            for (Curve c : curves) {
                row.append(',').append(Numbers.csv(c.density()[k])).append(',').append(Numbers.csv(c.error()[k]));
            }
            out.append(row).append('\n');
        }
    }
}
