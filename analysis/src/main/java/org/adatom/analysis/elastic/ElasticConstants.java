package org.adatom.analysis.elastic;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.adatom.analysis.crystal.Bulk;
import org.adatom.analysis.crystal.CrystalSystem;
import org.adatom.analysis.crystal.Statics;
import org.adatom.analysis.crystal.Symmetry;
import org.adatom.engine.error.InputException;
import org.jspecify.annotations.Nullable;

/**
 * Elastic constants at zero temperature: C<sub>ij</sub> = &part;&sigma;<sub>i</sub>/&part;&epsilon;<sub>j</sub> from central
 * differences of the Cauchy stress, with the atoms where homogeneous strain puts them (clamped) and relaxed. Crystals are
 * computed in their primitive cell; results are averaged over the operations of the crystal's symmetry, and how much that
 * changes is told. Stresses in eV/&Aring;&sup3;.
 *
 * @param system Laue class and axes
 * @param symmetry of the crystal
 * @param relaxed with relaxed atoms, in the axes of the structure
 * @param clamped with atoms moved by the strain alone
 * @param sizes relaxed tensors for each size of strain
 * @param byEnergy from the curvature of the energy; null if not asked for
 * @param asymmetry largest |C<sub>ij</sub> &minus; C<sub>ji</sub>| before averaging
 * @param misfit largest change by averaging over the symmetry
 */
public record ElasticConstants(CrystalSystem system, Symmetry symmetry, ElasticTensor relaxed, ElasticTensor clamped,
        List<Size> sizes, @Nullable ElasticTensor byEnergy, double asymmetry, double misfit) {
    /** Each strain is half as large as the one before. */
    static final int SIZES = 3;

    /**
     * The tensor found with strains of one size.
     *
     * @param strain the size
     * @param tensor with relaxed atoms
     */
    public record Size(double strain, ElasticTensor tensor) {}

    /**
     * Computes them.
     *
     * @param bulk periodic along three vectors, at rest
     * @param strain the largest strain; a half and a quarter of it are used, too, and the results are those of the quarter
     * @param byEnergy whether also from the curvature of the energy
     * @param progress takes a line now and then
     * @throws InputException if the structure is open along a direction
     * @throws org.adatom.engine.error.SimulationException if a strained crystal does not relax
     */
    public static ElasticConstants of(Statics statics, Bulk bulk, double strain, boolean byEnergy,
            Consumer<String> progress) {
        if (bulk.cell().periodicCount() != 3) {
            throw new InputException(
                    "a crystal that repeats along three vectors is needed; this structure is open along "
                            + (3 - bulk.cell().periodicCount()) + " of them");
        }
        Symmetry symmetry = Symmetry.of(bulk.frame());
        Strained crystal = Strained.crystal(statics, symmetry.primitive());
        List<double[]> group = symmetry.operations().stream().map(Symmetry.Operation::rotation).toList();
        List<Size> sizes = new ArrayList<>();
        ElasticTensor raw = null;
        double size = strain;
        for (int k = 0; k < SIZES; k++, size /= 2) {
            progress.accept("strains of " + size);
            raw = new ElasticTensor(crystal.byStress(size, true));
            sizes.add(new Size(size, raw.symmetric().averagedOver(group)));
        }
        ElasticTensor best = sizes.getLast().tensor();
        ElasticTensor clamped = new ElasticTensor(crystal.byStress(2 * size, false)).symmetric().averagedOver(group);
        ElasticTensor energetic = null;
        if (byEnergy) {
            progress.accept("curvature of the energy");
            energetic = new ElasticTensor(crystal.byEnergy(strain)).averagedOver(group);
        }
        return new ElasticConstants(CrystalSystem.of(symmetry, bulk.cell()), symmetry, best, clamped,
                List.copyOf(sizes),
                energetic, raw.largestDifference(raw.symmetric()) * 2, raw.symmetric().largestDifference(best));
    }

    /** By how much the two smallest strains disagree, the largest component. */
    public double uncertainty() {
        return sizes.get(SIZES - 1).tensor().largestDifference(sizes.get(SIZES - 2).tensor());
    }

    /** A tensor of these in the standard axes of the crystal. */
    public ElasticTensor standard(ElasticTensor tensor) {
        return tensor.in(system.axes());
    }
}
