package org.adatom.engine.forcefield;

import java.util.List;

/**
 * A set of parameters that comes with the program, as {@code adatom potentials} lists it.
 *
 * @param block what to write behind the force field's key to get it, such as <code>{ builtin: si-1985 }</code>
 * @param elements what it covers
 * @param reference the publication
 * @param range what it was made for and where it should not be used
 */
public record ParameterSet(String block, List<String> elements, String reference, String range) {
    /** Copies. */
    public ParameterSet {
        elements = List.copyOf(elements);
    }
}
