package org.adatom.engine;

/**
 * A configuration with a name, as test cases have them.
 *
 * @param name what is special about it
 * @param atoms positions and species; tests that move atoms take a copy
 * @param cell lattice and periodicity
 */
public record Structure(String name, Atoms atoms, Cell cell) {
    @Override
    public String toString() {
        return name;
    }
}
