/**
 * The crystal structure around single atoms, from their nearest neighbours: common-neighbour analysis and polyhedral template
 * matching.
 */
package org.adatom.analysis.structure;
