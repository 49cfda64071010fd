package org.adatom.analysis.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.adatom.analysis.report.Plot.Axis;
import org.adatom.analysis.report.Plot.Series;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SvgChartTest {
    private static final Pattern PATH = Pattern.compile(" d=\"(M[^\"]*)\"");

    /** The longest open path of the drawing, that of a curve of many points; letters are closed ones. */
    private static String curve(double factor, boolean logarithmic) {
        double[] x = new double[300];
        Arrays.setAll(x, k -> k);
        double[] y = Arrays.stream(x).map(v -> factor * (1.5 + Math.sin(v / 20))).toArray();
        Plot plot = Plot.of("curve", Axis.linear("x"), logarithmic ? Axis.logarithmic("") : Axis.linear(""),
                Series.line("y", x, y));
        return PATH.matcher(SvgChart.draw(plot, "id")).results().map((MatchResult m) -> m.group(1))
                .filter(p -> !p.contains("Z"))
                .max(Comparator.comparingInt(String::length)).orElse("");
    }

    /** Vertical extent of a path of points. */
    private static double height(String path) {
        double[] y = Arrays.stream(path.split("[MLC ]+")).filter(s -> !s.isBlank()).map(String::strip)
                .mapToDouble(Double::parseDouble).toArray();
        double[] odd = new double[y.length / 2];
        Arrays.setAll(odd, k -> y[2 * k + 1]);
        return Arrays.stream(odd).max().orElse(0) - Arrays.stream(odd).min().orElse(0);
    }

    /** Diffusion coefficients in square metres per second, for example. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 1e-12, 1e-21, 1e15})
    void curvesFillTheirAxisHoweverSmallTheirValuesAre(double factor) {
        double expected = height(curve(1, true));
        assertTrue(expected > 100, "the curve of ordinary values is drawn: " + expected);
        assertEquals(expected, height(curve(factor, true)), 1);
        assertEquals(height(curve(1, false)), height(curve(factor, false)), 1);
    }
}
