package org.adatom.analysis.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import j2html.utils.EscapeUtil;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.adatom.analysis.Numbers;
import org.apache.batik.svggen.ImageHandlerBase64Encoder;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.apache.batik.svggen.SVGIDGenerator;
import org.apache.batik.svggen.SimpleImageHandler;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.Marker;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;
import org.w3c.dom.Document;

/**
 * Draws a {@link Plot} as an {@code svg} element for an HTML page, with JFreeChart.
 *
 * <p>Axes and text take the colour of the surrounding page ({@code currentColor}), the background is left open, and the
 * colours of curves have a middle lightness: the figure is legible on light and dark pages and in print.
 */
final class SvgChart {
    /** Least range of an axis relative to the largest value on it. */
    private static final double SMALLEST = 1e-9;
    /** Powers of ten with a label each. */
    private static final int MOST_DECADES = 12;
    private static final int WIDTH = 720;
    private static final int HEIGHT = 400;
    /** Width of a character of the labels of marks. */
    private static final double CHARACTER = 8;
    private static final int MOST_POINTS = 1500;
    /** Stands for the colour of the page's text until the element is written. */
    static final Color INK = new Color(1, 2, 3);
    private static final Color GRID = new Color(1, 2, 3, 34);
    private static final Color MARK = new Color(1, 2, 3, 130);
    private static final Color BAND = new Color(1, 2, 3, 18);
    static final Color NONE = new Color(0, 0, 0, 0);
    private static final int[] PALETTE =
            {0x2f7fc1, 0xdb7f2a, 0x2a9d6f, 0xb5508f, 0xc8453b, 0x8a7bd1, 0x9c8b2e, 0x4aa3a3};
    static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
    static final Font TICK = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

    static {
        // Figures go to files; without this a machine with a broken display would be asked for it.
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
    }

    private SvgChart() {}

    /**
     * The element.
     *
     * @param id begins the names inside the element, which must differ from those of the page's other figures
     */
    static String draw(Plot plot, String id) {
        XYPlot xy = new XYPlot();
        xy.setDomainAxis(axis(plot.x(), plot.series(), true));
        for (int side = 0; side < (plot.second() == null ? 1 : 2); side++) {
            boolean second = side == 1;
            Plot.Axis vertical = second ? plot.second() : plot.y();
            List<Plot.Series> series = plot.series().stream().filter(s -> s.onSecond() == second).toList();
            int before = second ? (int) plot.series().stream().filter(s -> !s.onSecond()).count() : 0;
            xy.setRangeAxis(side, axis(vertical, series, false));
            if (!plot.marks().isEmpty() || !plot.bands().isEmpty()) {
                xy.getRangeAxis(side).setUpperMargin(0.12);
            }
            xy.setRangeAxisLocation(side, second ? AxisLocation.BOTTOM_OR_RIGHT : AxisLocation.BOTTOM_OR_LEFT);
            xy.setDataset(side, dataset(series, plot.x().logarithmic(), vertical.logarithmic()));
            xy.setRenderer(side, renderer(series, before));
            xy.mapDatasetToRangeAxis(side, side);
        }
        xy.setDatasetRenderingOrder(DatasetRenderingOrder.REVERSE);
        xy.setBackgroundPaint(NONE);
        xy.setOutlineVisible(false);
        xy.setDomainGridlinesVisible(false);
        xy.setRangeGridlinePaint(GRID);
        xy.setRangeGridlineStroke(new BasicStroke(1));
        xy.setAxisOffset(RectangleInsets.ZERO_INSETS);
        mark(xy, plot);
        JFreeChart chart = new JFreeChart(null, LABEL, xy, false);
        chart.setBackgroundPaint(NONE);
        chart.setPadding(new RectangleInsets(6, 4, 4, 12));
        if (plot.series().size() > 1) {
            chart.addLegend(legend(xy));
        }
        return svg(chart, id, plot.title(), WIDTH, HEIGHT);
    }

    /** The axis for the values of some series, however small they are: JFreeChart takes ranges below 1e-8 for empty. */
    private static ValueAxis axis(Plot.Axis axis, List<Plot.Series> series, boolean horizontal) {
        ValueAxis a = axis(axis, decades(series, horizontal));
        double largest = series.stream().flatMapToDouble(s -> Arrays.stream(horizontal ? s.x() : s.y()))
                .filter(Double::isFinite).map(Math::abs).max().orElse(0);
        if (largest > 0) {
            a.setAutoRangeMinimumSize(SMALLEST * largest);
        }
        return a;
    }

