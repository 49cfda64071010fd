package org.adatom.cli.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.adatom.analysis.crystal.Statics;
import org.adatom.analysis.defect.BindingEnergy;
import org.adatom.analysis.defect.DefectPair;
import org.adatom.analysis.defect.DefectReport;
import org.adatom.analysis.defect.DefectSites;
import org.adatom.analysis.defect.FormationEnergies;
import org.adatom.analysis.defect.PointDefect;
import org.adatom.analysis.report.Findings;
import org.adatom.analysis.report.Report;
import org.adatom.cli.input.ForceFieldInput;
import org.adatom.engine.build.StructureBlock;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.io.Frame;

/**
 * The input of {@code defect}.
 *
 * @param structure a cell of the perfect crystal
 * @param forcefield what acts between its atoms
 * @param defect which defects
 */
@Description("Formation energies of point defects")
public record DefectInput(
        @Description("A cell of the perfect crystal, best the conventional one") StructureBlock structure,
        @Description("One potential {name: {...}}, or a list of them, which are added") ForceFieldInput forcefield,
        @Description("Which defects, in which supercells, against which chemical potentials") DefectBlock defect)
        implements
            CalculationInput {
    @Override
    public DefectBlock settings() {
        return defect;
    }

    @Override
    public Map<String, StructureBlock> further() {
        return defect.references() == null ? Map.of() : defect.references();
    }

    @Override
    public List<String> furtherSpecies() {
        String second = defect.pairs() == null ? null : defect.pairs().species();
        return Stream.of(defect.species(), second).filter(Objects::nonNull).distinct().toList();
    }

    @Override
    public Findings compute(CalculationContext context) {
        Frame start = context.start();
        Statics statics = context.statics();
        List<DefectPair> pairs = new ArrayList<>();
        FormationEnergies found = FormationEnergies.of(statics, start, sites -> {
            List<PointDefect> first = defects(start, sites);
            pairs.addAll(pairs(first, sites));
            return pairs.isEmpty() ? first : withPairs(pairs);
        },
                defect.chemicalPotentials() == null ? Map.of() : defect.chemicalPotentials(), context.further(),
                defect.settings(),
                context.progress());
        Findings findings = new Findings(new Report("Point defects in " + DryRun.composition(start.atoms())));
        findings.report().subtitle(statics.forceField().description());
        DefectReport.fill(findings, found, BindingEnergy.of(found, pairs), statics.units());
        return findings;
    }

    private List<DefectPair> pairs(List<PointDefect> first, DefectSites sites) {
        PairBlock pairs = defect.pairs();
        return pairs == null
                ? List.of()
                : first.stream().flatMap(
                        d -> DefectPair.of(sites, d, pairs.symbol(defect.species()), pairs.shellsOrDefault()).stream())
                        .toList();
    }

    /** The defects of all pairs alone, each once, and the pairs. */
    private static List<PointDefect> withPairs(List<DefectPair> pairs) {
        Map<String, PointDefect> all = new LinkedHashMap<>();
        pairs.forEach(p -> List.of(p.first(), p.second()).forEach(d -> all.putIfAbsent(d.name(), d)));
        pairs.forEach(p -> all.put(p.both().name(), p.both()));
        return List.copyOf(all.values());
    }

    private List<PointDefect> defects(Frame start, DefectSites sites) {
        return switch (defect.type()) {
            case VACANCY -> sites.vacancies(atoms(start, sites));
            case SUBSTITUTION -> sites.substitutions(atoms(start, sites), defect.species());
            case INTERSTITIAL -> interstitials(start, sites);
        };
    }

    private List<Integer> atoms(Frame start, DefectSites sites) {
        if (defect.atom() == null) {
            return sites.distinctAtoms();
        }
        if (defect.atom() > start.atoms().count()) {
            throw new InputException("atom: " + defect.atom() + " is more than the " + start.atoms().count()
                    + " atoms of the structure");
        }
        return List.of(defect.atom() - 1);
    }

    private List<PointDefect> interstitials(Frame start, DefectSites sites) {
        String symbol = species(start);
        if (defect.position() != null) {
            return List.of(sites.interstitial(symbol + " at " + defect.position(), symbol, vector(defect.position())));
        }
        if (defect.direction() != null) {
            return atoms(start, sites).stream()
                    .map(i -> sites.dumbbell(symbol + " dumbbell " + defect.direction() + " on atom " + (i + 1), symbol,
                            i,
                            vector(defect.direction())))
                    .toList();
        }
        return sites.interstitials(symbol, defect.site() == null ? List.of(DefectSites.Site.ALL) : defect.site());
    }

    private String species(Frame start) {
        if (defect.species() != null) {
            return defect.species();
        }
        if (start.atoms().symbols().size() > 1) {
            throw new InputException("species: the crystal has several, " + start.atoms().symbols()
                    + "; name that of the interstitial");
        }
        return start.atoms().symbol(0);
    }

    private static double[] vector(List<Double> v) {
        return new double[] {v.get(0), v.get(1), v.get(2)};
    }
}
