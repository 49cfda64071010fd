package org.adatom.analysis;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is read off a stress-strain curve: the slope where it begins, and the highest stress that is reached.
 *
 * <p>The modulus is the slope of a straight line through the points up to {@link #window}: strains below 1 %, or half the
 * strain at the peak if that is less. The peak is that of the running mean over {@value #SMOOTH} points, so that thermal
 * noise does not count as strength. In compression both strain and stress are negative and the peak is the lowest stress.
 *
 * @param stage name of the stage
 * @param component which component of the strain was imposed: x, y, z, xy, xz, yz
 * @param free whether a barostat left the other axes free
 * @param strain engineering strains
 * @param stress stresses of that component, tension positive
 * @param unit of the stress
 * @param window largest strain that counts for the modulus, a magnitude
 * @param modulus slope of the line, and its standard error; null with fewer than three points
 * @param peakStress stress at the peak
 * @param peakStrain strain at the peak
 * @param peaked whether the stress falls again behind the peak: by a tenth at least, and by more than noise
 */
public record StressStrain(String stage, String component, boolean free, double[] strain, double[] stress, String unit,
        double window, @Nullable Estimate modulus, double peakStress, double peakStrain, boolean peaked) {
    private static final double LINEAR = 0.01;
    private static final int SMOOTH = 5;
    private static final double DROP = 0.1;
    /** A drop of fewer standard deviations than this is noise. */
    private static final double SIGNIFICANT = 4;

    /**
     * Reads a curve.
     *
     * @return null if there are fewer than three points
     */
    public static @Nullable StressStrain of(
            String stage, String component, boolean free, double[] strain, double[] stress, String unit) {
        int n = strain.length;
        if (n < 3) {
            return null;
        }
        double sign = Math.signum(strain[n - 1]);
        double[] smooth = smooth(stress, sign, SMOOTH);
        int peak = 0;
        for (int k = 1; k < n; k++) {
            peak = smooth[k] > smooth[peak] ? k : peak;
        }
        boolean peaked = falls(stress, sign);
        double window = peaked ? Math.min(LINEAR, 0.5 * Math.abs(strain[peak])) : LINEAR;
        int count = 0;
        while (count < n && Math.abs(strain[count]) <= window) {
            count++;
        }
        Estimate modulus = count < 3
                ? null
                : LinearTrend.fit(Arrays.copyOf(strain, count), Arrays.copyOf(stress, count))
                        .slope();
        return new StressStrain(stage, component, free, strain, stress, unit, window, modulus, sign * smooth[peak],
                strain[peak], peaked);
    }

    /** The running mean over {@code width} points of {@code sign} times the stress, over fewer near the ends. */
    private static double[] smooth(double[] stress, double sign, int width) {
        double[] mean = new double[stress.length];
        for (int k = 0; k < mean.length; k++) {
            int reach = Math.min(width / 2, Math.min(k, mean.length - 1 - k));
            double sum = 0;
            for (int j = k - reach; j <= k + reach; j++) {
                sum += stress[j];
            }
            mean[k] = sign * sum / (2 * reach + 1);
        }
        return mean;
    }

    /**
     * Whether the stress falls behind its peak. Judged by means over a tenth of the points, wider than thermal noise is
     * correlated; what scatters about them is noise.
     */
    private static boolean falls(double[] stress, double sign) {
        double[] mean = smooth(stress, sign, Math.max(SMOOTH, stress.length / 10));
        double scatter = 0;
        double highest = Double.NEGATIVE_INFINITY;
        double drop = 0;
        double before = 0;
        for (int k = 0; k < mean.length; k++) {
            scatter += (sign * stress[k] - mean[k]) * (sign * stress[k] - mean[k]);
            if (mean[k] > highest) {
                highest = mean[k];
                drop = 0;
            }
            if (highest - mean[k] > drop) {
                drop = highest - mean[k];
                before = highest;
            }
        }
        return drop > DROP * before && drop > SIGNIFICANT * Math.sqrt(scatter / mean.length);
    }

    /** What the modulus is called. */
    public String modulusName() {
        return component.length() == 2 ? "Shear modulus" : free ? "Young's modulus" : "Modulus at fixed width";
    }
}
