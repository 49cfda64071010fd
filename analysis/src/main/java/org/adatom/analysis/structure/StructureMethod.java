package org.adatom.analysis.structure;

/** How local structures are told. */
public enum StructureMethod {
    /** {@link CommonNeighbors}: fcc, hcp, bcc, ico, diamond-cubic, diamond-hexagonal. */
    CNA,
    /** {@link PolyhedralTemplates}: fcc, hcp, bcc, ico, sc, each with its deviation and orientation. */
    PTM
}
