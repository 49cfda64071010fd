/** Physical constants and conversion factors between the internal units and those of people and files. */
package org.adatom.engine.units;
