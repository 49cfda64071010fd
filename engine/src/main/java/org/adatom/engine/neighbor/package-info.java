/**
 * Who is near whom: how positions become the arrays that potentials work on.
 *
 * <p>{@link org.adatom.engine.neighbor.Decomposition} wraps the atoms into the cell, orders them in space as clusters of
 * one vector width and cuts them into domains, whose number depends on the system alone. A {@link
 * org.adatom.engine.neighbor.Domain} copies its own clusters and those around it (of other domains or periodic images:
 * the same thing) into local arrays; nothing beyond this point knows of periodicity. {@link
 * org.adatom.engine.neighbor.ClusterPairs} and {@link org.adatom.engine.neighbor.SiteNeighbors} are the two traversals.
 */
package org.adatom.engine.neighbor;
