/** Structure and trajectory files: extended XYZ, LAMMPS data and dump, POSCAR; plain, gzip or zstd; streamed. */
package org.adatom.engine.io;
