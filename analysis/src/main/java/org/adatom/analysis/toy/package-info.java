/**
 * The acceptance tests of T. Heiszwolf's thesis (2020, section 3.1) for an energy of pairs and triangles, and two more on
 * translation, which the thesis asks for but does not test.
 *
 * <p>{@link org.adatom.analysis.toy.Battery} puts every {@link org.adatom.analysis.toy.Candidate} through every {@link
 * org.adatom.analysis.toy.Trial}; {@link org.adatom.analysis.toy.BatteryReport} shows the outcome. Lengths are in
 * R<sub>c</sub>, energies in E<sub>c</sub> of the candidate throughout.
 */
package org.adatom.analysis.toy;
