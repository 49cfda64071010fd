package org.adatom.analysis.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Paint;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYDataImageAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.PaintScale;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * Draws a {@link HeatMap} as an {@code svg} element: axes and marks as vectors, the colours as one embedded image, so that
 * the size of the page does not grow with the grid.
 */
final class SvgHeatMap {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 600;
    /** From zero to the ends of the scale; dark enough for white text, so that both ends differ in lightness too. */
    private static final int[] COLD = {0xf7f7f7, 0x92c5de, 0x2166ac, 0x053061};
    private static final int[] HOT = {0xf7f7f7, 0xf4a582, 0xb2182b, 0x67001f};

    private SvgHeatMap() {}

    /**
     * The element.
     *
     * @param id begins the names inside the element, which must differ from those of the page's other figures
     */
    static String draw(HeatMap map, String id) {
        Scale scale = new Scale(map.low(), map.high());
        XYPlot xy = new XYPlot();
        double dx = step(map.xs());
        double dy = step(map.ys());
        double left = map.xs()[0] - dx / 2;
        double bottom = map.ys()[0] - dy / 2;
        double width = dx * map.xs().length;
        double height = dy * map.ys().length;
        xy.setDomainAxis(axis(map.x(), left, width));
        xy.setRangeAxis(axis(map.y(), bottom, height));
        xy.setBackgroundPaint(SvgChart.NONE);
        xy.setOutlineVisible(false);
        xy.setDomainGridlinesVisible(false);
        xy.setRangeGridlinesVisible(false);
        xy.setAxisOffset(RectangleInsets.ZERO_INSETS);
        spots(xy, map.spots());
        xy.getRenderer().addAnnotation(
                new XYDataImageAnnotation(image(map, scale), left, bottom, width, height), Layer.BACKGROUND);
        JFreeChart chart = new JFreeChart(null, SvgChart.LABEL, xy, false);
        chart.setBackgroundPaint(SvgChart.NONE);
        chart.setPadding(new RectangleInsets(6, 4, 4, 4));
        chart.addSubtitle(legend(map, scale));
        return SvgChart.svg(chart, id, map.title(), WIDTH, HEIGHT);
    }

    private static double step(double[] points) {
        return (points[points.length - 1] - points[0]) / (points.length - 1);
    }

    private static ValueAxis axis(Plot.Axis axis, double from, double length) {
        ValueAxis a = SvgChart.axis(axis, 0);
        a.setRange(from, from + length);
        return a;
    }

    /** One pixel per point, the first row of the image on top. */
    private static BufferedImage image(HeatMap map, Scale scale) {
        int nx = map.xs().length;
        int ny = map.ys().length;
        BufferedImage image = new BufferedImage(nx, ny, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < nx; i++) {
            for (int j = 0; j < ny; j++) {
                image.setRGB(i, ny - 1 - j, scale.rgb(map.values()[i * ny + j]));
            }
        }
        return image;
    }

    private static void spots(XYPlot xy, List<HeatMap.Spot> spots) {
        XYSeries dots = new XYSeries("dots", false);
        XYSeries rings = new XYSeries("rings", false);
        spots.forEach(s -> (s.open() ? rings : dots).add(s.x(), s.y()));
        XYSeriesCollection data = new XYSeriesCollection();
        data.addSeries(dots);
        data.addSeries(rings);
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
        // Not the colour of the page's text: the map has its own lightness, on dark pages too.
        for (int s = 0; s < 2; s++) {
            renderer.setSeriesShape(s, new Ellipse2D.Double(-4, -4, 8, 8));
            renderer.setSeriesPaint(s, Color.BLACK);
            renderer.setSeriesFillPaint(s, s == 0 ? Color.BLACK : Color.WHITE);
            renderer.setSeriesOutlinePaint(s, s == 0 ? Color.WHITE : Color.BLACK);
            renderer.setSeriesOutlineStroke(s, new BasicStroke(1.5f));
        }
        renderer.setUseFillPaint(true);
        renderer.setUseOutlinePaint(true);
        renderer.setDrawOutlines(true);
        xy.setDataset(data);
        xy.setRenderer(renderer);
    }

    private static PaintScaleLegend legend(HeatMap map, Scale scale) {
        PaintScaleLegend legend = new PaintScaleLegend(scale, SvgChart.axis(Plot.Axis.linear(map.label()), 0));
        legend.getAxis().setRange(map.low(), map.high());
        legend.setPosition(RectangleEdge.RIGHT);
        legend.setStripWidth(14);
        legend.setStripOutlineVisible(false);
        legend.setSubdivisionCount(64);
        legend.setBackgroundPaint(SvgChart.NONE);
        legend.setMargin(6, 12, 48, 4);
        return legend;
    }

    /** Colours of values. */
    private record Scale(double low, double high) implements PaintScale {
        @Override
        public double getLowerBound() {
            return low;
        }

        @Override
        public double getUpperBound() {
            return high;
        }

        @Override
        public Paint getPaint(double value) {
            return new Color(rgb(value));
        }

        int rgb(double value) {
            if (Double.isNaN(value)) {
                return mix(HOT, 1);
            }
            double end = value < 0 ? low : high;
            // A scale of one sign begins with white at zero all the same.
            double t = end * value > 0 ? Math.min(1, value / end) : value == 0 ? 0 : 1;
            return mix(value < 0 ? COLD : HOT, t);
        }

        private static int mix(int[] stops, double t) {
            double place = t * (stops.length - 1);
            int k = Math.min((int) place, stops.length - 2);
            double f = place - k;
            int rgb = 0;
            for (int shift = 16; shift >= 0; shift -= 8) {
                double a = stops[k] >> shift & 255;
                double b = stops[k + 1] >> shift & 255;
                rgb |= (int) Math.rint(a + f * (b - a)) << shift;
            }
            return rgb;
        }
    }
}
