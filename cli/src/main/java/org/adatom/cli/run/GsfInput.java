package org.adatom.cli.run;

import org.adatom.analysis.crystal.Statics;
import org.adatom.analysis.gsf.GsfReport;
import org.adatom.analysis.gsf.StackingFaults;
import org.adatom.analysis.report.Findings;
import org.adatom.analysis.report.Report;
import org.adatom.cli.input.ForceFieldInput;
import org.adatom.engine.build.StructureBlock;
import org.adatom.engine.input.Description;
import org.adatom.engine.io.Frame;

/**
 * The input of {@code gsf}.
 *
 * @param structure a cell of the crystal
 * @param forcefield what acts between its atoms
 * @param gsf plane, direction, map
 */
@Description("Generalised stacking faults")
public record GsfInput(
        @Description("A cell of the crystal, to whose vectors plane and direction refer: best the conventional one") StructureBlock structure,
        @Description("One potential {name: {...}}, or a list of them, which are added") ForceFieldInput forcefield,
        @Description("Plane, direction, map") GsfBlock gsf) implements CalculationInput {
    @Override
    public GsfBlock settings() {
        return gsf;
    }

    @Override
    public Findings compute(CalculationContext context) {
        Frame start = context.start();
        Statics statics = context.statics();
        StackingFaults faults = StackingFaults.of(statics, start, gsf.settings(), context.progress());
        Findings findings = new Findings(new Report("Stacking faults in " + DryRun.composition(start.atoms())));
        findings.report().subtitle(statics.forceField().description());
        GsfReport.fill(findings, faults, statics.units());
        return findings;
    }
}
