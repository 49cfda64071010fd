package org.adatom.analysis.eos;

import org.apache.commons.math3.RealFieldElement;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;

/**
 * Energy of a crystal as a function of its volume with four parameters: E0, V0, B0 and B0' = dB/dP at no pressure. In d dimensions, of
 * which a sheet has two and areas for volumes, the same series and the same exponential in (V/V0)<sup>1/d</sup> are meant; constants follow
 * from what B0 and B0' are.
 */
public enum StateEquation {
    /** F. Birch, Phys. Rev. 71, 809 (1947): third order in the Eulerian finite strain. */
    BIRCH_MURNAGHAN("Birch-Murnaghan",
            "F. Birch, Finite Elastic Strain of Cubic Crystals, Phys. Rev. 71, 809 (1947).") {
        @Override
        <T extends RealFieldElement<T>> T energy(int d, T v, T e0, T v0, T b0, T b1) {
            T f = v0.divide(v).pow(2.0 / d).subtract(1).multiply(0.5);
            // The third order over the second; in three dimensions B0' - 4.
            T third = b1.subtract(2 + 6.0 / d).multiply(d / 3.0);
            return e0.add(b0.multiply(v0).multiply(0.5 * d * d).multiply(f).multiply(f)
                    .multiply(f.multiply(third).add(1)));
        }
    },
    /** P. Vinet et al., J. Phys.: Condens. Matter 1, 1941 (1989): an exponential in the distance of neighbours. */
    VINET("Vinet",
            "P. Vinet, J. H. Rose, J. Ferrante, J. R. Smith, Universal Features of the Equation of State of Solids, J."
                    + " Phys.: Condens. Matter 1, 1941 (1989).") {
        @Override
        <T extends RealFieldElement<T>> T energy(int d, T v, T e0, T v0, T b0, T b1) {
            T eta = b1.subtract(2 - 3.0 / d).multiply(d / 2.0);
            T stretch = v.divide(v0).pow(1.0 / d).subtract(1);
            T a = eta.multiply(stretch);
            T decay = a.negate().exp();
            // d^2 B0 V0 / eta^2 [1 - (1 + a) exp(-a)]
            T bracket = a.add(1).multiply(decay).negate().add(1);
            return e0.add(b0.multiply(v0).multiply(d * d).divide(eta.multiply(eta)).multiply(bracket));
        }
    };

    private final String label;
    private final String citation;

    StateEquation(String label, String citation) {
        this.label = label;
        this.citation = citation;
    }

    /** Its name as people write it. */
    public String label() {
        return label;
    }

    /** Where it is published. */
    public String citation() {
        return citation;
    }

    /** E(V) in d dimensions for any kind of number, such as one that carries derivatives. */
    abstract <T extends RealFieldElement<T>> T energy(int d, T v, T e0, T v0, T b0, T b1);

    /**
     * Energy and its derivatives with respect to E0, V0, B0, B0'.
     *
     * @param d dimensions, 3 or 2
     * @param p E0 (eV), V0 (&Aring;&sup3;), B0 (eV/&Aring;&sup3;), B0'
     * @return five numbers
     */
    double[] energyAndGradient(int d, double v, double[] p) {
        DerivativeStructure[] q = new DerivativeStructure[4];
        for (int k = 0; k < 4; k++) {
            q[k] = new DerivativeStructure(4, 1, k, p[k]);
        }
        return energy(d, new DerivativeStructure(4, 1, v), q[0], q[1], q[2], q[3]).getAllDerivatives();
    }

    /** The pressure &minus;dE/dV, eV/&Aring;&sup3;. */
    double pressure(int d, double v, double[] p) {
        return -energy(d, new DerivativeStructure(1, 1, 0, v), constant(p[0]), constant(p[1]), constant(p[2]),
                constant(p[3]))
                .getPartialDerivative(1);
    }

    private static DerivativeStructure constant(double value) {
        return new DerivativeStructure(1, 1, value);
    }
}
