/** Time integration: velocity Verlet, thermostats, initial velocities. */
package org.adatom.integrators;
