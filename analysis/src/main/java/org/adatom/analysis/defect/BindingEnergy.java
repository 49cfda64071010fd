package org.adatom.analysis.defect;

import java.util.List;

/**
 * What two defects gain by being near each other: the energies of formation of both alone less that of the pair, above zero where they attract
 * each other. Chemical potentials drop out, because the pair has the atoms of both; the images of one supercell do in part.
 *
 * @param pair which
 * @param first of its first defect
 * @param second of its second
 * @param both of the pair
 */
public record BindingEnergy(DefectPair pair, DefectSeries first, DefectSeries second, DefectSeries both) {
    /** A pair with an energy this near to that of the crystal is gone, eV. */
    private static final double GONE = 1e-3;

    /** Those of pairs whose defects have been computed, alone and together. */
    public static List<BindingEnergy> of(FormationEnergies found, List<DefectPair> pairs) {
        return pairs.stream().map(p -> new BindingEnergy(p, series(found, p.first()), series(found, p.second()),
                series(found, p.both()))).toList();
    }

    private static DefectSeries series(FormationEnergies found, PointDefect defect) {
        return found.series().stream().filter(s -> s.defect().name().equals(defect.name())).findFirst().orElseThrow();
    }

    /** E1 + E2 &minus; E12 in the supercell of that place in the series, eV. */
    public double value(int size) {
        return first.states().get(size).difference() + second.states().get(size).difference()
                - both.states().get(size).difference();
    }

    /** The same before relaxation, eV. */
    public double ideal(int size) {
        return first.states().get(size).idealDifference() + second.states().get(size).idealDifference()
                - both.states().get(size).idealDifference();
    }

    /** In the largest supercell, eV. */
    public double value() {
        return value(both.states().size() - 1);
    }

    /** Whether the defects annihilated each other: a perfect crystal is left in the largest supercell. */
    public boolean recombined() {
        return both.excess().isEmpty() && Math.abs(both.largest().difference()) < GONE;
    }
}
