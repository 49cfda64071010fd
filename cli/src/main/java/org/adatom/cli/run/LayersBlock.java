package org.adatom.cli.run;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * The lowest and highest atomic layers along an axis. Atoms whose coordinates, sorted, follow each other in steps of at
 * most the gap are one layer.
 *
 * @param axis along which layers are counted
 * @param bottom how many of the lowest
 * @param top how many of the highest
 * @param gap widest step within a layer, &Aring;
 */
@Description("The lowest and highest atomic layers along an axis")
public record LayersBlock(
        @Description("Axis along which layers are counted") Axis axis,
        @Description("How many of the lowest layers") @Nullable Integer bottom,
        @Description("How many of the highest layers") @Nullable Integer top,
        @Description("Atoms whose coordinates differ by more belong to different layers (default 0.3 A)") @Quantity(Dimension.LENGTH) @Nullable Double gap) {
    private static final double GAP = 0.3;
    /** Empty space wider than that between layers by this is vacuum, &Aring;. */
    private static final double VACUUM = 4;

    /** Axes. */
    public enum Axis {
        /** x. */
        X,
        /** y. */
        Y,
        /** z. */
        Z
    }

    /** Checks. */
    public LayersBlock {
        if (bottom == null && top == null) {
            throw new InputException("layers: say how many, with bottom or top, such as {axis: z, bottom: 2}");
        }
        positive("bottom", bottom);
        positive("top", top);
        if (gap != null && !(gap > 0)) {
            throw new InputException("gap: " + gap + " A is not allowed, use a positive number");
        }
    }

    private static void positive(String key, @Nullable Integer layers) {
        if (layers != null && layers < 1) {
            throw new InputException(key + ": " + layers + " layers is not allowed, use at least 1");
        }
    }

    /**
     * Which atoms lie in these layers.
     *
     * @throws InputException if there are fewer layers
     */
    boolean[] select(Atoms atoms, Cell cell) {
        int n = atoms.count();
        double widest = gap == null ? GAP : gap;
        double[] height = heights(atoms, cell, widest);
        double[] sorted = height.clone();
        Arrays.sort(sorted);
        // First coordinate of each layer, counted from below.
        double[] begin = new double[n];
        int layers = 0;
        for (int k = 0; k < n; k++) {
            if (k == 0 || sorted[k] - sorted[k - 1] > widest) {
                begin[layers++] = sorted[k];
            }
        }
        int below = bottom == null ? 0 : bottom;
        int above = top == null ? 0 : top;
        if (below + above > layers) {
            throw new InputException("layers: " + layers + " found along " + axis.name().toLowerCase(Locale.ROOT)
                    + ", fewer than the " + (below + above) + " asked for; if layers are closer together than " + widest
                    + " A, or atoms scatter, change gap");
        }
        boolean[] chosen = new boolean[n];
        for (int i = 0; i < n; i++) {
            int layer = Arrays.binarySearch(begin, 0, layers, height[i]);
            int number = layer >= 0 ? layer : -layer - 2;
            chosen[i] = number < below || number >= layers - above;
        }
        return chosen;
    }

    /**
     * Coordinates along the axis. If the face of a periodic cell cuts a layer in two, or the vacuum lies inside the cell,
     * they are counted from above the empty space nearest below the upper face, or above the vacuum.
     */
    private double[] heights(Atoms atoms, Cell cell, double within) {
        int d = switch (axis) {
            case X -> 0;
            case Y -> 1;
            case Z -> 2;
        };
        double[] r = List.of(atoms.x(), atoms.y(), atoms.z()).get(d).clone();
        double period = cell.vector(d, d);
        boolean along = cell.periodic(d) && Math.abs(cell.length(d) - period) < 1e-9 * period;
        if (!along) {
            return r;
        }
        double[] inCell = new double[r.length];
        for (int i = 0; i < r.length; i++) {
            inCell[i] = r[i] - Math.floor(r[i] / period) * period;
        }
        double[] sorted = inCell.clone();
        Arrays.sort(sorted);
        double acrossFace = sorted[0] + period - sorted[sorted.length - 1];
        double widest = acrossFace;
        for (int k = 1; k < sorted.length; k++) {
            widest = Math.max(widest, sorted[k] - sorted[k - 1]);
        }
        boolean layerCut = acrossFace <= within;
        boolean vacuumInside = widest - acrossFace > VACUUM;
        if (!layerCut && !vacuumInside) {
            return r;
        }
        int first = sorted.length - 1;
        while (first > 0 && sorted[first] - sorted[first - 1] < 0.6 * widest) {
            first--;
        }
        for (int i = 0; i < r.length; i++) {
            inCell[i] -= inCell[i] >= sorted[first] ? period : 0;
        }
        return inCell;
    }
}
