package org.adatom.cli.run;

import java.util.LinkedHashMap;
import java.util.Map;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.forcefields.training.neural.EnergyScale;
import org.adatom.forcefields.training.neural.Loss;
import org.adatom.forcefields.training.neural.LossConvention;
import org.adatom.forcefields.training.neural.Residual;
import org.jspecify.annotations.Nullable;

/**
 * What training makes small.
 *
 * @param convention how errors are weighed
 * @param energy weight of energies
 * @param force weight of forces
 * @param stress weight of stresses
 * @param groups factors of configurations by group
 * @param kind what an error costs
 * @param threshold from which a Huber cost is linear
 * @param l1 penalty on the magnitudes of weights
 * @param l2 penalty on their squares
 */
@Description("What training makes small: weighted costs of the errors of energies, forces and stresses, and a penalty on weights")
public record LossBlock(
        @Description("How errors are weighed: adatom (default: mean squares of energies per atom in eV, forces in eV/A, virials per atom in eV), n2p2 (default of the Kalman filter, and all it can: squares of total energies, forces and virials in units of the spread of their labels), amp, pyxtal-ff (stress in GPa), pyxtal-ff-0-1-3 or aenet (energies only)") @Nullable LossConvention convention,
        @Description("Weight of energies (default 1); 0 leaves them out") @Nullable Double energy,
        @Description("Weight of forces (default that of the convention: adatom 0.1, n2p2 10, amp 0.04, pyxtal-ff 0.03); 0 leaves them out") @Nullable Double force,
        @Description("Weight of stresses (default 0: they are left out)") @Nullable Double stress,
        @Description("Factors of the costs of configurations by their group (default 1)") @Nullable Map<String, Double> groups,
        @Description("What an error costs: mse, its square (default), mae, its magnitude, or huber, its square up to the threshold and then linear") @Nullable Kind kind,
        @Description("Error from which the cost of huber is linear, in the unit of the errors (default 0.1)") @Nullable Double threshold,
        @Description("Penalty on the sum of the magnitudes of the weights (default 0)") @Nullable Double l1,
        @Description("Penalty on the sum of the squares of the weights (default 0)") @Nullable Double l2) {
    /** What is there if nothing is said. */
    static final LossBlock NOTHING_SAID = new LossBlock(null, null, null, null, null, null, null, null, null);

    private static final double THRESHOLD = 0.1;

    /** Costs of an error. */
    public enum Kind {
        /** Square. */
        MSE,
        /** Magnitude. */
        MAE,
        /** Square, then linear. */
        HUBER
    }

    /** Checks. */
    public LossBlock {
        if (threshold != null && kind != Kind.HUBER) {
            throw new InputException("threshold: it belongs to kind: huber; give both or neither");
        }
    }

    /**
     * The loss, in units of one.
     *
     * @param usual the convention where none is given
     */
    Loss loss(LossConvention usual) {
        LossConvention c = convention == null ? usual : convention;
        Map<String, Loss.GroupWeight> factors = new LinkedHashMap<>();
        if (groups != null) {
            groups.forEach((name, factor) -> factors.put(name, new Loss.GroupWeight(factor, factor, factor)));
        }
        Residual residual = switch (kind == null ? Kind.MSE : kind) {
            case MSE -> Residual.SQUARED;
            case MAE -> new Residual(Residual.Kind.ABSOLUTE, 1);
            case HUBER -> new Residual(Residual.Kind.HUBER, threshold == null ? THRESHOLD : threshold);
        };
        return new Loss(c, residual, energy == null ? 1 : energy, force == null ? c.forceWeight() : force,
                stress == null ? 0 : stress, factors, l1 == null ? 0 : l1, l2 == null ? 0 : l2,
                EnergyScale.Spread.ONE);
    }
}
