package org.adatom.analysis.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class SvgHeatMapTest {
    private static final Pattern IMAGE = Pattern.compile("href=\"data:image/png;base64,([^\"]+)\"");

    private static HeatMap map(double low, double high, double... values) {
        return new HeatMap("map", "", Plot.Axis.linear("x"), Plot.Axis.linear("y"), new double[] {0, 1},
                new double[] {0, 1, 2}, values, "energy", low, high, List.of());
    }

    private static BufferedImage image(HeatMap map) throws IOException {
        Matcher m = IMAGE.matcher(SvgHeatMap.draw(map, "id"));
        assertTrue(m.find(), "no image");
        return ImageIO.read(new ByteArrayInputStream(Base64.getMimeDecoder().decode(m.group(1))));
    }

    private static Color pixel(BufferedImage image, int x, int y) {
        return new Color(image.getRGB(x, y));
    }

    @Test
    void everyPointHasItsPixelAndYPointsUpwards() throws IOException {
        BufferedImage image = image(map(-2, 1, -2, 0, 0, 0, 0, 1));
        assertEquals(2, image.getWidth());
        assertEquals(3, image.getHeight());
        Color lowest = pixel(image, 0, 2);
        Color highest = pixel(image, 1, 0);
        assertTrue(lowest.getBlue() > 2 * lowest.getRed() && lowest.getBlue() > 80, lowest.toString());
        assertTrue(highest.getRed() > 2 * highest.getBlue() && highest.getRed() > 80, highest.toString());
        assertEquals(new Color(0xf7f7f7), pixel(image, 0, 0));
        assertEquals(new Color(0xf7f7f7), pixel(image, 1, 2));
    }

    @Test
    void whatIsBeyondTheScaleHasItsLastColour() throws IOException {
        BufferedImage image = image(map(-1, 1, -1, -5, 1, 7, Double.POSITIVE_INFINITY, Double.NaN));
        assertEquals(pixel(image, 0, 2), pixel(image, 0, 1));
        for (int y = 0; y < 3; y++) {
            assertEquals(pixel(image, 0, 0), pixel(image, 1, y));
        }
    }

    /** On a scale of positive numbers zero is white, as on all others. */
    @Test
    void coloursTellTheSignWhateverTheScale() throws IOException {
        BufferedImage image = image(map(0, 4, 0, 1, 2, 3, 4, -1));
        assertEquals(new Color(0xf7f7f7), pixel(image, 0, 2));
        int[] lightness = new int[5];
        for (int k = 0; k < 5; k++) {
            lightness[k] = pixel(image, k / 3, 2 - k % 3).getGreen();
        }
        for (int k = 1; k < 5; k++) {
            assertTrue(lightness[k] < lightness[k - 1], "darker with every step");
        }
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThrows(IllegalArgumentException.class, () -> map(0, 1, 1, 2, 3));
        assertThrows(IllegalArgumentException.class, () -> map(1, 1, 1, 2, 3, 4, 5, 6));
    }
}
