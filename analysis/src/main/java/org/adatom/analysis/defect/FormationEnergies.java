package org.adatom.analysis.defect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.adatom.analysis.crystal.Bulk;
import org.adatom.analysis.crystal.Statics;
import org.adatom.engine.Cell;
import org.adatom.engine.error.InputException;
import org.adatom.engine.io.Frame;

/**
 * The formation energies of point defects of a crystal.
 *
 * <pre>{@code
 * FormationEnergies found = FormationEnergies.of(statics, cell, sites -> sites.vacancies(sites.distinctAtoms()),
 *         Map.of(), Map.of(), DefectSettings.standard(5), line -> {});
 * double energy = found.series().get(0).formationEnergy(found.series().get(0).largest(), found.conditions().get(0));
 * }</pre>
 *
 * @param settings how they were computed
 * @param crystal the relaxed host
 * @param conditions under which energies are told
 * @param series the defects
 * @param warnings what has to be said
 */
public record FormationEnergies(DefectSettings settings, Bulk crystal, List<ChemicalPotentials> conditions,
        List<DefectSeries> series, List<String> warnings) {
    /** Fewest sites of the smallest of the supercells chosen by default. */
    private static final int FEWEST_SITES = 60;
    /** Energy per atom that the chemical potentials may miss of the crystal's, eV. */
    private static final double BALANCED = 1e-3;

    /**
     * Computes.
     *
     * @param start the cell of the crystal, periodic along all vectors
     * @param choice the defects, from the places that the relaxed crystal has
     * @param given chemical potentials, eV
     * @param references crystals of elements that atoms come from or go to
     * @param progress takes a line for each defect and size
     * @throws InputException if chemical potentials are missing, or there is no such defect
     * @throws org.adatom.engine.error.SimulationException if crystal or defect cannot be relaxed
     */
    public static FormationEnergies of(Statics statics, Frame start, Function<DefectSites, List<PointDefect>> choice,
            Map<String, Double> given, Map<String, Frame> references, DefectSettings settings,
            Consumer<String> progress) {
        if (start.cell().periodicCount() != 3) {
            throw new InputException(
                    "a point defect needs a crystal around it, periodic along a, b and c; of surfaces and"
                            + " sheets relax a structure with the defect in it (adatom relax)");
        }
        Bulk crystal = Bulk.relaxed(statics, start, settings.bulk());
        List<PointDefect> defects = choice.apply(new DefectSites(crystal.frame()));
        if (defects.isEmpty()) {
            throw new InputException("there is no such defect: the species to put in is that of every atom");
        }
        Set<String> involved = new HashSet<>();
        defects.forEach(d -> involved.addAll(d.excess().keySet()));
        Map<String, Double> energies = new LinkedHashMap<>();
        references.forEach((symbol, frame) -> energies.put(symbol,
                Bulk.relaxedElement(statics, "references." + symbol, symbol, frame, settings.bulk()).energyPerAtom()));
        List<ChemicalPotentials> conditions = ChemicalPotentials.of(crystal, involved, given, energies);
        List<Integer> sizes = settings.sizes().isEmpty() ? sizes(crystal.frame(), statics) : settings.sizes();
        for (PointDefect defect : defects) {
            for (int n : sizes) {
                double[] rows = crystal.cell().rows();
                Arrays.setAll(rows, c -> n * crystal.cell().rows()[c]);
                defect.requireRoom(crystal.cell().withVectors(rows));
            }
        }
        List<DefectSeries> series = new ArrayList<>();
        for (PointDefect defect : defects) {
            List<RelaxedDefect> states = new ArrayList<>();
            for (int n : sizes) {
                progress.accept(defect.name() + " in " + (long) n * n * n * crystal.atoms().count() + " sites");
                states.add(new DefectRelaxation(statics, settings, crystal).relax(defect, n));
            }
            series.add(new DefectSeries(defect, defect.excess(), List.copyOf(states)));
        }
        return new FormationEnergies(settings, crystal, conditions, List.copyOf(series),
                warnings(statics, crystal, conditions, sizes, series));
    }

    /** Three sizes: the smallest with enough sites, wider than the cutoff, and the two next. */
    private static List<Integer> sizes(Frame cell, Statics statics) {
        int n = 1;
        while ((long) n * n * n * cell.atoms().count() < FEWEST_SITES
                || n * narrowest(cell.cell()) < statics.forceField().cutoff()) {
            n++;
        }
        return List.of(n, n + 1, n + 2);
    }

    private static double narrowest(Cell cell) {
        return Math.min(cell.height(0), Math.min(cell.height(1), cell.height(2)));
    }

    private static List<String> warnings(Statics statics, Bulk crystal, List<ChemicalPotentials> conditions,
            List<Integer> sizes, List<DefectSeries> series) {
        List<String> all = new ArrayList<>(
                crystal.warnings(statics.units(), "formation energies count the release of its stress, too"));
        double width = sizes.getLast() * narrowest(crystal.cell());
        double cutoff = statics.forceField().cutoff();
        if (width < 2 * cutoff) {
            all.add(String.format(Locale.ROOT,
                    "the largest supercell is %.3g A wide, less than two cutoffs of %.3g A: atoms beside"
                            + " the defect feel its images directly; use larger sizes",
                    width, cutoff));
        }
        for (ChemicalPotentials c : conditions) {
            if (Math.abs(c.imbalance()) > BALANCED) {
                all.add(String.format(Locale.ROOT,
                        "%s: the atoms of the crystal cost %.4g eV per atom more than it has: it is not in"
                                + " equilibrium with these chemical potentials, and energies depend on how atoms are counted",
                        c.condition(), c.imbalance()));
            }
        }
        for (DefectSeries s : series) {
            for (RelaxedDefect state : s.states()) {
                if (state.softest() < 0) {
                    all.add(s.defect().name() + " in " + state.sites()
                            + " sites: the lowest end is still a saddle point");
                }
            }
            if (s.states().stream().map(state -> state.lowest().start()).distinct().count() > 1
                    && spread(s, conditions.getFirst()) > 0.1) {
                all.add(s.defect().name()
                        + ": the lowest ends in supercells of different size come from different starts and may"
                        + " be different defects; do not extrapolate over them, but compare the table of starts");
            }
        }
        return List.copyOf(all);
    }

    /** Largest difference of formation energies between sizes, eV. */
    private static double spread(DefectSeries s, ChemicalPotentials c) {
        double[] e = s.states().stream().mapToDouble(state -> s.formationEnergy(state, c)).sorted().toArray();
        return e[e.length - 1] - e[0];
    }
}
