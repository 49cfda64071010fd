package org.adatom.analysis.benchmark;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.adatom.analysis.crystal.Bulk;
import org.adatom.analysis.crystal.BulkRelaxation;
import org.adatom.analysis.crystal.CrystalSystem;
import org.adatom.analysis.crystal.Hessian;
import org.adatom.analysis.crystal.Statics;
import org.adatom.analysis.crystal.Symmetry;
import org.adatom.analysis.defect.DefectSettings;
import org.adatom.analysis.defect.DefectSeries;
import org.adatom.analysis.defect.FormationEnergies;
import org.adatom.analysis.elastic.ElasticConstants;
import org.adatom.analysis.elastic.ElasticTensor;
import org.adatom.analysis.eos.EquationOfState;
import org.adatom.analysis.eos.Phase;
import org.adatom.analysis.eos.PhaseScan;
import org.adatom.analysis.eos.ScanSettings;
import org.adatom.analysis.gsf.GsfSettings;
import org.adatom.analysis.gsf.StackingFaults;
import org.adatom.analysis.path.EndPoints;
import org.adatom.analysis.path.MinimumEnergyPath;
import org.adatom.analysis.path.VacancyHop;
import org.adatom.analysis.phonons.BrillouinPath;
import org.adatom.analysis.phonons.ForceConstants;
import org.adatom.analysis.phonons.QuasiHarmonic;
import org.adatom.analysis.surface.CrystalPlane;
import org.adatom.analysis.surface.SurfaceEnergy;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.build.Supercell;
import org.adatom.engine.error.AdatomException;
import org.adatom.engine.io.Frame;
import org.adatom.integrators.path.BandSettings;
import org.adatom.integrators.path.NudgedElasticBand.Method;
import org.jspecify.annotations.Nullable;

/**
 * Properties of one crystal by one potential, each computed as its own verb computes it, with fixed settings. What cannot be computed is
 * told and does not keep the rest from being.
 */
public final class PropertySuite {
    private static final double STRAIN = 1e-3;
    private static final double FORCE = 0.005;
    private static final int IMAGES = 3;
    private static final double[] STRAINS = {-0.01, -0.005, 0, 0.005, 0.01, 0.015};
    private static final int[] MESH = {10, 10, 10};
    private static final double ROOM = 300;

    private final Statics statics;
    private final Frame start;
    private final Set<Property> wanted;
    private final Consumer<String> progress;
    private final Map<Property, Double> values = new EnumMap<>(Property.class);
    private final Map<Property, String> failures = new EnumMap<>(Property.class);
    private @Nullable PhaseScan scan;
    private StackingFaults.@Nullable Curve fault;

    /**
     * What was found.
     *
     * @param values by property, in its unit
     * @param failures why a property is missing
     * @param scan energy against volume
     * @param fault energies of the stacking-fault curve
     */
    public record Result(Map<Property, Double> values, Map<Property, String> failures, @Nullable PhaseScan scan,
            StackingFaults.@Nullable Curve fault) {}

    /** A part of the work: some properties that are found together. */
    private interface Part {
        void run(Bulk bulk);
    }

    private PropertySuite(Statics statics, Frame start, Set<Property> wanted, Consumer<String> progress) {
        this.statics = statics;
        this.start = start;
        this.wanted = wanted;
        this.progress = progress;
    }

    /**
     * Computes properties.
     *
     * @param start conventional cell of the crystal
     * @param progress takes a line for each part
     */
    public static Result of(Statics statics, Frame start, Set<Property> wanted, Consumer<String> progress) {
        PropertySuite suite = new PropertySuite(statics, start, wanted, progress);
        suite.run();
        return new Result(suite.values, suite.failures, suite.scan, suite.fault);
    }

