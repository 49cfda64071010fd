package org.adatom.cli.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.adatom.analysis.crystal.Bulk;
import org.adatom.analysis.crystal.Formula;
import org.adatom.analysis.path.AdatomHop;
import org.adatom.analysis.path.EndPoints;
import org.adatom.analysis.path.MinimumEnergyPath;
import org.adatom.analysis.path.PathReport;
import org.adatom.analysis.path.TransitionState;
import org.adatom.analysis.path.VacancyHop;
import org.adatom.analysis.report.Findings;
import org.adatom.analysis.report.Report;
import org.adatom.cli.input.ForceFieldInput;
import org.adatom.engine.build.StructureBlock;
import org.adatom.engine.input.Description;
import org.adatom.engine.io.Frame;
import org.adatom.integrators.path.AtomImages;

/**
 * The input of {@code neb}.
 *
 * @param structure the first end
 * @param forcefield what acts between the atoms
 * @param neb the last end, and how
 */
@Description("The path of least energy between two minima, and its barrier")
public record NebInput(
        @Description("The first end of the path") StructureBlock structure,
        @Description("One potential {name: {...}}, or a list of them, which are added") ForceFieldInput forcefield,
        @Description("The other end of the path, and how the band is relaxed") NebBlock neb)
        implements
            CalculationInput {
    /** Modes of more atoms than this take longer than the path. */
    private static final int MOST = 350;

    @Override
    public NebBlock settings() {
        return neb;
    }

    @Override
    public List<String> furtherSpecies() {
        return neb.interstitial() != null
                ? List.of(neb.interstitial().species())
                : neb.adatom() == null || neb.adatom().species() == null
                        ? List.of()
                        : List.of(neb.adatom().species());
    }

    @Override
    public Map<String, StructureBlock> further() {
        Map<String, StructureBlock> more = new LinkedHashMap<>();
        if (neb.last() != null) {
            more.put("last", neb.last());
        }
        if (neb.middle() != null) {
            more.put("middle", neb.middle());
        }
        return more;
    }

    @Override
    public Findings compute(CalculationContext context) {
        EndPoints ends = ends(context);
        Frame first = ends.first();
        StructureBlock via = neb.middle();
        double[] middle = via == null
                ? new double[0]
                : AtomImages.coordinates(EndPoints
                        .of(first, Objects.requireNonNull(context.further().get("middle")), neb.reorderOrDefault())
                        .last().atoms());
        MinimumEnergyPath path =
                MinimumEnergyPath.of(context.statics(), ends, middle,
                        neb.settings(context.statics().units()), context.progress(), context.resumption());
        Report report = new Report("Path of least energy in " + Formula.of(first.atoms()));
        report.subtitle(first.atoms().count() + " atoms, " + context.statics().forceField().description());
        TransitionState state = null;
        if (path.converged() && path.climbing() && neb.prefactorOrDefault()) {
            context.progress().accept("modes at the saddle and at the first end");
            state = TransitionState.of(context.statics(), path.first().frame(), path.images().get(path.saddle()), MOST);
        }
        PathReport.fill(report, path, state, neb.temperaturesOrDefault(), context.statics().units());
        Findings findings = new Findings(report);
        for (int i = 0; i < path.images().size(); i++) {
            path.images().get(i).info().put("energy", path.energy(i));
        }
        findings.structures("path.extxyz", path.images());
        return findings;
    }

    /** Both ends, held coordinates marked. */
    private EndPoints ends(CalculationContext context) {
        VacancyHopBlock vacancy = neb.vacancy();
        HeldGroups held = new HeldGroups("fixed", neb.fixed(), neb.groups());
        if (vacancy != null) {
            Bulk bulk = Bulk.relaxed(context.statics(), context.start(), vacancy.bulkOrDefault());
            Frame crystal = bulk.frame().changed(bulk.atoms().copy(), bulk.cell(), Map.of());
            held.apply(context.file(), "neb", crystal.atoms(), crystal.cell());
            VacancyHop hop =
                    vacancy.in(crystal, context.statics(), 0.1 * neb.settings(context.statics().units()).band().force(),
                            neb.seedOrDefault());
            return EndPoints.of(hop.first(), hop.last(), false);
        }
        InterstitialHopBlock interstitial = neb.interstitial();
        if (interstitial != null) {
            Bulk bulk = Bulk.relaxed(context.statics(), context.start(), interstitial.bulkOrDefault());
            EndPoints ends = interstitial.in(bulk, context.statics(),
                    0.1 * neb.settings(context.statics().units()).band().force(),
                    context.progress());
            held.apply(context.file(), "neb", ends.first().atoms(), ends.first().cell());
            return ends;
        }
        AdatomBlock adatom = neb.adatom();
        if (adatom != null) {
            AdatomHop hop = adatom.on(Bulk.relaxed(context.statics(), context.start(), adatom.bulkOrDefault()).frame());
            held.apply(context.file(), "neb", hop.first().atoms(), hop.first().cell());
            return EndPoints.of(hop.first(), hop.last(), false);
        }
        Frame first = context.start();
        held.apply(context.file(), "neb", first.atoms(), first.cell());
        Frame last = Objects.requireNonNull(context.further().get("last"));
        return neb.strains()
                ? EndPoints.acrossCells(first, last, neb.reorderOrDefault())
                : EndPoints.of(first, last, neb.reorderOrDefault());
    }
}
