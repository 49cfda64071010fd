/**
 * Point defects: vacancies, interstitials and substitutions ({@link org.adatom.analysis.defect.PointDefect}), where they can be
 * ({@link org.adatom.analysis.defect.DefectSites}, {@link org.adatom.analysis.defect.Interstices}), what they cost ({@link
 * org.adatom.analysis.defect.FormationEnergies}) against given {@link org.adatom.analysis.defect.ChemicalPotentials}.
 */
package org.adatom.analysis.defect;
