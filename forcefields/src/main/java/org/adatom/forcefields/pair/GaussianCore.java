package org.adatom.forcefields.pair;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.forcefield.PairBatch;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;
import org.adatom.engine.simd.ArrayMath;
import org.apache.commons.math3.special.Erf;
import org.jspecify.annotations.Nullable;

/**
 * Particles that may overlap: &phi;(r) = &epsilon; exp(&minus;r&sup2;/&sigma;&sup2;) (F. H. Stillinger, J. Chem. Phys.
 * 65, 3968 (1976)). LAMMPS' pair_style gauss has A = &minus;&epsilon;, B = 1/&sigma;&sup2;.
 */
public final class GaussianCore implements PairFormula {
    private final List<String> species;
    private final double[] epsilon;
    private final double[] sigma;

    /**
     * Every pair of species by itself, in the order {@code i * species.size() + j}; symmetric. Pairs of &epsilon; = 0 do
     * not interact.
     *
     * @param epsilon heights, eV; negative ones attract
     * @param sigma widths, &Aring;; positive
     * @throws IllegalArgumentException if a parameter is out of range, missing or not symmetric
     */
    public GaussianCore(List<String> species, double[] epsilon, double[] sigma) {
        this.species = List.copyOf(species);
        this.epsilon = SpeciesPairs.checked(species, epsilon, "epsilon", Double.NEGATIVE_INFINITY, "eV");
        this.sigma = SpeciesPairs.checked(species, sigma, "sigma", Double.MIN_NORMAL, "A");
    }

    @Override
    public List<String> species() {
        return species;
    }

    @Override
    public String description() {
        return "Gaussian core " + SpeciesPairs.names(species, epsilon);
    }

    @Override
    public List<String> references() {
        return List.of("F. H. Stillinger, J. Chem. Phys. 65, 3968 (1976)");
    }

    @Override
    public void evaluate(PairBatch batch) {
        int n = batch.size;
        double[] height = batch.scratch(0);
        double[] width = batch.scratch(1);
        double[] gauss = batch.scratch(2);
        SpeciesPairs.gather(n, batch.type, epsilon, height);
        SpeciesPairs.gather(n, batch.type, sigma, width);
        exponents(n, batch.r2, width, gauss);
        ArrayMath.exp(gauss, gauss, n);
        evaluate(n, height, width, gauss, batch.energy, batch.forceOverR);
    }

    private static void exponents(int n, double[] r2, double[] sigma, double[] out) {
        for (int k = 0; k < n; k++) {
            out[k] = -r2[k] / (sigma[k] * sigma[k]);
        }
    }

    private static void evaluate(
            int n, double[] epsilon, double[] sigma, double[] gauss, double[] energy, double[] forceOverR) {
        for (int k = 0; k < n; k++) {
            energy[k] = epsilon[k] * gauss[k];
            forceOverR[k] = 2 * energy[k] / (sigma[k] * sigma[k]);
        }
    }

    @Override
    public double energyBeyond(int type, double cutoff) {
        double s = sigma[type];
        double x = cutoff / s;
        return epsilon[type] * s * s * s / 2 * (x * Math.exp(-x * x) + Math.sqrt(Math.PI) / 2 * Erf.erfc(x));
    }

    /**
     * The keys of a {@code gaussian-core} block.
     *
     * @param pairs parameters by pair of species such as {@code A-B}; pairs that are missing do not interact
     * @param cutoff &Aring;
     * @param truncation what happens at the cutoff; {@code cut} if absent
     * @param inner where truncation {@code switch} begins, &Aring;; nine tenths of the cutoff if absent
     * @param tail whether energy and pressure are corrected for what lies beyond the cutoff; no if absent
     */
    @Description("Gaussian core, epsilon exp(-r^2/sigma^2): soft particles that may overlap, such as polymer coils.")
    public record Parameters(
            @Description("Parameters of each pair, such as A-B; others do not interact.") Map<String, Pair> pairs,
            @Description("Where the interaction ends.") @Quantity(Dimension.LENGTH) double cutoff,
            @Description("At the cutoff: cut (jump), energy (shifted to zero), force (energy and force shifted to zero) or"
                    + " switch (smoothly turned off from 'inner' on).") @Nullable Truncation truncation,
            @Description("Start of the switch; default 0.9 cutoff.") @Quantity(Dimension.LENGTH) @Nullable Double inner,
            @Description("Add the long-range tail to energy and pressure (needs truncation cut).") @Nullable Boolean tail)
            implements
                PairBlock {

        /**
         * Parameters of one pair of species.
         *
         * @param epsilon eV
         * @param sigma &Aring;
         * @param cutoff &Aring;
         */
        public record Pair(
                @Description("Height.") @Quantity(Dimension.ENERGY) double epsilon,
                @Description("Width.") @Quantity(Dimension.LENGTH) double sigma,
                @Description("Where this pair's interaction ends.") @Quantity(Dimension.LENGTH) @Nullable Double cutoff) {}
    }

    /** Makes truncated Gaussian cores for the species of the structure. */
    @AutoService(ForceFieldFactory.class)
    @SuppressWarnings("rawtypes")
    public static final class Factory implements ForceFieldFactory<Parameters> {
        @Override
        public String key() {
            return "gaussian-core";
        }

        @Override
        public Class<Parameters> parameters() {
            return Parameters.class;
        }

        @Override
        public ForceField create(Parameters parameters, Context context) {
            SpeciesPairs<Parameters.Pair> pairs = new SpeciesPairs<>(context.species(), parameters.pairs());
            GaussianCore formula = new GaussianCore(
                    context.species(),
                    pairs.values(Parameters.Pair::epsilon, 0),
                    pairs.values(Parameters.Pair::sigma, 1));
            return parameters.truncated(formula, pairs.cutoffs(Parameters.Pair::cutoff, parameters.cutoff()));
        }
    }
}
