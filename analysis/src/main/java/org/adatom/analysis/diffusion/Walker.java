package org.adatom.analysis.diffusion;

import org.adatom.analysis.path.EndPoints;

/** What wanders through a crystal, from site to site. */
public interface Walker {
    /** Its name for tables: "vacancy", "H interstitial". */
    String name();

    /** Whether it is an empty site, which atoms move by jumping into it. */
    boolean vacancy();

    /** Its sites and jumps. */
    JumpNetwork network();

    /** Name of a kind of sites for tables. */
    String site(int kind);

    /** Both ends of a jump in a supercell, at rest. */
    EndPoints ends(Jump jump);
}
