/** How fast Adatom is: whole time steps under JMH, and side by side with LAMMPS. Nothing depends on this package. */
package org.adatom.benchmarks;
