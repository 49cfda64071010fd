package org.adatom.forcefields.pair;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.adatom.engine.forcefield.PairBatch;
import org.adatom.engine.forcefield.PairPotential;

/**
 * A {@link PairFormula} that ends at a cutoff in one of the ways of {@link Truncation}, the same for all pairs of
 * species; each pair of species may have a cutoff of its own.
 *
 * <p>The formula fills the batch; one further loop over the batch then applies the truncation.
 */
public final class TruncatedPair implements PairPotential {
    /** Where {@link Truncation#SWITCH} begins unless told otherwise, as a fraction of the cutoff. */
    public static final double DEFAULT_SWITCH_START = 0.9;

    private final PairFormula formula;
    private final Truncation truncation;
    private final boolean tail;
    private final int speciesCount;
    private final double cutoff;
    private final boolean sameCutoffs;
    private final double[] cutoffs;
    private final double[] energyAtCutoff;
    private final double[] slopeAtCutoff;
    private final double[] intercept;
    private final double[] start;
    private final double[] perWidth;

    /**
     * A formula ended at the same distance (&Aring;) for all pairs; a switch begins at nine tenths of it.
     *
     * @throws IllegalArgumentException if the cutoff is not a positive number
     */
    public TruncatedPair(PairFormula formula, Truncation truncation, double cutoff) {
        this(formula, truncation, filled(formula, cutoff), DEFAULT_SWITCH_START, false);
    }

    /**
     * A formula ended at distances that depend on the species.
     *
     * @param cutoffs of each type of pair, &Aring;; symmetric
     * @param switchStart fraction of the cutoff at which {@link Truncation#SWITCH} begins; otherwise unused
     * @param tail whether {@link #tail} corrects for what lies beyond the cutoff
     * @throws IllegalArgumentException if a cutoff is not a positive number, the fraction not in [0, 1), or a tail
     *     correction is asked for together with a truncation that alters the potential inside the cutoff
     */
    public TruncatedPair(
            PairFormula formula, Truncation truncation, double[] cutoffs, double switchStart, boolean tail) {
        this.formula = formula;
        this.truncation = truncation;
        this.tail = tail;
        this.speciesCount = formula.species().size();
        this.cutoffs = cutoffs.clone();
        requireCutoffs();
        if (truncation == Truncation.SWITCH && !(switchStart >= 0 && switchStart < 1)) {
            throw new IllegalArgumentException("the switch must begin at a fraction from 0 to below 1 of the cutoff: "
                    + switchStart);
        }
        if (tail && truncation != Truncation.CUT) {
            throw new IllegalArgumentException(
                    "tail corrections need truncation 'cut', because '" + name()
                            + "' alters the potential inside the cutoff");
        }
        this.cutoff = Arrays.stream(cutoffs).max().orElseThrow();
        this.sameCutoffs = Arrays.stream(cutoffs).allMatch(rc -> rc == cutoff);
        this.start = Arrays.stream(cutoffs).map(rc -> switchStart * rc).toArray();
        this.perWidth = Arrays.stream(cutoffs).map(rc -> 1 / (rc - switchStart * rc)).toArray();
        this.intercept = new double[cutoffs.length];
        this.energyAtCutoff = new double[cutoffs.length];
        this.slopeAtCutoff = new double[cutoffs.length];
        PairBatch batch = new PairBatch();
        batch.ensureCapacity(1);
        batch.size = 1;
        for (int t = 0; t < cutoffs.length; t++) {
            batch.type[0] = t;
            batch.r2[0] = cutoffs[t] * cutoffs[t];
            formula.evaluate(batch);
            energyAtCutoff[t] = batch.energy[0];
            slopeAtCutoff[t] = -batch.forceOverR[0] * cutoffs[t];
            intercept[t] = energyAtCutoff[t] - cutoffs[t] * slopeAtCutoff[t];
        }
    }

    private static double[] filled(PairFormula formula, double cutoff) {
        double[] all = new double[formula.species().size() * formula.species().size()];
        Arrays.fill(all, cutoff);
        return all;
    }

    private void requireCutoffs() {
        if (cutoffs.length != speciesCount * speciesCount) {
            throw new IllegalArgumentException(
                    cutoffs.length + " cutoffs for " + speciesCount * speciesCount + " types of pairs");
        }
        for (int t = 0; t < cutoffs.length; t++) {
            if (!(cutoffs[t] > 0 && Double.isFinite(cutoffs[t]))) {
                throw new IllegalArgumentException("the cutoff must be a positive distance: " + cutoffs[t] + " A");
            }
            if (cutoffs[t] != cutoffs[t % speciesCount * speciesCount + t / speciesCount]) {
                throw new IllegalArgumentException("the cutoffs must be symmetric in the species");
            }
        }
    }

