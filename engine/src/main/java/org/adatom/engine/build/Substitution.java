package org.adatom.engine.build;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.adatom.engine.Atoms;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.io.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Random substitution of one species by another: an entry of {@code structure.substitute}. The number of atoms replaced is
 * exact: {@code count}, or {@code fraction} of the atoms of that species rounded to the nearest number.
 *
 * @param from label of the atoms to replace
 * @param to their new label
 * @param fraction which fraction of them, 0 to 1
 * @param count how many of them
 */
@Description("Random replacement of atoms of one species by another")
public record Substitution(
        @Description("Species to replace") String from,
        @Description("Species to put in its place") String to,
        @Description("Fraction of the atoms of that species, 0 to 1") @Nullable Double fraction,
        @Description("Number of atoms") @Nullable Integer count) {
    /** Checks. */
    public Substitution {
        Checks.present("substitute.from", from);
        Checks.present("substitute.to", to);
        if ((fraction == null) == (count == null)) {
            throw new InputException("substitute: give either the fraction or the count of the atoms to replace");
        }
        if (fraction != null && !(fraction >= 0 && fraction <= 1)) {
            throw new InputException("substitute.fraction: " + fraction + " is not between 0 and 1");
        }
        if (count != null && count < 0) {
            throw new InputException("substitute.count: " + count + " is negative");
        }
    }

    /**
     * The frame with the atoms replaced.
     *
     * @param round makes the choices of several substitutions independent
     * @throws InputException if there are no or too few atoms of that species
     */
    public Frame apply(Frame frame, long seed, int round) {
        Atoms atoms = frame.atoms();
        List<Integer> candidates = IntStream.range(0, atoms.count())
                .filter(i -> atoms.symbol(i).equals(from))
                .boxed()
                .toList();
        long chosen = count != null ? count : Math.round(fraction * candidates.size());
        if (candidates.isEmpty() || chosen > candidates.size()) {
            throw new InputException("substitute: " + (count != null ? chosen : "some") + " " + from
                    + " should become " + to + ", but there are " + candidates.size());
        }
        CounterRandom random = new CounterRandom(seed, "substitute");
        List<String> symbols = new ArrayList<>(IntStream.range(0, atoms.count()).mapToObj(atoms::symbol).toList());
        // Each atom draws a lot; the lowest are replaced, which needs no shuffling and gives every choice the same chance.
        candidates.stream()
                .sorted(Comparator.comparingLong((Integer i) -> random.bits(round, i, 0)).thenComparing(i -> i))
                .limit(chosen)
                .forEach(i -> symbols.set(i, to));
        return frame.changed(atoms.relabelled(symbols), frame.cell(), frame.columns());
    }
}
