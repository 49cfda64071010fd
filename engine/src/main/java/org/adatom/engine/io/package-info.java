/**
 * Structure and trajectory files: extended XYZ, LAMMPS data and dump, POSCAR; plain, gzip or zstd; streamed. Read only:
 * labelled sets of RuNNer, aenet, pymatgen, VASP, ASE and DeePMD-kit.
 */
package org.adatom.engine.io;
