/** Time integration: velocity Verlet, thermostats, barostats and deformed cells, initial velocities. */
package org.adatom.integrators;