    @Override
    public List<String> species() {
        return formula.species();
    }

    @Override
    public double cutoff() {
        return cutoff;
    }

    @Override
    public String description() {
        return String.format(
                Locale.ROOT,
                "%s, cutoff %s A, truncation %s%s",
                formula.description(),
                cutoff,
                name(),
                tail ? ", tail corrections" : "");
    }

    private String name() {
        return truncation.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<String> references() {
        return formula.references();
    }

    /** The largest energy at a cutoff if it is cut off there; the other truncations take it away. */
    @Override
    public double energyJump() {
        return truncation == Truncation.CUT
                ? Arrays.stream(energyAtCutoff).map(Math::abs).max().orElse(0)
                : 0;
    }

    /**
     * With g(r) = 1 beyond the cutoff: U = (2&pi;/V) &Sigma;<sub>ab</sub> N<sub>a</sub> N<sub>b</sub> &int; &phi;
     * r&sup2; dr, and for the virial the same with &minus;r &phi;&prime; in place of &phi;, integrated by parts. (M. P.
     * Allen, D. J. Tildesley, Computer Simulation of Liquids, section 2.8.)
     */
    @Override
    public Tail tail(long[] counts, double volume) {
        if (!tail) {
            return Tail.NONE;
        }
        double energy = 0;
        double virial = 0;
        for (int t = 0; t < cutoffs.length; t++) {
            double pairs = 2 * Math.PI / volume * counts[t / speciesCount] * counts[t % speciesCount];
            double rc = cutoffs[t];
            double beyond = formula.energyBeyond(t, rc);
            energy += pairs * beyond;
            virial += pairs * (rc * rc * rc * energyAtCutoff[t] + 3 * beyond);
        }
        return new Tail(energy, virial);
    }

    @Override
    public void evaluate(PairBatch batch) {
        formula.evaluate(batch);
        int n = batch.size;
        switch (truncation) {
            case CUT -> {}
            case ENERGY -> shiftEnergy(n, perPair(batch, energyAtCutoff, 0), batch.energy);
            case FORCE -> shiftForce(
                    n,
                    batch.r2,
                    perPair(batch, intercept, 0),
                    perPair(batch, slopeAtCutoff, 1),
                    batch.energy,
                    batch.forceOverR);
            case SWITCH -> switchOff(
                    n,
                    batch.r2,
                    perPair(batch, start, 0),
                    perPair(batch, perWidth, 1),
                    batch.energy,
                    batch.forceOverR);
        }
        if (!sameCutoffs) {
            dropBeyondOwnCutoff(batch);
        }
    }

    /** The coefficient of each pair of the batch, in scratch array {@code k}. */
    private double[] perPair(PairBatch batch, double[] ofType, int k) {
        double[] values = batch.scratch(k);
        SpeciesPairs.gather(batch.size, batch.type, ofType, values);
        return values;
    }

    private static void shiftEnergy(int n, double[] shift, double[] energy) {
        for (int k = 0; k < n; k++) {
            energy[k] -= shift[k];
        }
    }

    private static void shiftForce(
            int n, double[] r2, double[] intercept, double[] slope, double[] energy, double[] forceOverR) {
        for (int k = 0; k < n; k++) {
            double r = Math.sqrt(r2[k]);
            energy[k] -= intercept[k] + r * slope[k];
            forceOverR[k] += slope[k] / r;
        }
    }

    private static void switchOff(
            int n, double[] r2, double[] start, double[] perWidth, double[] energy, double[] forceOverR) {
        for (int k = 0; k < n; k++) {
            double r = Math.sqrt(r2[k]);
            double x = Math.max(0, (r - start[k]) * perWidth[k]);
            double y = 1 - x;
            double s = y * y * y * (1 + x * (3 + 6 * x));
            double slope = -30 * x * x * y * y * perWidth[k];
            forceOverR[k] = s * forceOverR[k] - slope * energy[k] / r;
            energy[k] *= s;
        }
    }

    private void dropBeyondOwnCutoff(PairBatch batch) {
        for (int k = 0; k < batch.size; k++) {
            double rc = cutoffs[batch.type[k]];
            if (batch.r2[k] >= rc * rc) {
                batch.energy[k] = 0;
                batch.forceOverR[k] = 0;
            }
        }
    }
}