    /** The axis for data that span {@code decades} powers of ten. */
    static ValueAxis axis(Plot.Axis axis, double decades) {
        ValueAxis a;
        if (axis.logarithmic()) {
            LogAxis log = new LogAxis(Typography.axis(axis.label()));
            double unit = decades < 1.3 ? Math.log10(2) : Math.max(1, Math.ceil(decades / MOST_DECADES));
            log.setTickUnit(new NumberTickUnit(unit, new General(), 9));
            log.setMinorTickMarksVisible(decades >= 1.3);
            if (decades < 1.3) {
                log.setNumberFormatOverride(new General());
            }
            a = log;
        } else {
            NumberAxis linear = new NumberAxis(Typography.axis(axis.label()));
            linear.setAutoRangeIncludesZero(axis.zero());
            linear.setStandardTickUnits(NumberAxis.createStandardTickUnits(Locale.ROOT));
            linear.setNumberFormatOverride(new General());
            a = linear;
        }
        a.setLabelFont(LABEL);
        a.setTickLabelFont(TICK);
        a.setLabelInsets(new RectangleInsets(6, 6, 6, 6));
        a.setLabelPaint(INK);
        a.setTickLabelPaint(INK);
        a.setAxisLinePaint(MARK);
        a.setTickMarkPaint(MARK);
        a.setLowerMargin(axis.zero() ? 0 : 0.02);
        a.setUpperMargin(0.04);
        // Generous surroundings of its labels make an axis choose fewer ticks.
        a.setTickLabelInsets(new RectangleInsets(6, 4, 6, 4));
        return a;
    }

    private static double decades(List<Plot.Series> series, boolean horizontal) {
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (Plot.Series s : series) {
            for (double v : horizontal ? s.x() : s.y()) {
                low = v > 0 ? Math.min(low, v) : low;
                high = Double.isFinite(v) ? Math.max(high, v) : high;
            }
        }
        return high > low ? Math.log10(high / low) : 0;
    }

    /** Values that cannot be drawn stay as NaN, at which a line breaks; the strip of errors goes on as it was before. */
    private static YIntervalSeriesCollection dataset(List<Plot.Series> series, boolean logX, boolean logY) {
        YIntervalSeriesCollection data = new YIntervalSeriesCollection();
        for (Plot.Series s : series) {
            YIntervalSeries points = new YIntervalSeries(s.name(), false, true);
            for (int k : Thinning.of(s.y(), MOST_POINTS)) {
                double x = s.x()[k];
                double y = s.y()[k];
                boolean drawable = Double.isFinite(x) && Double.isFinite(y) && (!logX || x > 0) && (!logY || y > 0);
                int last = points.getItemCount() - 1;
                if (drawable) {
                    double e = s.error() == null || Double.isNaN(s.error()[k]) ? 0 : s.error()[k];
                    points.add(x, y, logY ? Math.max(y - e, 0.1 * y) : y - e, y + e);
                } else if (last >= 0) {
                    points.add(points.getX(last).doubleValue(), Double.NaN, points.getYLowValue(last),
                            points.getYHighValue(last));
                }
            }
            data.addSeries(points);
        }
        return data;
    }

    private static DeviationRenderer renderer(List<Plot.Series> series, int before) {
        DeviationRenderer renderer = new DeviationRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        renderer.setAlpha(0.25f);
        renderer.setLegendLine(new Line2D.Double(-9, 0, 9, 0));
        for (int s = 0; s < series.size(); s++) {
            Color colour = new Color(PALETTE[(before + s) % PALETTE.length]);
            boolean points = series.get(s).style() == Plot.Style.POINTS;
            renderer.setSeriesPaint(s, colour);
            renderer.setSeriesFillPaint(s, series.get(s).error() == null ? NONE : colour);
            renderer.setSeriesLinesVisible(s, !points);
            renderer.setSeriesShapesVisible(s, points);
            renderer.setSeriesShape(s, new Ellipse2D.Double(-2.5, -2.5, 5, 5));
            renderer.setSeriesStroke(s, series.get(s).style() == Plot.Style.DASHED
                    ? new BasicStroke(1.8f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {7, 5}, 0)
                    : new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        }
        return renderer;
    }

    private static void mark(XYPlot xy, Plot plot) {
        for (Plot.Band band : plot.bands()) {
            IntervalMarker marker = new IntervalMarker(band.from(), band.to(), BAND);
            label(marker, band.label(), RectangleAnchor.TOP, TextAnchor.TOP_CENTER);
            xy.addDomainMarker(marker, Layer.BACKGROUND);
        }
        double left = xy.getDomainAxis().getLowerBound();
        double perChar = (xy.getDomainAxis().getUpperBound() - left) * CHARACTER / WIDTH;
        for (int k = 0; k < plot.marks().size(); k++) {
            Plot.Mark mark = plot.marks().get(k);
            double next = k + 1 < plot.marks().size() ? plot.marks().get(k + 1).x() : Double.POSITIVE_INFINITY;
            boolean fits =
                    mark.x() + mark.label().length() * perChar < Math.min(next, xy.getDomainAxis().getUpperBound());
            ValueMarker marker = new ValueMarker(mark.x(), MARK,
                    new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1, new float[] {3, 3}, 0));
            label(marker, fits ? mark.label() : mark.shortLabel(), RectangleAnchor.TOP_RIGHT, TextAnchor.TOP_LEFT);
            xy.addDomainMarker(marker, Layer.BACKGROUND);
        }
    }

