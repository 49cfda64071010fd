package org.adatom.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.adatom.analysis.crystal.Statics;
import org.adatom.analysis.eos.EosReport;
import org.adatom.analysis.eos.EquationOfState;
import org.adatom.analysis.eos.Phase;
import org.adatom.analysis.report.Findings;
import org.adatom.analysis.report.Report;
import org.adatom.cli.input.ForceFieldInput;
import org.adatom.engine.build.Crystal;
import org.adatom.engine.build.Lattice;
import org.adatom.engine.build.StructureBlock;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.io.Frame;
import org.adatom.engine.units.Units;
import org.jspecify.annotations.Nullable;

/**
 * The input of {@code eos}.
 *
 * @param structure the crystal, if there is one only
 * @param forcefield what acts between its atoms
 * @param eos volumes, phases
 */
@Description("Equation of state of a crystal, or of several phases side by side")
public record EosInput(
        @Description("The crystal, near equilibrium; or eos.phases") @Nullable StructureBlock structure,
        @Description("One potential {name: {...}}, or a list of them, which are added") ForceFieldInput forcefield,
        @Description("Volumes and phases") @Nullable EosBlock eos) implements CalculationInput {
    /** Checks. */
    public EosInput {
        boolean phases = eos != null && eos.phases() != null;
        if ((structure == null) != phases) {
            throw new InputException(phases
                    ? "eos.phases: there is a structure, too; make it one of the phases"
                    : "nothing says which crystal: give a structure, or several under eos.phases");
        }
    }

    @Override
    public StructureBlock structure() {
        return structure != null ? structure : settings().phases().values().iterator().next();
    }

    @Override
    public EosBlock settings() {
        return eos != null ? eos : new EosBlock(null, null, null, null, null, null, null, null);
    }

    @Override
    public Map<String, StructureBlock> further() {
        return structure != null ? Map.of() : settings().phases();
    }

    @Override
    public Findings compute(CalculationContext context) {
        Frame start = context.start();
        Statics statics = context.statics();
        List<Phase> phases = new ArrayList<>();
        if (structure != null) {
            phases.add(new Phase(nameOf(structure), start, atomsPerCube(structure)));
        }
        context.further().forEach(
                (name, frame) -> phases.add(new Phase(name, frame, atomsPerCube(settings().phases().get(name)))));
        EquationOfState result = EquationOfState.of(statics, phases, settings().settings(), context.progress());
        Findings findings = new Findings(new Report("Equation of state of " + DryRun.composition(start.atoms())));
        findings.report().subtitle(statics.forceField().description());
        EosReport.fill(findings, result, statics.units());
        return findings;
    }

    private static String nameOf(StructureBlock block) {
        return block.crystal() != null && isWhole(block) ? block.crystal().lattice().toString() : "crystal";
    }

    /** Atoms in the cube of a cubic crystal that is built as it is; 0 of others. */
    private static int atomsPerCube(StructureBlock block) {
        Crystal crystal = block.crystal();
        if (crystal == null || crystal.lattice().hasC() || !isWhole(block)
                || crystal.lattice() == Lattice.SQUARE || crystal.lattice() == Lattice.HEXAGONAL) {
            return 0;
        }
        return Crystal.of(crystal.lattice(), 1, crystal.species().toArray(String[]::new)).build(Units.CODATA_2018)
                .atoms().count();
    }

    private static boolean isWhole(StructureBlock block) {
        return block.strain() == null && block.vacuum() == null && block.substitute() == null;
    }
}
