package org.adatom.cli.run;

import org.adatom.analysis.report.Findings;
import org.adatom.cli.input.ForceFieldInput;
import org.adatom.engine.build.StructureBlock;

/**
 * The input of a verb that computes a property of a structure: {@link CalculationJob} builds structure and force field, and
 * writes what is found.
 */
public interface CalculationInput {
    /** Where the atoms come from. */
    StructureBlock structure();

    /** What acts between them. */
    ForceFieldInput forcefield();

    /** The settings that all such blocks have. */
    CalculationBlock settings();

    /**
     * Computes.
     *
     * @throws org.adatom.engine.error.InputException if the property is not one of this structure
     * @throws org.adatom.engine.error.SimulationException if it cannot be computed
     */
    Findings compute(CalculationContext context);
}
