package org.adatom.engine.forcefield;

import java.nio.file.Path;
import java.util.List;
import org.adatom.engine.units.Units;

/**
 * Makes a force field from the block of that name in an input file. Found by {@link java.util.ServiceLoader}: annotate
 * the implementation with {@code @AutoService(ForceFieldFactory.class)} and nothing else needs to know it.
 *
 * @param <P> the block's keys as a record; {@code @Nullable} components may be left out, {@code @Quantity} ones carry
 *     units, {@code @Description} ones document themselves
 */
public interface ForceFieldFactory<P extends Record> {
    /** The key of the block, such as {@code eam}. */
    String key();

    /** The record that the block is read into. */
    Class<P> parameters();

    /**
     * The force field.
     *
     * @throws org.adatom.engine.error.InputException if the parameters or a file make none
     */
    ForceField create(P parameters, Context context);

    /** The sets of parameters that come with the program; none by default. */
    default List<ParameterSet> parameterSets() {
        return List.of();
    }

    /**
     * What a factory may know besides its parameters.
     *
     * @param directory relative file names are resolved against it
     * @param species the labels of the structure that the force field is for, in its order
     * @param units constants in use
     * @param between the pairs of these species that the force field is for; empty if it is for all
     */
    record Context(Path directory, List<String> species, Units units, List<SpeciesPair> between) {
        /** For all pairs of the species. */
        public Context(Path directory, List<String> species, Units units) {
            this(directory, species, units, List.of());
        }
    }
}
