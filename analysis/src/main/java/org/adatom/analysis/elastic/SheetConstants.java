package org.adatom.analysis.elastic;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.adatom.analysis.crystal.Bulk;
import org.adatom.analysis.crystal.Extent;
import org.adatom.analysis.crystal.Statics;
import org.adatom.engine.error.InputException;
import org.adatom.integrators.minimize.CellMode;
import org.adatom.integrators.minimize.SoftestMode;
import org.jspecify.annotations.Nullable;

/**
 * Elastic constants of a sheet in its plane at zero temperature, from central differences of the stress as {@link ElasticConstants} of
 * crystals, in eV/&Aring;&sup2;. Axes: x along the first cell vector, y across it in the plane.
 *
 * @param extent axes
 * @param relaxed with relaxed atoms
 * @param clamped with atoms moved by the strain alone
 * @param sizes relaxed tensors for each size of strain
 * @param byEnergy from the curvature of the energy; null if not asked for
 * @param asymmetry largest |C<sub>ij</sub> &minus; C<sub>ji</sub>| before averaging
 * @param softest lowest curvature of the energy against displacements, out of the plane too, and strains of the plane, relative to the
 *     mean one; below zero the sheet is at a saddle point, as one that wants to buckle
 */
public record SheetConstants(Extent extent, SheetTensor relaxed, SheetTensor clamped, List<Size> sizes,
        @Nullable SheetTensor byEnergy, double asymmetry, double softest) {
    /**
     * The tensor found with strains of one size.
     *
     * @param strain the size
     * @param tensor with relaxed atoms
     */
    public record Size(double strain, SheetTensor tensor) {}

    /**
     * Computes them.
     *
     * @param bulk periodic along a and b, at rest
     * @param strain the largest strain; a half and a quarter of it are used, too, and the results are those of the quarter
     * @param byEnergy whether also from the curvature of the energy
     * @param progress takes a line now and then
     * @throws InputException if the structure does not repeat along a and b only
     * @throws org.adatom.engine.error.SimulationException if a strained sheet does not relax
     */
    public static SheetConstants of(
            Statics statics, Bulk bulk, double strain, boolean byEnergy, Consumer<String> progress) {
        if (!Extent.isSheet(bulk.cell())) {
            throw new InputException("a sheet repeats along a and b, and not along c; this structure does not");
        }
        Strained sheet = Strained.sheet(statics, bulk.frame());
        List<Size> sizes = new ArrayList<>();
        SheetTensor raw = new SheetTensor(new double[9]);
        double size = strain;
        for (int k = 0; k < ElasticConstants.SIZES; k++, size /= 2) {
            progress.accept("strains of " + size);
            raw = new SheetTensor(sheet.byStress(size, true));
            sizes.add(new Size(size, raw.symmetric()));
        }
        SheetTensor clamped = new SheetTensor(sheet.byStress(2 * size, false)).symmetric();
        SheetTensor energetic = byEnergy ? new SheetTensor(sheet.byEnergy(strain)) : null;
        SoftestMode mode = statics.softestMode(bulk.frame(), CellMode.IN_PLANE);
        return new SheetConstants(sheet.extent(), sizes.getLast().tensor(), clamped, List.copyOf(sizes), energetic,
                raw.largestDifference(raw.symmetric()) * 2,
                mode != null && mode.unstable() ? mode.curvature() / mode.stiffness() : 0);
    }

    /** By how much the two smallest strains disagree, the largest component. */
    public double uncertainty() {
        int n = sizes.size();
        return sizes.get(n - 1).tensor().largestDifference(sizes.get(n - 2).tensor());
    }
}
