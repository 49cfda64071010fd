/**
 * Labelled configurations before a model is trained on them: what they hold and what is wrong with them ({@link
 * org.adatom.analysis.dataset.Audit}), how they are parted ({@link org.adatom.analysis.dataset.Split}), made more ({@link
 * org.adatom.analysis.dataset.Augmentation}), fewer ({@link org.adatom.analysis.dataset.Selection}) and from nothing but a
 * force field ({@link org.adatom.analysis.dataset.Sampling}). Energies in eV, lengths in &Aring;.
 */
package org.adatom.analysis.dataset;
