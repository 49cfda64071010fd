package org.adatom.forcefields.pair;

/** How a pair energy &phi;(r) ends at its cutoff r<sub>c</sub>. */
public enum Truncation {
    /** &phi;(r); the energy jumps at r<sub>c</sub>. The only one for which tail corrections make sense. */
    CUT,
    /** &phi;(r) &minus; &phi;(r<sub>c</sub>); forces as for {@link #CUT}. */
    ENERGY,
    /**
     * &phi;(r) &minus; &phi;(r<sub>c</sub>) &minus; (r &minus; r<sub>c</sub>) &phi;&prime;(r<sub>c</sub>): energy and
     * force vanish at r<sub>c</sub>. LAMMPS calls it lj/smooth/linear.
     */
    FORCE,
    /**
     * S(x) &phi;(r) with x = (r &minus; r<sub>s</sub>)/(r<sub>c</sub> &minus; r<sub>s</sub>) and S = 1 &minus;
     * 10x&sup3; + 15x<sup>4</sup> &minus; 6x<sup>5</sup>: unchanged below r<sub>s</sub>, twice continuously
     * differentiable.
     */
    SWITCH
}
