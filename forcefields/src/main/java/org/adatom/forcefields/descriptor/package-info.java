/**
 * Descriptors of atomic environments: numbers that do not change when atoms are moved, turned or exchanged as a whole.
 * Models are functions of them.
 */
package org.adatom.forcefields.descriptor;
