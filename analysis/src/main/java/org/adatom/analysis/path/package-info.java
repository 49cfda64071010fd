/**
 * Barriers: end points are matched atom by atom ({@link org.adatom.analysis.path.EndPoints}), a nudged elastic band is relaxed between
 * them ({@link org.adatom.analysis.path.MinimumEnergyPath}), and the profile is read along it ({@link
 * org.adatom.analysis.path.PathProfile}).
 */
package org.adatom.analysis.path;
