/**
 * Time integration: velocity Verlet, Langevin dynamics, thermostats around them for all atoms or groups, removal of drift,
 * initial velocities.
 */
package org.adatom.integrators;
