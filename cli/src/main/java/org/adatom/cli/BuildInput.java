package org.adatom.cli;

import org.adatom.engine.build.StructureBlock;
import org.adatom.engine.input.Description;
import org.jspecify.annotations.Nullable;

/**
 * The input of {@code build}.
 *
 * @param structure what is built
 * @param seed of its random choices
 */
@Description("A structure to build")
record BuildInput(
        @Description("Where the atoms come from and what is done to them") StructureBlock structure,
        @Description("Seed of the random choices (default 1)") @Nullable Long seed) {}
