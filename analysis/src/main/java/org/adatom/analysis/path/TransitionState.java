package org.adatom.analysis.path;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.adatom.analysis.crystal.Hessian;
import org.adatom.analysis.crystal.Statics;
import org.adatom.engine.Atoms;
import org.adatom.engine.io.Frame;
import org.adatom.engine.units.Units;

/**
 * Modes of vibration at the saddle of a path and at its first end, and the prefactor of the rate that follows from them: &nu;* =
 * &Pi; &nu;<sub>min</sub> / &Pi; &nu;<sub>saddle</sub>, the unstable mode left out (G. H. Vineyard, J. Phys. Chem. Solids 3, 121 (1957)).
 *
 * @param atoms number of atoms that take part
 * @param all whether these are all free atoms; otherwise those about the one that moves most, the rest being held
 * @param unstable frequencies of the falling modes at the saddle, THz, as negative numbers: one at a saddle of first order
 * @param softestAtMinimum lowest frequency at the first end, THz
 * @param prefactor THz; NaN unless there is exactly one unstable mode
 */
public record TransitionState(int atoms, boolean all, double[] unstable, double softestAtMinimum, double prefactor) {
    /** Squares below this part of the largest are noise, or free translations. */
    private static final double NOISE = 1e-5;

    /**
     * Computes it.
     *
     * @param minimum the first end
     * @param saddle the climbing image, the same atoms
     * @param most largest number of atoms whose modes are computed
     */
    public static TransitionState of(Statics statics, Frame minimum, Frame saddle, int most) {
        int[] free = IntStream.range(0, minimum.atoms().count())
                .filter(i -> minimum.atoms().frozen()[i] != Atoms.FROZEN).toArray();
        int[] chosen = free.length <= most ? free : nearest(minimum, saddle, free, most);
        boolean all = chosen.length == minimum.atoms().count();
        int translations = all ? translations(minimum) : 0;
        double[] low = clean(Hessian.of(statics, minimum, chosen).squaredFrequencies(), translations);
        double[] high = clean(Hessian.of(statics, saddle, chosen).squaredFrequencies(), translations);
        double noise = NOISE * high[high.length - 1];
        double[] falling = Arrays.stream(high).filter(s -> s < -noise).toArray();
        Units units = statics.units();
        double prefactor = Double.NaN;
        if (falling.length == 1 && low[0] > 0) {
            double log = 0;
            for (double s : low) {
                log += 0.5 * Math.log(s);
            }
            for (double s : high) {
                log -= s > 0 ? 0.5 * Math.log(s) : 0;
            }
            prefactor = Math.exp(log) * units.picosecond() / (2 * Math.PI);
        }
        return new TransitionState(chosen.length, free.length <= most, Hessian.terahertz(falling, units),
                Hessian.terahertz(new double[] {low[0]}, units)[0], prefactor);
    }

    /** The free atoms nearest to the one that moves most between minimum and saddle. */
    private static int[] nearest(Frame minimum, Frame saddle, int[] free, int most) {
        int mover = Arrays.stream(free).boxed()
                .max(Comparator.comparingDouble(i -> square(apart(minimum, i, saddle, i)))).orElseThrow();
        return Arrays.stream(free).boxed()
                .sorted(Comparator.comparingDouble(i -> square(apart(saddle, mover, saddle, i))))
                .limit(most).mapToInt(Integer::intValue).sorted().toArray();
    }

    private static double[] apart(Frame a, int i, Frame b, int j) {
        return a.cell().shortest(b.atoms().x()[j] - a.atoms().x()[i], b.atoms().y()[j] - a.atoms().y()[i],
                b.atoms().z()[j] - a.atoms().z()[i]);
    }

    private static double square(double[] r) {
        return r[0] * r[0] + r[1] * r[1] + r[2] * r[2];
    }

    /** Along how many axes the whole can be shifted. */
    private static int translations(Frame frame) {
        int held = 0;
        for (byte bits : frame.atoms().frozen()) {
            held |= bits;
        }
        int free = 0;
        for (int d = 0; d < frame.cell().dimensions(); d++) {
            free += (held & 1 << d) == 0 ? 1 : 0;
        }
        return free;
    }

    /** Without so many of the smallest absolute values, ascending. */
    private static double[] clean(double[] squares, int translations) {
        return Arrays.stream(squares).boxed().sorted(Comparator.comparingDouble((Double s) -> -Math.abs(s)))
                .limit(squares.length - translations).mapToDouble(Double::doubleValue).sorted().toArray();
    }

    /** Whether the saddle is one of first order: exactly one direction in which the energy falls. */
    public boolean firstOrder() {
        return unstable.length == 1;
    }

    /**
     * Rate of the jump in harmonic transition state theory, 1/s.
     *
     * @param barrier eV
     * @param temperature K
     */
    public double rate(double barrier, double temperature, Units units) {
        return 1e12 * prefactor * Math.exp(-barrier / (units.boltzmann() * temperature));
    }
}
