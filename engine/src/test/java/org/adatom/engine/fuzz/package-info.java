/** Damages files in many ways and holds parsers to refusing them cleanly. */
@org.jspecify.annotations.NullMarked
package org.adatom.engine.fuzz;
