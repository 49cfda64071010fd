package org.adatom.cli.run;

import java.util.List;
import java.util.Map;
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

    /** Further structures that the block names, which are built before anything is computed. */
    default Map<String, StructureBlock> further() {
        return Map.of();
    }

    /** Species that none of the structures has, but the calculation puts in. */
    default List<String> furtherSpecies() {
        return List.of();
    }

    /**
     * Computes.
     *
     * @throws org.adatom.engine.error.InputException if the property is not one of this structure
     * @throws org.adatom.engine.error.SimulationException if it cannot be computed
     */
    Findings compute(CalculationContext context);
}
