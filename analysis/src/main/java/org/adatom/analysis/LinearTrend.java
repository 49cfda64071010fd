package org.adatom.analysis;

/**
 * Least-squares straight line through a series, with an error bar that knows of its correlation.
 *
 * <p>The scatter about the line is usually correlated in time, which makes the textbook error of the slope too small. It is
 * multiplied by &radic;g, with the statistical inefficiency g of the residuals ({@link BlockAverages}).
 *
 * @param slope change of y per unit of x, with its standard error (NaN below three points)
 * @param intercept y at x = 0
 * @param scatter root mean square distance of the points from the line
 */
public record LinearTrend(Estimate slope, double intercept, double scatter) {
    /**
     * The line through {@code y(x)}.
     *
     * @throws IllegalArgumentException if there are fewer than two points or all x are equal
     */
    public static LinearTrend fit(double[] x, double[] y) {
        int n = x.length;
        if (n < 2 || y.length != n) {
            throw new IllegalArgumentException("a line needs at least 2 points, x and y alike: " + n + ", " + y.length);
        }
        double mx = 0;
        double my = 0;
        for (int i = 0; i < n; i++) {
            mx += x[i] / n;
            my += y[i] / n;
        }
        double sxx = 0;
        double sxy = 0;
        for (int i = 0; i < n; i++) {
            sxx += (x[i] - mx) * (x[i] - mx);
            sxy += (x[i] - mx) * (y[i] - my);
        }
        if (!(sxx > 0)) {
            throw new IllegalArgumentException("all x are equal: no line is defined");
        }
        double slope = sxy / sxx;
        BlockAverages residuals = new BlockAverages();
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double r = y[i] - my - slope * (x[i] - mx);
            residuals.add(r);
            squares += r * r;
        }
        double error = n < 3 ? Double.NaN : Math.sqrt(residuals.statisticalInefficiency() * squares / (n - 2) / sxx);
        return new LinearTrend(new Estimate(slope, error), my - slope * mx, Math.sqrt(squares / n));
    }
}
