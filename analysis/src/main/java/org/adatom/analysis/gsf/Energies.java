package org.adatom.analysis.gsf;

import org.adatom.analysis.crystal.Minimum;
import org.adatom.analysis.crystal.Statics;
import org.adatom.engine.io.Frame;

/** Energies per area of one slab with shifted halves, relative to those without shift. */
final class Energies {
    private final Statics statics;
    private final FaultSlab slab;
    private final double force;
    private final double idealZero;
    private final Minimum zero;

    /**
     * One fault.
     *
     * @param ideal energy with rigid halves, eV/&Aring;&sup2;
     * @param relaxed energy with atoms relaxed along the normal, eV/&Aring;&sup2;
     * @param opening how much further apart the halves are than without fault, &Aring;
     * @param frame the relaxed slab
     */
    record Fault(double ideal, double relaxed, double opening, Frame frame) {}

    Energies(Statics statics, FaultSlab slab, double force) {
        this.statics = statics;
        this.slab = slab;
        this.force = force;
        idealZero = statics.evaluate(slab.frame()).energy();
        zero = statics.relax(slab.frame(), force);
    }

    /** That of a shift of the upper half by (x, y), &Aring;. */
    Fault of(double x, double y) {
        Frame rigid = slab.shifted(x, y);
        Minimum end = statics.relax(rigid, force);
        double area = slab.area();
        return new Fault((statics.evaluate(rigid).energy() - idealZero) / area, (end.energy() - zero.energy()) / area,
                distance(end.frame()) - distance(zero.frame()), end.frame());
    }

    /** Mean height of the upper half above that of the lower. */
    private double distance(Frame frame) {
        double[] sum = new double[2];
        int[] count = new int[2];
        for (int i = 0; i < frame.atoms().count(); i++) {
            int half = slab.upper()[i] ? 1 : 0;
            sum[half] += frame.atoms().z()[i];
            count[half]++;
        }
        return sum[1] / count[1] - sum[0] / count[0];
    }
}
