package org.adatom.cli.run;

import java.util.Arrays;
import java.util.List;
import org.adatom.analysis.crystal.Bulk;
import org.adatom.analysis.crystal.Formula;
import org.adatom.analysis.crystal.Statics;
import org.adatom.analysis.diffusion.Diffusion;
import org.adatom.analysis.diffusion.DiffusionReport;
import org.adatom.analysis.diffusion.InterstitialWalker;
import org.adatom.analysis.diffusion.JumpDynamics;
import org.adatom.analysis.diffusion.VacancyWalker;
import org.adatom.analysis.diffusion.Walker;
import org.adatom.analysis.report.Findings;
import org.adatom.analysis.report.Report;
import org.adatom.cli.input.ForceFieldInput;
import org.adatom.engine.Atoms;
import org.adatom.engine.build.StructureBlock;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.io.Frame;

/**
 * The input of {@code diffusion}.
 *
 * @param structure the crystal
 * @param forcefield what acts between the atoms
 * @param diffusion what wanders, and how
 */
@Description("Diffusion coefficients from barriers and vibrations")
public record DiffusionInput(
        @Description("The crystal, a small cell of it is enough") StructureBlock structure,
        @Description("One potential {name: {...}}, or a list of them, which are added") ForceFieldInput forcefield,
        @Description("What wanders through the crystal, and how its jumps are computed") DiffusionBlock diffusion)
        implements
            CalculationInput {
    @Override
    public DiffusionBlock settings() {
        return diffusion;
    }

    @Override
    public List<String> furtherSpecies() {
        String further = diffusion.adatom() == null ? diffusion.species() : diffusion.adatom().species();
        return further == null ? List.of() : List.of(further);
    }

    @Override
    public Findings compute(CalculationContext context) {
        Statics statics = context.statics();
        Frame start = context.start();
        String species = species(start.atoms());
        Bulk bulk = Bulk.relaxed(statics, start, diffusion.bulkOrDefault());
        List<Integer> repeat = diffusion.repeats(bulk.cell(), statics.forceField().cutoff());
        Walker walker = walker(context, bulk, repeat, species);
        boolean element = walker.vacancy() && start.atoms().symbols().size() == 1;
        Diffusion result = Diffusion.of(statics, walker, element ? bulk : null, repeat, diffusion.settings(),
                diffusion.prefactor() == null ? Double.NaN : diffusion.prefactor(), context.progress());
        JumpDynamicsBlock dynamics = diffusion.dynamics();
        Frame defect = result.rates().getFirst().path().first().frame();
        List<JumpDynamics> runs = dynamics == null
                ? List.of()
                : JumpDynamics.of(statics, defect, walker, species, sites(start.atoms(), species, repeat),
                        dynamics.settings(statics.units(), diffusion.seedOrDefault()), context.progress());
        Report report = new Report("Diffusion in " + Formula.of(start.atoms()) + ": " + walker.name());
        report.subtitle(defect.atoms().count() + " atoms, " + statics.forceField().description());
        bulk.warnings(statics.units(), "barriers are those of the stressed crystal").forEach(report::warning);
        Findings findings = new Findings(report);
        DiffusionReport.fill(findings, result, diffusion.temperaturesOrDefault(), runs, statics.units());
        return findings;
    }

    private Walker walker(CalculationContext context, Bulk bulk, List<Integer> repeat, String species) {
        Statics statics = context.statics();
        double longest = diffusion.longest() == null ? 0 : diffusion.longest();
        double force = 0.1 * diffusion.forceOrDefault();
        if (diffusion.adatom() != null) {
            return diffusion.adatom().walker(bulk.frame(), statics, longest, force, context.progress());
        }
        return diffusion.by() == DiffusionBlock.Mechanism.INTERSTITIAL
                ? new InterstitialWalker(statics, bulk, repeat, species, longest, force, context.progress())
                : new VacancyWalker(statics, bulk, repeat, species, longest, force, diffusion.seedOrDefault());
    }

    private String species(Atoms crystal) {
        AdatomBlock adatom = diffusion.adatom();
        if (adatom != null) {
            return adatom.species() == null ? crystal.symbol(0) : adatom.species();
        }
        if (diffusion.species() != null) {
            return diffusion.species();
        }
        if (crystal.symbols().size() > 1) {
            throw new InputException(
                    "species: the crystal has several, " + crystal.symbols() + "; name the one that jumps");
        }
        return crystal.symbol(0);
    }

    private static int sites(Atoms crystal, String species, List<Integer> repeat) {
        long inCell = Arrays.stream(crystal.species()).limit(crystal.count())
                .filter(s -> crystal.symbols().get(s).equals(species)).count();
        return Math.toIntExact(inCell * repeat.get(0) * repeat.get(1) * repeat.get(2));
    }
}
