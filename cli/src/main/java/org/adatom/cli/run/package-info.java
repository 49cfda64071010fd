/**
 * The job {@code run}: set up a simulation from its input, advance it stage by stage, write its files, checkpoint it and
 * continue it.
 */
@org.jspecify.annotations.NullMarked
package org.adatom.cli.run;