    private void run() {
        Bulk bulk;
        try {
            bulk = Bulk.relaxed(statics, start, BulkRelaxation.FULL);
        } catch (AdatomException e) {
            wanted.forEach(p -> failures.put(p, e.getMessage()));
            return;
        }
        attempt("lattice", bulk, this::lattice, Property.LATTICE_CONSTANT, Property.LATTICE_RATIO,
                Property.COHESIVE_ENERGY);
        attempt("elastic constants", bulk, this::elastic, Property.BULK_MODULUS, Property.C11, Property.C12,
                Property.C13,
                Property.C33, Property.C44);
        attempt("surfaces", bulk, b -> surface(b, Property.SURFACE_100, 1, 0, 0), Property.SURFACE_100);
        attempt("", bulk, b -> surface(b, Property.SURFACE_110, 1, 1, 0), Property.SURFACE_110);
        attempt("", bulk, b -> surface(b, Property.SURFACE_111, 1, 1, 1), Property.SURFACE_111);
        attempt("vacancy", bulk, this::vacancy, Property.VACANCY_FORMATION);
        attempt("vacancy migration", bulk, this::migration, Property.VACANCY_MIGRATION);
        attempt("stacking fault", bulk, this::stackingFault, Property.STACKING_FAULT);
        attempt("phonons", bulk, this::phonons, Property.PHONON_X_TRANSVERSE, Property.PHONON_X_LONGITUDINAL,
                Property.PHONON_L_TRANSVERSE, Property.PHONON_L_LONGITUDINAL, Property.PHONON_OPTICAL);
        attempt("thermal expansion", bulk, this::expansion, Property.EXPANSION_300K);
        try {
            scan = EquationOfState
                    .of(statics, List.of(new Phase("crystal", start, 0)), ScanSettings.standard(), _ -> {}).ground();
        } catch (AdatomException e) {
            // The curve is an illustration: without it the table stands all the same.
            progress.accept("  no equation of state: " + e.getMessage());
        }
    }

    private void attempt(String name, Bulk bulk, Part part, Property... properties) {
        List<Property> asked = List.of(properties).stream().filter(wanted::contains).toList();
        if (asked.isEmpty()) {
            return;
        }
        if (!name.isEmpty()) {
            progress.accept("  " + name);
        }
        try {
            part.run(bulk);
        } catch (AdatomException | ArithmeticException e) {
            asked.forEach(p -> failures.put(p, String.valueOf(e.getMessage())));
        }
        asked.stream().filter(p -> !values.containsKey(p) && !failures.containsKey(p))
                .forEach(p -> failures.put(p, "is none of this crystal"));
    }

    private void lattice(Bulk bulk) {
        values.put(Property.LATTICE_CONSTANT, bulk.cell().length(0));
        values.put(Property.LATTICE_RATIO, bulk.cell().length(2) / bulk.cell().length(0));
        double free = 0;
        for (int i = 0; i < bulk.atoms().count(); i++) {
            Atoms atom = Atoms.of(List.of(bulk.atoms().symbol(i)));
            free += statics.evaluate(new Frame(atom, Cell.open())).energy();
        }
        values.put(Property.COHESIVE_ENERGY, (free - bulk.energy()) / bulk.atoms().count());
    }

    private void elastic(Bulk bulk) {
        ElasticConstants c = ElasticConstants.of(statics, bulk, STRAIN, false, _ -> {});
        ElasticTensor t = c.standard(c.relaxed()).times(1 / statics.units().gigapascal());
        values.put(Property.BULK_MODULUS, t.bulkReuss());
        values.put(Property.C11, t.c(1, 1));
        values.put(Property.C12, t.c(1, 2));
        values.put(Property.C13, t.c(1, 3));
        values.put(Property.C33, t.c(3, 3));
        values.put(Property.C44, t.c(4, 4));
    }

    private void surface(Bulk bulk, Property property, int... hkl) {
        CrystalPlane plane = CrystalPlane.of(bulk.frame(), hkl);
        double thickness = Math.max(22, 3 * statics.forceField().cutoff());
        SurfaceEnergy e = SurfaceEnergy.of(statics, bulk, plane, plane.terminations().getFirst(),
                new SurfaceEnergy.Settings(new double[] {thickness}, 1, 1, 0, List.of(), 0, Map.of()), _ -> {});
        values.put(property, e.gamma() * 0.1 / statics.units().gigapascal());
    }

    /** Repeats of the cell for a defect: at least a hundred sites, two cutoffs wide. */
    private int repeats(Bulk bulk) {
        int n = 1;
        while ((long) n * n * n * bulk.atoms().count() < 100
                || n * bulk.cell().height(0) < 2 * statics.forceField().cutoff()) {
            n++;
        }
        return n;
    }

