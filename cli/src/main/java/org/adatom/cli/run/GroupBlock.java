package org.adatom.cli.run;

import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * A set of atoms: those for which every given condition holds at the start.
 *
 * @param species their labels
 * @param atoms their numbers, counted from 1
 * @param x lower and upper bound of x, &Aring;
 * @param y lower and upper bound of y, &Aring;
 * @param z lower and upper bound of z, &Aring;
 * @param layers atomic layers at the bottom or top
 */
@Description("A set of atoms: those for which every given condition holds at the start")
public record GroupBlock(
        @Description("Species, one or a list") @Nullable List<String> species,
        @Description("Numbers of atoms, counted from 1") @Nullable List<Integer> atoms,
        @Description("Lower and upper bound of x, such as [0, 5]") @Quantity(Dimension.LENGTH) @Nullable List<Double> x,
        @Description("Lower and upper bound of y") @Quantity(Dimension.LENGTH) @Nullable List<Double> y,
        @Description("Lower and upper bound of z") @Quantity(Dimension.LENGTH) @Nullable List<Double> z,
        @Description("Atomic layers at the bottom or top, such as {axis: z, bottom: 2}") @Nullable LayersBlock layers) {
    /** Checks. */
    public GroupBlock {
        bounds("x", x);
        bounds("y", y);
        bounds("z", z);
        if (species == null && atoms == null && x == null && y == null && z == null && layers == null) {
            throw new InputException("a group needs a condition: species, atoms, x, y, z or layers");
        }
    }

    /**
     * Which atoms belong to it.
     *
     * @throws InputException if none does, or an atom or species does not exist
     */
    public boolean[] select(Atoms all, Cell cell) {
        boolean[] chosen = new boolean[all.count()];
        if (species != null) {
            for (String s : species) {
                if (!all.symbols().contains(s)) {
                    throw new InputException("species: there is no '" + s + "' among the atoms ("
                            + String.join(", ", all.symbols()) + ")");
                }
            }
        }
        if (atoms != null) {
            for (int number : atoms) {
                if (number < 1 || number > all.count()) {
                    throw new InputException(
                            "atoms: there is no atom " + number + ", they are numbered 1 to " + all.count());
                }
                chosen[number - 1] = true;
            }
        }
        boolean[] inLayers = layers == null ? null : layers.select(all, cell);
        int count = 0;
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = (atoms == null || chosen[i])
                    && (species == null || species.contains(all.symbol(i)))
                    && (inLayers == null || inLayers[i])
                    && within(x, all.x()[i])
                    && within(y, all.y()[i])
                    && within(z, all.z()[i]);
            count += chosen[i] ? 1 : 0;
        }
        if (count == 0) {
            throw new InputException("the group is empty: no atom fulfils its conditions");
        }
        return chosen;
    }

    private static void bounds(String key, @Nullable List<Double> b) {
        if (b != null && (b.size() != 2 || !(b.get(0) < b.get(1)))) {
            throw new InputException(key + ": " + b + " is not a lower and an upper bound");
        }
    }

    private static boolean within(@Nullable List<Double> bounds, double value) {
        return bounds == null || bounds.get(0) <= value && value < bounds.get(1);
    }
}
