package org.adatom.cli.run;

import java.util.List;
import java.util.function.Consumer;
import org.adatom.analysis.crystal.Bulk;
import org.adatom.analysis.crystal.Extent;
import org.adatom.analysis.crystal.Formula;
import org.adatom.analysis.crystal.Statics;
import org.adatom.analysis.crystal.Symmetry;
import org.adatom.analysis.elastic.ElasticConstants;
import org.adatom.analysis.elastic.ElasticReport;
import org.adatom.analysis.elastic.SheetConstants;
import org.adatom.analysis.elastic.SheetReport;
import org.adatom.analysis.elastic.ThermalElasticConstants;
import org.adatom.analysis.elastic.ThermalElasticReport;
import org.adatom.analysis.report.Findings;
import org.adatom.analysis.report.Report;
import org.adatom.cli.input.ForceFieldInput;
import org.adatom.engine.build.StructureBlock;
import org.adatom.engine.build.Supercell;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.io.Frame;
import org.jspecify.annotations.Nullable;

/**
 * The input of {@code elastic}.
 *
 * @param structure the crystal
 * @param forcefield what acts between the atoms
 * @param elastic how
 */
@Description("Elastic constants of a crystal, or of a sheet in its plane, at zero temperature")
public record ElasticInput(
        @Description("The crystal: any cell of it; or a sheet, periodic along a and b") StructureBlock structure,
        @Description("One potential {name: {...}}, or a list of them, which are added") ForceFieldInput forcefield,
        @Description("Details; may be left out") @Nullable ElasticBlock elastic)
        implements
            CalculationInput {
    @Override
    public ElasticBlock settings() {
        return elastic == null ? new ElasticBlock(null, null, null, null, null, null) : elastic;
    }

    @Override
    public Findings compute(CalculationContext context) {
        Frame start = context.start();
        Statics statics = context.statics();
        boolean sheet = Extent.of(start.cell()).dimensions() == 2;
        Bulk bulk = Bulk.relaxed(statics, start, settings().bulkOrDefault());
        if (sheet) {
            return sheet(context, bulk);
        }
        ElasticConstants constants = ElasticConstants.of(
                statics, bulk, settings().strainOrDefault(), settings().crossCheckOrDefault(), context.progress());
        Report report = new Report("Elastic constants of " + Formula.of(start.atoms()));
        report.subtitle(statics.forceField().description());
        ElasticReport.fill(report, constants, bulk, statics.units());
        ThermalElasticBlock thermal = settings().thermal();
        if (thermal != null) {
            addThermal(report, thermal, constants, bulk, statics, context.progress());
        }
        Findings findings = new Findings(report);
        findings.structure("crystal.extxyz", bulk.frame());
        return findings;
    }

    private Findings sheet(CalculationContext context, Bulk bulk) {
        if (settings().thermal() != null) {
            throw new InputException("thermal: constants at a temperature are computed of crystals only; leave it out");
        }
        SheetConstants constants = SheetConstants.of(context.statics(), bulk, settings().strainOrDefault(),
                settings().crossCheckOrDefault(), context.progress());
        Report report = new Report("Elastic constants of a sheet of " + Formula.of(bulk.atoms()));
        report.subtitle(context.statics().forceField().description());
        SheetReport.fill(report, constants, bulk, context.statics().units());
        Findings findings = new Findings(report);
        findings.structure("sheet.extxyz", bulk.frame());
        return findings;
    }

    private static void addThermal(Report report, ThermalElasticBlock thermal, ElasticConstants rest, Bulk bulk,
            Statics statics, Consumer<String> progress) {
        if (!rest.relaxed().stable()) {
            throw new InputException(
                    "thermal: the crystal is unstable at rest, so that dynamics would transform it; leave out"
                            + " thermal, or take another crystal");
        }
        Frame start = Supercell.repeat(bulk.frame(), thermal.repeats(bulk.cell(), statics.forceField().cutoff()));
        List<double[]> group = rest.symmetry().operations().stream().map(Symmetry.Operation::rotation).toList();
        ThermalElasticConstants warm = ThermalElasticConstants.of(
                statics, start, group, thermal.settings(statics.units(), rest.relaxed()), progress);
        ThermalElasticReport.fill(report, warm, rest, start.atoms().count(), statics.units());
    }
}
