package org.adatom.cli.run;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.adatom.analysis.crystal.Statics;
import org.adatom.analysis.report.Findings;
import org.adatom.cli.input.ForceFieldInput;
import org.adatom.engine.build.StructureBlock;
import org.adatom.engine.io.Frame;

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
     * @param start the structure
     * @param statics the force field at work
     * @param progress takes a line now and then
     * @throws org.adatom.engine.error.InputException if the property is not one of this structure
     * @throws org.adatom.engine.error.SimulationException if it cannot be computed
     */
    Findings compute(Frame start, Statics statics, Consumer<String> progress);

    /**
     * The same with the further structures, in the order of {@link #further()}; an input that names none need not care.
     *
     * @throws org.adatom.engine.error.InputException if the property is not one of these structures
     * @throws org.adatom.engine.error.SimulationException if it cannot be computed
     */
    default Findings compute(
            Frame start, Map<String, Frame> further, Statics statics, Consumer<String> progress) {
        return compute(start, statics, progress);
    }
}
