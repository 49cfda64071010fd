/**
 * Potentials held against reference values: {@link org.adatom.analysis.benchmark.PropertySuite} computes what a {@link
 * org.adatom.analysis.benchmark.Reference} names, {@link org.adatom.analysis.benchmark.BenchmarkReport} shows several potentials side by side.
 */
package org.adatom.analysis.benchmark;
