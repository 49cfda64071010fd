package org.adatom.cli.run;

import org.adatom.analysis.crystal.BulkRelaxation;
import org.adatom.analysis.crystal.Statics;
import org.adatom.analysis.path.VacancyHop;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.io.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Block {@code neb.vacancy}.
 *
 * @param site atom that is taken out, counted from 1
 * @param jumper atom that jumps, counted from 1
 * @param bulk how the perfect crystal is relaxed before
 */
@Description("The jump of an atom into an empty site of the crystal")
public record VacancyHopBlock(
        @Description("Atom that is taken out, counted from 1 (default 1)") @Nullable Integer site,
        @Description("Atom that jumps there (default: the nearest of the same species)") @Nullable Integer jumper,
        @Description("How the perfect crystal is relaxed before: full (default), isotropic, positions, none") @Nullable BulkRelaxation bulk) {
    /** Checks. */
    public VacancyHopBlock {
        if (site != null && site < 1 || jumper != null && jumper < 1) {
            throw new InputException("vacancy: atoms are counted from 1");
        }
        if (jumper != null && jumper.equals(site == null ? Integer.valueOf(1) : site)) {
            throw new InputException("vacancy.jumper: atom " + jumper + " is the one that is taken out");
        }
    }

    /** How the crystal is relaxed. */
    BulkRelaxation bulkOrDefault() {
        return bulk == null ? BulkRelaxation.FULL : bulk;
    }

    /**
     * The jump in a crystal, ends at rest.
     *
     * @param force largest force that may remain, eV/&Aring;
     */
    VacancyHop in(Frame crystal, Statics statics, double force, long seed) {
        int empty = site == null ? 0 : site - 1;
        if (jumper == null) {
            return VacancyHop.relaxed(statics, crystal, empty, VacancyHop.nearest(crystal, empty), force, seed);
        }
        int count = crystal.atoms().count();
        if (empty >= count || jumper > count) {
            throw new InputException(
                    "vacancy: there is no atom " + Math.max(empty + 1, jumper) + ", the structure has " + count);
        }
        return VacancyHop.relaxed(statics, crystal, empty, jumper - 1, force, seed);
    }
}
