package org.adatom.analysis.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.ImageIO;

/**
 * A still picture of atoms as shaded spheres and the cell as lines, in parallel projection, drawn with a depth buffer at
 * twice the size and scaled down.
 */
final class StructurePicture {
    private static final int SIZE = 1080;
    private static final double MARGIN = 0.03;
    /** Direction of the light, up to the left, towards the viewer. */
    private static final double[] LIGHT = {-0.4, 0.5, 0.768};
    private static final double TURN = Math.toRadians(28);
    private static final double TILT = Math.toRadians(-68);

    private final int[] colour = new int[SIZE * SIZE];
    private final float[] depth = new float[SIZE * SIZE];
    private double scale;
    private double left;
    private double bottom;

    private StructurePicture() {
        Arrays.fill(depth, Float.NEGATIVE_INFINITY);
    }

    /** The picture as a PNG file with open background. */
    static byte[] png(StructureView.Snapshot snapshot) {
        StructurePicture picture = new StructurePicture();
        picture.draw(snapshot);
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(picture.halved(), "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void draw(StructureView.Snapshot snapshot) {
        float[] atoms = turned(snapshot.positions());
        float[] edges = turned(snapshot.edges());
        ElementStyle[] styles = new ElementStyle[snapshot.atoms().symbols().size()];
        Arrays.setAll(styles, s -> ElementStyle.of(snapshot.atoms().symbols().get(s), s));
        int[] species = snapshot.atoms().species();
        double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int d = 0; d < 2; d++) {
            for (int i = 0; i < species.length; i++) {
                low[d] = Math.min(low[d], atoms[3 * i + d] - styles[species[i]].radius());
                high[d] = Math.max(high[d], atoms[3 * i + d] + styles[species[i]].radius());
            }
            for (int k = d; k < edges.length; k += 3) {
                low[d] = Math.min(low[d], edges[k]);
                high[d] = Math.max(high[d], edges[k]);
            }
        }
        double extent = Math.max(high[0] - low[0], high[1] - low[1]);
        scale = SIZE * (1 - 2 * MARGIN) / extent;
        left = 0.5 * (low[0] + high[0]) - 0.5 * SIZE / scale;
        bottom = 0.5 * (low[1] + high[1]) - 0.5 * SIZE / scale;
        for (int i = 0; i < species.length; i++) {
            sphere(atoms[3 * i], atoms[3 * i + 1], atoms[3 * i + 2], styles[species[i]]);
        }
        for (int k = 0; k < edges.length; k += 6) {
            line(edges, k);
        }
    }

    /** Turned about z, then tilted towards the viewer, who looks along -z. */
    private static float[] turned(float[] p) {
        float[] t = new float[p.length];
        for (int k = 0; k < p.length; k += 3) {
            double x = Math.cos(TURN) * p[k] - Math.sin(TURN) * p[k + 1];
            double y = Math.sin(TURN) * p[k] + Math.cos(TURN) * p[k + 1];
            t[k] = (float) x;
            t[k + 1] = (float) (Math.cos(TILT) * y - Math.sin(TILT) * p[k + 2]);
            t[k + 2] = (float) (Math.sin(TILT) * y + Math.cos(TILT) * p[k + 2]);
        }
        return t;
    }

    private void sphere(double x, double y, double z, ElementStyle style) {
        double radius = style.radius() * scale;
        double cx = (x - left) * scale;
        double cy = (y - bottom) * scale;
        for (int py = (int) Math.ceil(cy - radius); py <= cy + radius; py++) {
            for (int px = (int) Math.ceil(cx - radius); px <= cx + radius; px++) {
                double nx = (px - cx) / radius;
                double ny = (py - cy) / radius;
                double nz2 = 1 - nx * nx - ny * ny;
                if (nz2 > 0 && px >= 0 && py >= 0 && px < SIZE && py < SIZE) {
                    double nz = Math.sqrt(nz2);
                    float d = (float) (z + nz * style.radius());
                    int at = (SIZE - 1 - py) * SIZE + px;
                    if (d > depth[at]) {
                        depth[at] = d;
                        double lit = Math.max(0, nx * LIGHT[0] + ny * LIGHT[1] + nz * LIGHT[2]);
                        colour[at] = shade(style.rgb(), (0.42 + 0.58 * lit) * (0.55 + 0.45 * nz), Math.pow(lit, 30));
                    }
                }
            }
        }
    }

    private static int shade(int rgb, double light, double gloss) {
        int shaded = 0xFF;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double c = (rgb >> shift & 0xFF) * light + 90 * gloss;
            // Steps of eight cannot be seen but make the file much smaller.
            shaded = shaded << 8 | (int) Math.min(255, c) & 0xF8;
        }
        return shaded;
    }

    private void line(float[] ends, int k) {
        int steps = (int) (2 * scale * Math.max(
                Math.abs(ends[k + 3] - ends[k]), Math.abs(ends[k + 4] - ends[k + 1]))) + 1;
        for (int s = 0; s <= steps; s++) {
            double t = s / (double) steps;
            int px = (int) ((ends[k] + t * (ends[k + 3] - ends[k]) - left) * scale);
            int py = (int) ((ends[k + 1] + t * (ends[k + 4] - ends[k + 1]) - bottom) * scale);
            float d = (float) (ends[k + 2] + t * (ends[k + 5] - ends[k + 2]));
            for (int dx = 0; dx < 3; dx++) {
                for (int dy = 0; dy < 3; dy++) {
                    int at = (SIZE - 1 - py - dy + 1) * SIZE + px + dx - 1;
                    if (at >= 0 && at < depth.length && d > depth[at]) {
                        depth[at] = d;
                        colour[at] = 0xFF808890;
                    }
                }
            }
        }
    }

    private BufferedImage halved() {
        int half = SIZE / 2;
        BufferedImage image = new BufferedImage(half, half, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < half; y++) {
            for (int x = 0; x < half; x++) {
                int at = 2 * y * SIZE + 2 * x;
                int[] four = {colour[at], colour[at + 1], colour[at + SIZE], colour[at + SIZE + 1]};
                int[] sum = new int[4];
                for (int c : four) {
                    int alpha = c >>> 24;
                    sum[0] += alpha;
                    for (int k = 1; k < 4; k++) {
                        sum[k] += (c >> 24 - 8 * k & 0xFF) * alpha;
                    }
                }
                int argb = sum[0] / 4 << 24;
                for (int k = 1; k < 4 && sum[0] > 0; k++) {
                    argb |= sum[k] / sum[0] << 24 - 8 * k;
                }
                image.setRGB(x, y, argb);
            }
        }
        return image;
    }
}
