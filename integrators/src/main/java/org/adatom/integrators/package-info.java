/**
 * Time integration: velocity Verlet, Langevin dynamics, thermostats for all atoms or groups, barostats and deformed cells,
 * removal of drift, initial velocities.
 */
package org.adatom.integrators;
