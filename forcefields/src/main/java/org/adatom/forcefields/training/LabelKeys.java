package org.adatom.forcefields.training;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.adatom.engine.Cell;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.io.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Under which names the frames of a file keep their labels.
 *
 * @param energy of the total energy, eV; {@code energy} if absent
 * @param virial of the virial, eV (a compressed crystal has a positive trace); {@code virial} if absent
 * @param stress of the stress, eV/&Aring;&sup3;, tension positive, where there is no virial; {@code stress} if absent
 * @param group of the configuration type; {@code config_type} if absent
 */
@Description("Under which names frames keep their labels")
public record LabelKeys(
        @Description("Name of the total energy, eV (default energy)") @Nullable String energy,
        @Description("Name of the virial, eV; positive trace of a compressed crystal (default virial)") @Nullable String virial,
        @Description("Name of the stress, eV/A^3, tension positive, where there is no virial (default stress)") @Nullable String stress,
        @Description("Name of the configuration type (default config_type)") @Nullable String group) {
    /** The names that extended XYZ files usually have. */
    public static final LabelKeys DEFAULTS = new LabelKeys(null, null, null, null);

    /** Names. */
    public LabelKeys {
        energy = energy == null ? "energy" : energy;
        virial = virial == null ? "virial" : virial;
        stress = stress == null ? "stress" : stress;
        group = group == null ? "config_type" : group;
    }

    /**
     * The labels of a frame; forces are those that the reader found.
     *
     * @param source file and number of the frame
     * @throws InputException if a label is no number, not finite, or has the wrong number of components
     */
    public LabelledFrame read(Frame frame, String source) {
        Double total = frame.info().get(energy) instanceof Number number ? Double.valueOf(number.doubleValue()) : null;
        if (total == null && frame.info().containsKey(energy)) {
            throw new InputException(source + ": " + energy + " is not a number: " + frame.info().get(energy));
        }
        double[] tensor = tensor(frame, virial, 1, source);
        if (tensor == null) {
            tensor = tensor(frame, stress, -frame.cell().volume(), source);
        }
        Object type = frame.info().get(group);
        return new LabelledFrame(source, type == null ? "" : type.toString(), frame.atoms(), frame.cell(), total,
                frame.has(Frame.Field.FORCES) ? forces(frame) : null, tensor);
    }

    /** All frames of a list, in its order; {@code source} is followed by the number of the frame. */
    public List<LabelledFrame> read(List<Frame> frames, String source) {
        return IntStream.range(0, frames.size())
                .mapToObj(k -> read(frames.get(k), source + ", frame " + (k + 1))).toList();
    }

    private static double[] forces(Frame frame) {
        int n = frame.atoms().count();
        double[] f = new double[3 * n];
        for (int i = 0; i < n; i++) {
            f[3 * i] = frame.atoms().fx()[i];
            f[3 * i + 1] = frame.atoms().fy()[i];
            f[3 * i + 2] = frame.atoms().fz()[i];
        }
        return f;
    }

    /** Nine components row by row, or six in the order xx yy zz yz xz xy, times a factor. */
    private static double @Nullable [] tensor(Frame frame, String key, double factor, String source) {
        Object value = frame.info().get(key);
        if (value == null) {
            return null;
        }
        double[] v = flat(value, source + ": " + key);
        if (v.length == 6) {
            v = new double[] {v[0], v[5], v[4], v[5], v[1], v[3], v[4], v[3], v[2]};
        }
        if (v.length != 9) {
            throw new InputException(source + ": " + key + " with " + v.length + " components, expected 9 or 6");
        }
        double[] scaled = new double[9];
        for (int c = 0; c < 9; c++) {
            scaled[c] = factor * v[c];
        }
        return scaled;
    }

    private static double[] flat(Object value, String what) {
        return switch (value) {
            case double[] row -> row;
            case long[] row -> Arrays.stream(row).asDoubleStream().toArray();
            case long[][] rows ->
                    Arrays.stream(rows).flatMapToLong(Arrays::stream).asDoubleStream().toArray();
            case double[][] rows -> Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
            default -> throw new InputException(what + " is not a list of numbers");
        };
    }
}
