/**
 * What is measured while a simulation runs or from its files.
 *
 * <p>{@link org.adatom.analysis.ThermoSeries}, {@link org.adatom.analysis.RadialDistribution}, {@link
 * org.adatom.analysis.MeanSquaredDisplacement} and {@link org.adatom.analysis.ConfigurationalTemperature} are observers:
 * they gather sample by sample in bounded memory, can be saved and restored bitwise, and give their results as immutable
 * records. What is measured of single configurations (bond angles, coordination numbers, structure factors, local structures) is a {@link
 * org.adatom.analysis.FrameObserver}. Distributions and displacements can also be taken from the frames of files. Every average has an error bar:
 * {@link org.adatom.analysis.BlockAverages} for time series, blocks of samples for g(r) and for ratios, groups of atoms for
 * displacements. Reports are in {@link org.adatom.analysis.report}, checks of ensembles in {@link
 * org.adatom.analysis.ensemble}.
 */
package org.adatom.analysis;
