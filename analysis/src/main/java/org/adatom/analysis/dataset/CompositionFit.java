package org.adatom.analysis.dataset;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Energies as sums over the atoms, E = &Sigma;<sub>s</sub> N<sub>s</sub> e<sub>s</sub>, by least squares of the energies per
 * atom. Where the compositions do not determine the e<sub>s</sub>, those of least norm are taken: the residuals do not
 * depend on it.
 *
 * @param atomic e<sub>s</sub> by symbol, eV
 * @param residuals energy per atom less the fit, eV; NaN of frames without energy
 * @param determined whether the compositions determine every e<sub>s</sub>
 */
public record CompositionFit(Map<String, Double> atomic, double[] residuals, boolean determined) {
    /** Fits the frames that have an energy. */
    static CompositionFit of(List<FrameFacts> frames) {
        List<String> species = List.copyOf(frames.stream().collect(TreeSet<String>::new,
                (set, f) -> set.addAll(f.composition().keySet()), TreeSet::addAll));
        List<FrameFacts> known = frames.stream().filter(f -> !Double.isNaN(f.energyPerAtom())).toList();
        Map<String, Double> atomic = new LinkedHashMap<>();
        double[] residuals = new double[frames.size()];
        Arrays.fill(residuals, Double.NaN);
        if (known.isEmpty()) {
            return new CompositionFit(atomic, residuals, false);
        }
        DMatrixRMaj a = new DMatrixRMaj(known.size(), species.size());
        DMatrixRMaj b = new DMatrixRMaj(known.size(), 1);
        for (int k = 0; k < known.size(); k++) {
            for (int s = 0; s < species.size(); s++) {
                a.set(k, s, share(known.get(k), species.get(s)));
            }
            b.set(k, 0, known.get(k).energyPerAtom());
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.leastSquaresQrPivot(true, false);
        DMatrixRMaj x = new DMatrixRMaj(species.size(), 1);
        boolean determined = known.size() >= species.size() && solver.setA(a.copy()) && solver.quality() > 1e-8;
        LinearSolverDense<DMatrixRMaj> least = LinearSolverFactory_DDRM.pseudoInverse(true);
        least.setA(a.copy());
        least.solve(b, x);
        for (int s = 0; s < species.size(); s++) {
            atomic.put(species.get(s), x.get(s, 0));
        }
        for (int k = 0; k < frames.size(); k++) {
            FrameFacts f = frames.get(k);
            double fit = 0;
            for (String s : species) {
                fit += share(f, s) * atomic.get(s);
            }
            residuals[k] = f.energyPerAtom() - fit;
        }
        return new CompositionFit(atomic, residuals, determined);
    }

    private static double share(FrameFacts f, String symbol) {
        return (double) f.composition().getOrDefault(symbol, 0) / f.labels().count();
    }
}
