package org.adatom.analysis.defect;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.adatom.analysis.Estimate;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * A defect in supercells of several sizes.
 *
 * @param defect which
 * @param excess atoms of each species that it has more than the crystal
 * @param states from the smallest to the largest
 */
public record DefectSeries(PointDefect defect, Map<String, Integer> excess, List<RelaxedDefect> states) {
    /** In the largest supercell. */
    public RelaxedDefect largest() {
        return states.getLast();
    }

    /** Formation energy of a state: E(defect) &minus; E(crystal) &minus; &Sigma; n &mu;, eV. */
    public double formationEnergy(RelaxedDefect state, ChemicalPotentials potentials) {
        return state.difference() - potentials.cost(excess);
    }

    /** The same before relaxation, eV. */
    public double idealFormationEnergy(RelaxedDefect state, ChemicalPotentials potentials) {
        return state.idealDifference() - potentials.cost(excess);
    }

    /**
     * The formation energy of a defect alone, by a straight line in 1/N: the elastic fields of its images fall with the cube of the
     * distance. The error is that of the fit; NaN with two sizes; the value is NaN with one.
     */
    public Estimate extrapolated(ChemicalPotentials potentials) {
        return extrapolated(s -> formationEnergy(s, potentials));
    }

    private Estimate extrapolated(ToDoubleFunction<RelaxedDefect> value) {
        if (states.size() < 2) {
            return new Estimate(Double.NaN, Double.NaN);
        }
        SimpleRegression line = new SimpleRegression();
        states.forEach(s -> line.addData(1.0 / s.sites(), value.applyAsDouble(s)));
        return new Estimate(line.getIntercept(), states.size() > 2 ? line.getInterceptStdErr() : Double.NaN);
    }

    /** Volume of formation, of relaxed cells: that of relaxation and that of the sites taken or made, &Aring;&sup3;. */
    public double formationVolume(double volumePerAtom) {
        int change = excess.values().stream().mapToInt(Integer::intValue).sum();
        return largest().relaxationVolume() - change * volumePerAtom;
    }
}
