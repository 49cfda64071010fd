package org.adatom.analysis.eos;

import org.adatom.engine.io.Frame;

/**
 * A crystal structure whose equation of state is asked for.
 *
 * @param name for tables and plots
 * @param start its cell, near equilibrium
 * @param perCube atoms in the cube whose edge is called its lattice constant; 0 if it has none
 */
public record Phase(String name, Frame start, int perCube) {}
