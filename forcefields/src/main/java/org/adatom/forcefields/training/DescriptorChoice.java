package org.adatom.forcefields.training;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.adatom.engine.Elements;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;
import org.adatom.forcefields.descriptor.BispectrumElement;
import org.adatom.forcefields.descriptor.BispectrumSettings;
import org.adatom.forcefields.descriptor.DescriptorSettings;
import org.adatom.forcefields.descriptor.FunctionSet;
import org.adatom.forcefields.descriptor.PowerSpectrum;
import org.jspecify.annotations.Nullable;

/**
 * The descriptor of a model that is to be trained; one of the keys is given.
 *
 * @param symmetry a regular set of Behler-Parrinello functions
 * @param chebyshev functions of N. Artrith, A. Urban and G. Ceder
 * @param bispectrum SO(4) bispectrum
 * @param powerSpectrum SO(3) power spectrum
 */
@Description("Descriptor of the environments of atoms: one of the keys")
public record DescriptorChoice(
        @Description("A regular set of Behler-Parrinello functions") @Nullable FunctionSet symmetry,
        @Description("Chebyshev functions of Artrith, Urban and Ceder") @Nullable Series chebyshev,
        @Description("Bispectrum of SNAP, or the SO(4) one of neural potentials") @Nullable Spins bispectrum,
        @Description("Smooth SO(3) power spectrum") @Nullable Harmonics powerSpectrum) {

    /**
     * Chebyshev functions; of several elements they stand twice, the second time with weights.
     *
     * @param cutoff of distances, &Aring;
     * @param order of distances
     * @param angularCutoff of angles, &Aring;
     * @param angularOrder of angles
     */
    @Description("Chebyshev functions")
    public record Series(
            @Description("Cutoff of the functions of distance") @Quantity(Dimension.LENGTH) double cutoff,
            @Description("Highest order of distances") int order,
            @Description("Cutoff of the functions of angle") @Quantity(Dimension.LENGTH) double angularCutoff,
            @Description("Highest order of angles") int angularOrder) {}

    /**
     * A bispectrum.
     *
     * @param cutoff &Aring;
     * @param twoJ twice the highest spin
     * @param form of which programs; that of SNAP if absent
     * @param normalised whether components are divided by 2j + 1
     */
    @Description("Bispectrum")
    public record Spins(
            @Description("Cutoff") @Quantity(Dimension.LENGTH) double cutoff,
            @Description("Twice the highest spin: 6 for 30 components, 8 for 55") int twoJ,
            @Description("snap (default), which LAMMPS can run when the model is a polynomial, or so4") @Nullable Form form,
            @Description("Whether components are divided by 2j + 1 (default no)") @Nullable Boolean normalised) {
        /** Conventions. */
        public enum Form {
            /** LAMMPS' pair_style snap. */
            SNAP,
            /** H. Yanxon, thesis, Las Vegas 2020: neighbours and the atom itself weighted by atomic numbers. */
            SO4
        }
    }

    /**
     * A power spectrum.
     *
     * @param cutoff &Aring;
     * @param functions number of radial functions
     * @param degree highest l
     * @param alpha exponent of the density, 1/&Aring;&sup2;; 2 if absent
     */
    @Description("Power spectrum: n (n + 1)(l + 1)/2 values")
    public record Harmonics(
            @Description("Cutoff") @Quantity(Dimension.LENGTH) double cutoff,
            @Description("Number n of radial functions") int functions,
            @Description("Highest l") int degree,
            @Description("Exponent of the density of a neighbour, 1/A^2 (default 2)") @Nullable Double alpha) {}

    /** Checks. */
    public DescriptorChoice {
        if (Stream.of(symmetry != null, chebyshev != null, bispectrum != null, powerSpectrum != null)
                .filter(given -> given).count() != 1) {
            throw new InputException("give one of symmetry, chebyshev, bispectrum and powerSpectrum");
        }
    }

    /** Part of the widest range in training below which values are left out; 0 if all are kept. */
    public double prune() {
        return symmetry == null ? 0 : symmetry.prune();
    }

    /**
     * The descriptor for some elements.
     *
     * @throws InputException if one has no atomic number, which weights need, or the numbers make no sense
     */
    public DescriptorSettings of(List<String> elements) {
        double[] numbers = elements.stream().mapToDouble(e -> Elements.number(e).orElseThrow(() -> new InputException(
                e + " is no element: descriptors need its atomic number"))).toArray();
        if (symmetry != null) {
            return new DescriptorSettings.BehlerParrinello(
                    numbers, Collections.nCopies(elements.size(), symmetry.functions(elements.size())));
        }
        if (chebyshev != null) {
            return new DescriptorSettings.ChebyshevSeries(
                    elements.size() > 1 ? spread(elements.size()) : new double[0],
                    Collections.nCopies(elements.size(), new DescriptorSettings.ChebyshevSeries.Orders(
                            chebyshev.cutoff, chebyshev.order, chebyshev.angularCutoff, chebyshev.angularOrder)));
        }
        if (powerSpectrum != null) {
            return new DescriptorSettings.PowerSpectra(new PowerSpectrum(powerSpectrum.functions, powerSpectrum.degree,
                    powerSpectrum.alpha == null ? 2 : powerSpectrum.alpha, powerSpectrum.cutoff, true), numbers);
        }
        return bispectra(numbers);
    }

    private DescriptorSettings bispectra(double[] numbers) {
        boolean normalised = bispectrum.normalised != null && bispectrum.normalised;
        boolean so4 = bispectrum.form == Spins.Form.SO4;
        BispectrumSettings plain = so4
                ? BispectrumSettings.so4(bispectrum.twoJ, bispectrum.cutoff)
                : BispectrumSettings.of(bispectrum.twoJ, bispectrum.cutoff);
        BispectrumSettings settings = new BispectrumSettings(plain.twoJ(), plain.cutoffFactor(), plain.angleFactor(),
                plain.innerRadius(), plain.switched(), plain.zeroed(), normalised, plain.explicit(), plain.selfInAll());
        List<BispectrumElement> elements = Arrays.stream(numbers)
                .mapToObj(z -> so4 ? BispectrumElement.so4(z) : new BispectrumElement(0.5, z / numbers[0])).toList();
        return new DescriptorSettings.Bispectra(settings, elements);
    }

    /** Weights of aenet: ..., &minus;2, &minus;1, 1, 2, ..., with 0 in the middle of an odd number. */
    private static double[] spread(int count) {
        double[] weights = new double[count];
        for (int e = 0; e < count; e++) {
            int w = e - count / 2;
            weights[e] = count % 2 == 0 && w >= 0 ? w + 1 : w;
        }
        return weights;
    }
}
