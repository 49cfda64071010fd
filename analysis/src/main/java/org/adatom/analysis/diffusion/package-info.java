/**
 * Diffusion from first jumps: which jumps the symmetry of a crystal leaves distinct ({@link
 * org.adatom.analysis.diffusion.JumpNetwork}), how often each happens ({@link
 * org.adatom.analysis.diffusion.JumpRate}), and the diffusion tensor of the walk that they make ({@link
 * org.adatom.analysis.diffusion.RandomWalk}), correlations between jumps of an atom by vacancies included ({@link
 * org.adatom.analysis.diffusion.TracerWalk}).
 */
@NullMarked
package org.adatom.analysis.diffusion;

import org.jspecify.annotations.NullMarked;