    private void vacancy(Bulk bulk) {
        FormationEnergies found =
                FormationEnergies.of(statics, bulk.frame(), sites -> sites.vacancies(List.of(0)), Map.of(),
                        Map.of(), DefectSettings.standard(repeats(bulk)), _ -> {});
        DefectSeries series = found.series().getFirst();
        values.put(Property.VACANCY_FORMATION, series.formationEnergy(series.largest(), found.conditions().getFirst()));
    }

    private void migration(Bulk bulk) {
        int n = repeats(bulk);
        Frame supercell = Supercell.repeat(bulk.frame(), List.of(n, n, n));
        VacancyHop hop =
                VacancyHop.relaxed(statics, supercell, 0, VacancyHop.nearest(supercell, 0), 0.1 * FORCE, 1);
        MinimumEnergyPath path =
                MinimumEnergyPath.of(statics, EndPoints.of(hop.first(), hop.last(), false), new double[0],
                        new MinimumEnergyPath.Settings(IMAGES, MinimumEnergyPath.Start.LINEAR, BandSettings.of(FORCE),
                                Method.LBFGS, 500),
                        _ -> {});
        if (path.converged()) {
            values.put(Property.VACANCY_MIGRATION, path.forward());
        } else {
            failures.put(Property.VACANCY_MIGRATION, "the band did not converge");
        }
    }

    private void stackingFault(Bulk bulk) {
        StackingFaults faults =
                StackingFaults.of(statics, bulk.frame(), GsfSettings.curve(List.of(1, 1, 1), List.of(1, 1, -2)),
                        _ -> {});
        fault = faults.curve();
        if (fault != null && fault.stable() != null) {
            values.put(Property.STACKING_FAULT, fault.stable().energy() * 100 / statics.units().gigapascal());
        } else {
            failures.put(Property.STACKING_FAULT, "no stable fault along [1 1 -2]");
        }
    }

    private void phonons(Bulk bulk) {
        ForceConstants constants = constants(bulk);
        int n = constants.primitive().atoms().count();
        double[] x = frequencies(constants, bulk, 0, 1, 0);
        double[] l = frequencies(constants, bulk, 0.5, 0.5, 0.5);
        values.put(Property.PHONON_X_TRANSVERSE, x[0]);
        values.put(Property.PHONON_X_LONGITUDINAL, x[2]);
        values.put(Property.PHONON_L_TRANSVERSE, l[0]);
        values.put(Property.PHONON_L_LONGITUDINAL, l[2]);
        if (n > 1) {
            values.put(Property.PHONON_OPTICAL, frequencies(constants, bulk, 0, 0, 0)[3 * n - 1]);
        }
    }

    private ForceConstants constants(Bulk bulk) {
        Frame primitive = Symmetry.of(bulk.frame()).primitive();
        return new ForceConstants(statics, primitive,
                ForceConstants.enough(primitive.cell(), statics.forceField().cutoff()));
    }

    /** THz, at a point in fractions of the reciprocal vectors of the conventional cell. */
    private double[] frequencies(ForceConstants constants, Bulk bulk, double h, double k, double l) {
        double[] q = BrillouinPath.cartesian(bulk.cell(), new double[] {h, k, l});
        return Hessian.terahertz(constants.squaredFrequencies(q), statics.units());
    }

    private void expansion(Bulk bulk) {
        double[] axes = CrystalSystem.of(Symmetry.of(bulk.frame()), bulk.cell()).axes();
        QuasiHarmonic q = QuasiHarmonic.of(statics, bulk, axes, STRAINS,
                cell -> ForceConstants.enough(cell, statics.forceField().cutoff()), MESH, new double[] {ROOM}, _ -> {});
        if (q.states().isEmpty()) {
            failures.put(Property.EXPANSION_300K, "the volume at 300 K lies outside linear strains of -1 to 1.5 %");
        } else {
            values.put(Property.EXPANSION_300K, 1e6 * q.states().getFirst().expansion() / 3);
        }
    }
}
