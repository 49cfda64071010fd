package org.adatom.analysis.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.build.Displacement;
import org.adatom.engine.build.Strain;
import org.adatom.engine.error.InputException;
import org.adatom.engine.io.Frame;

/**
 * Further configurations from given ones: scaled, strained, sheared, rattled, with atoms missing, in this order. They lose their
 * labels, which do not hold for them.
 *
 * @param copies variants of each frame
 * @param least smallest factor of all lengths
 * @param most largest factor of all lengths
 * @param grid whether the factors are evenly spaced over the copies, otherwise random
 * @param strain largest random strain along x, y, z
 * @param shear largest random engineering shear strain
 * @param rattle standard deviation of random displacements of each coordinate, &Aring;
 * @param vacancies atoms that are taken out
 */
public record Augmentation(int copies, double least, double most, boolean grid, double strain, double shear,
        double rattle, int vacancies) {
    /** The key that names the frame a variant was made from. */
    public static final String ORIGIN = "augmented_from";

    /** Checks. */
    public Augmentation {
        if (copies < 1 || !(least > 0) || !(most >= least) || !(strain >= 0 && strain < 1) || !(shear >= 0 && shear < 1)
                || !(rattle >= 0) || vacancies < 0) {
            throw new InputException(
                    "copies must be at least 1, scale two rising positive factors, strain and shear between"
                            + " 0 and 1, rattle and vacancies not negative");
        }
        if (least == 1 && most == 1 && strain == 0 && shear == 0 && rattle == 0 && vacancies == 0) {
            throw new InputException("nothing is changed: give scale, strain, shear, rattle or vacancies");
        }
    }

    /**
     * All variants of these frames, frame by frame.
     *
     * @throws InputException if a frame has no more atoms than are to be taken out, or no cell to strain
     */
    public List<Frame> of(List<Frame> frames, long seed) {
        CounterRandom random = new CounterRandom(seed, "augment");
        List<Frame> all = new ArrayList<>();
        for (int k = 0; k < frames.size(); k++) {
            for (int c = 0; c < copies; c++) {
                all.add(variant(frames.get(k), k, c, random));
            }
        }
        return all;
    }

    /**
     * So many of the variants, by chance, that they make up a share of all.
     *
     * @param originals number of frames that are not variants
     */
    public static List<Frame> share(List<Frame> variants, int originals, double share, long seed) {
        if (!(share > 0 && share < 1)) {
            throw new InputException("share: " + share + " is not between 0 and 1");
        }
        long count = Math.round(originals * share / (1 - share));
        if (count > variants.size()) {
            throw new InputException("share: " + share + " of " + originals + " originals asks for " + count
                    + " variants, but there are " + variants.size() + "; raise copies");
        }
        CounterRandom random = new CounterRandom(seed, "augment share");
        return IntStream.range(0, variants.size()).boxed()
                .sorted((a, b) -> Long.compareUnsigned(random.bits(0, a, 0), random.bits(0, b, 0)))
                .limit(count).sorted().map(variants::get).toList();
    }

    private Frame variant(Frame frame, int k, int copy, CounterRandom random) {
        double factor = grid
                ? copies == 1 ? least : least + (most - least) * copy / (copies - 1)
                : least + (most - least) * random.uniform(k, copy, 0);
        double[] e = new double[6];
        for (int d = 0; d < 6; d++) {
            e[d] = (d < 3 ? strain : shear) * (2 * random.uniform(k, copy, 1 + d) - 1);
        }
        Frame changed = frame.changed(frame.atoms(), frame.cell(), frame.columns());
        boolean planar = frame.cell().dimensions() == 2;
        if (strain > 0 || shear > 0) {
            changed = Strain.apply(changed, Strain.tensor(planar
                    ? List.of(e[0], e[1], 0.0, 0.0, 0.0, e[5])
                    : Arrays.stream(e).boxed().toList()));
        }
        if (factor != 1) {
            changed = Strain.apply(changed, Strain.tensor(planar
                    ? List.of(factor - 1, factor - 1, 0.0)
                    : List.of(factor - 1)));
        }
        if (rattle > 0) {
            changed = new Displacement(rattle, null).apply(changed, random.bits(k, copy, 7));
        }
        changed = without(changed, k, copy, random);
        changed.info().put(ORIGIN, k + 1L);
        return changed;
    }

    private Frame without(Frame frame, int k, int copy, CounterRandom random) {
        if (vacancies == 0) {
            return frame;
        }
        int n = frame.atoms().count();
        if (n <= vacancies) {
            throw new InputException("vacancies: frame " + (k + 1) + " has only " + n + " atoms");
        }
        CounterRandom choice = new CounterRandom(random.bits(k, copy, 8), "vacancies");
        int[] kept = IntStream.range(0, n).boxed()
                .sorted((a, b) -> Long.compareUnsigned(choice.bits(0, a, 0), choice.bits(0, b, 0)))
                .skip(vacancies).sorted().mapToInt(Integer::intValue).toArray();
        Map<String, Frame.Column> columns = new LinkedHashMap<>();
        frame.columns().forEach((name, column) -> columns.put(name, column.select(kept)));
        return frame.changed(frame.atoms().select(kept), frame.cell(), columns);
    }
}
