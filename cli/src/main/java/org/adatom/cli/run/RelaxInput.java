package org.adatom.cli.run;

import org.adatom.cli.input.ForceFieldInput;
import org.adatom.engine.build.StructureBlock;
import org.adatom.engine.input.Description;

/**
 * The input of {@code relax}.
 *
 * @param structure where the atoms come from
 * @param forcefield what acts between them
 * @param relax how far, and what with
 */
@Description("A relaxation of positions and cell")
public record RelaxInput(
        @Description("Where the atoms come from") StructureBlock structure,
        @Description("One potential {name: {...}}, or a list of them, which are added") ForceFieldInput forcefield,
        @Description("How far, and how; {} relaxes positions alone") RelaxBlock relax) {}
