package org.adatom.analysis.crystal;

import java.math.BigInteger;
import java.util.Arrays;
import org.adatom.engine.Atoms;

/** Chemical formulas. */
public final class Formula {
    private Formula() {}

    /** The composition in smallest whole numbers, species in the order of the structure: {@code Si}, {@code Cu3Au}. */
    public static String of(Atoms atoms) {
        long[] counts = atoms.speciesCounts();
        BigInteger divisor =
                Arrays.stream(counts).mapToObj(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::gcd);
        StringBuilder formula = new StringBuilder();
        for (int s = 0; s < counts.length; s++) {
            long n = counts[s] / divisor.max(BigInteger.ONE).longValueExact();
            formula.append(n == 0 ? "" : atoms.symbols().get(s) + (n == 1 ? "" : Long.toString(n)));
        }
        return formula.toString();
    }
}
