package org.adatom.cli.run;

import java.util.function.Function;
import org.adatom.analysis.crystal.Bulk;
import org.adatom.analysis.crystal.CrystalSystem;
import org.adatom.analysis.crystal.Formula;
import org.adatom.analysis.crystal.Statics;
import org.adatom.analysis.crystal.Symmetry;
import org.adatom.analysis.phonons.BrillouinPath;
import org.adatom.analysis.phonons.DensityOfStates;
import org.adatom.analysis.phonons.ForceConstants;
import org.adatom.analysis.phonons.PhononReport;
import org.adatom.analysis.phonons.Phonons;
import org.adatom.analysis.phonons.QuasiHarmonic;
import org.adatom.analysis.report.Findings;
import org.adatom.analysis.report.Report;
import org.adatom.cli.input.ForceFieldInput;
import org.adatom.engine.Cell;
import org.adatom.engine.Evaluation;
import org.adatom.engine.build.StructureBlock;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.io.Frame;
import org.jspecify.annotations.Nullable;

/**
 * The input of {@code phonons}.
 *
 * @param structure the crystal
 * @param forcefield what acts between the atoms
 * @param phonons how
 */
@Description("Phonons of a crystal: bands, density of states, heat capacity, thermal expansion")
public record PhononsInput(
        @Description("The crystal: any cell of it") StructureBlock structure,
        @Description("One potential {name: {...}}, or a list of them, which are added") ForceFieldInput forcefield,
        @Description("Details; may be left out") @Nullable PhononsBlock phonons)
        implements
            CalculationInput {
    /** Forces from which on the crystal is not at rest, eV/&Aring;. */
    private static final double AT_REST = 1e-3;
    /** Linear strains of the quasi-harmonic approximation. */
    private static final double[] STRAINS = {-0.01, -0.005, 0, 0.005, 0.01, 0.015, 0.02, 0.025};

    @Override
    public PhononsBlock settings() {
        return phonons == null ? new PhononsBlock(null, null, null, null, null, null, null, null) : phonons;
    }

    @Override
    public Findings compute(CalculationContext context) {
        Statics statics = context.statics();
        if (context.start().cell().periodicCount() != 3) {
            throw new InputException(
                    "a crystal that repeats along three vectors is needed; this structure is open along "
                            + (3 - context.start().cell().periodicCount()) + " of them");
        }
        Bulk bulk = Bulk.relaxed(statics, context.start(), settings().bulkOrDefault());
        if (Evaluation.largest(bulk.evaluation().forces()) > AT_REST) {
            throw new InputException("the crystal is not at rest: forces of up to " + bulk.evaluation().largestForce()
                    + " eV/A act on its atoms, and vibrations are about a minimum; use bulk: full or positions");
        }
        Symmetry symmetry = Symmetry.of(bulk.frame());
        Frame primitive = symmetry.primitive();
        Function<Cell, int[]> enough = cell -> ForceConstants.enough(cell, statics.forceField().cutoff());
        Function<Cell, int[]> repeats = cell -> settings().repeats(enough.apply(cell));
        int[] here = repeats.apply(primitive.cell());
        context.progress().accept(
                "force constants in " + here[0] * here[1] * here[2] * primitive.atoms().count() + " atoms");
        ForceConstants constants = new ForceConstants(statics, primitive, here);
        int[] mesh = settings().meshOf(primitive.cell());
        context.progress().accept("frequencies on a mesh of " + mesh[0] + "x" + mesh[1] + "x" + mesh[2]);
        DensityOfStates dos = DensityOfStates.of(constants, mesh, statics.units());
        CrystalSystem system = CrystalSystem.of(symmetry, bulk.cell());
        QuasiHarmonic expansion = Boolean.TRUE.equals(settings().expansion())
                ? QuasiHarmonic.of(statics, bulk, system.axes(), STRAINS, repeats, mesh, settings().temperatures(),
                        context.progress())
                : null;
        Report report = new Report("Phonons of " + Formula.of(bulk.atoms()));
        report.subtitle(statics.forceField().description());
        Findings findings = new Findings(report);
        bulk.warnings(statics.units(), "the phonons are those of the stressed crystal").forEach(report::warning);
        BrillouinPath path = settings().pathIn(bulk.cell(), BrillouinPath.standard(symmetry, bulk.cell()));
        PhononReport.fill(findings, new Phonons(symmetry, system, constants, path, dos, expansion,
                enough.apply(primitive.cell()), statics.forceField().longRange()), settings().temperatures(),
                statics.units());
        findings.structure("primitive.extxyz", primitive);
        return findings;
    }
}
