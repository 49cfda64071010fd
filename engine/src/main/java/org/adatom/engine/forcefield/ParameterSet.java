package org.adatom.engine.forcefield;

import java.util.List;

/**
 * A set of parameters that comes with the program, as {@code adatom potentials} lists it.
 *
 * @param name value of the key {@code builtin}
 * @param elements what it covers
 * @param reference the publication
 * @param range what it was made for and where it should not be used
 */
public record ParameterSet(String name, List<String> elements, String reference, String range) {
    /** Copies. */
    public ParameterSet {
        elements = List.copyOf(elements);
    }
}
