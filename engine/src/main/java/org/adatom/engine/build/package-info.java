/**
 * Structures made from nothing or from others: crystals, supercells, vacuum, strain, random displacement and
 * substitution. The records here are both the Java interface and the {@code structure} block of input files, see {@link
 * org.adatom.engine.build.StructureBlock}.
 */
package org.adatom.engine.build;