    private static void label(Marker marker, String text, RectangleAnchor at, TextAnchor anchor) {
        marker.setLabel(text);
        marker.setLabelFont(TICK);
        marker.setLabelPaint(INK);
        marker.setLabelBackgroundColor(NONE);
        marker.setLabelOffset(new RectangleInsets(5, 5, 5, 5));
        marker.setLabelAnchor(at);
        marker.setLabelTextAnchor(anchor);
    }

    private static LegendTitle legend(XYPlot xy) {
        LegendTitle legend = new LegendTitle(xy);
        legend.setPosition(RectangleEdge.TOP);
        legend.setItemFont(TICK);
        legend.setItemPaint(INK);
        legend.setBackgroundPaint(NONE);
        legend.setFrame(BlockBorder.NONE);
        legend.setLegendItemGraphicPadding(new RectangleInsets(2, 10, 2, 4));
        return legend;
    }

    /** A finished chart as an element of that size; see {@link #draw}. */
    static String svg(JFreeChart chart, String id, String title, int width, int height) {
        Document document;
        try {
            document = DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this Java has no XML", e);
        }
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment("");
        context.setPrecision(2);
        context.setIDGenerator(new SVGIDGenerator() {
            @Override
            public String generateID(String prefix) {
                return id + "-" + super.generateID(prefix);
            }
        });
        context.setGenericImageHandler(new SimpleImageHandler(new Png()));
        SVGGraphics2D graphics = new SVGGraphics2D(context, false);
        graphics.setSVGCanvasSize(new Dimension(width, height));
        chart.draw(graphics, new Rectangle2D.Double(0, 0, width, height));
        StringWriter text = new StringWriter();
        try {
            graphics.stream(text, false);
        } catch (SVGGraphics2DIOException e) {
            throw new UncheckedIOException(e);
        } finally {
            graphics.dispose();
        }
        String all = text.toString();
        int body = all.indexOf('>', all.indexOf("<svg")) + 1;
        String inside = all.substring(body).replaceAll("<!--.*?-->", "").replaceAll(" id=\"(genericDefs|defs1)\"", "")
                .replace("rgb(1,2,3)", "currentColor").replaceAll("\\s+(/?>)", "$1").replaceAll(">\\s+<", "><");
        return "<svg viewBox=\"0 0 " + width + " " + height + "\" role=\"img\" aria-label=\"" + EscapeUtil.escape(title)
                + "\" fill=\"currentColor\" stroke=\"none\" stroke-width=\"1\">" + inside;
    }

    /** Puts images into the element, written by Java itself: Batik's own writer is in another of its libraries. */
    private static final class Png extends ImageHandlerBase64Encoder {
        @Override
        public void encodeImage(RenderedImage image, OutputStream out) throws SVGGraphics2DIOException {
            try {
                ImageIO.write(image, "png", out);
            } catch (IOException e) {
                throw new SVGGraphics2DIOException("cannot write an image", e);
            }
        }
    }

    /** As few digits as tell the ticks apart. */
    private static final class General extends NumberFormat {
        private static final long serialVersionUID = 1;

        @Override
        public StringBuffer format(double number, StringBuffer out, FieldPosition position) {
            return out.append(Numbers.general(Math.abs(number) < 1e-12 ? 0 : number, 7).replace('-', '\u2212'));
        }

        @Override
        public StringBuffer format(long number, StringBuffer out, FieldPosition position) {
            return format((double) number, out, position);
        }

        @Override
        public Number parse(String source, ParsePosition position) {
            throw new UnsupportedOperationException("only writes");
        }
    }
}
