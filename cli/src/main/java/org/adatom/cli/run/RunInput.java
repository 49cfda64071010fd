package org.adatom.cli.run;

import org.adatom.cli.input.ForceFieldInput;
import org.adatom.engine.build.StructureBlock;
import org.adatom.engine.input.Description;

/**
 * The input of {@code run}.
 *
 * @param structure where the atoms come from
 * @param forcefield what acts between them
 * @param run what is done
 */
@Description("A molecular-dynamics run")
public record RunInput(
        @Description("Where the atoms come from") StructureBlock structure,
        @Description("One potential {name: {...}}, or a list of them, which are added") ForceFieldInput forcefield,
        @Description("What is done") RunBlock run) {}
