package org.adatom.analysis.diffusion;

import java.util.ArrayList;
import java.util.List;
import org.adatom.analysis.crystal.Bulk;
import org.adatom.analysis.crystal.Sites;
import org.adatom.analysis.crystal.Statics;
import org.adatom.analysis.crystal.Symmetry;
import org.adatom.analysis.path.EndPoints;
import org.adatom.analysis.path.VacancyHop;
import org.adatom.engine.Atoms;
import org.adatom.engine.build.Supercell;
import org.adatom.engine.error.InputException;
import org.adatom.engine.io.Frame;

/** An empty site, which wanders as atoms of its species jump into it. */
public final class VacancyWalker implements Walker {
    private final Statics statics;
    private final String species;
    private final Frame supercell;
    private final Sites places;
    private final JumpNetwork network;
    private final double force;
    private final long seed;

    /**
     * Vacancies of one species.
     *
     * @param bulk the crystal at rest
     * @param repeat how often its cell is repeated along its three vectors, so that the vacancy does not see its images
     * @param longest jump, &Aring;; 0 for the shortest network
     * @param force largest force that may remain in a state at rest, eV/&Aring;
     * @throws InputException if the crystal has no such atoms, or the supercell is too small
     */
    public VacancyWalker(Statics statics, Bulk bulk, List<Integer> repeat, String species, double longest, double force,
            long seed) {
        this.statics = statics;
        this.species = species;
        this.force = force;
        this.seed = seed;
        supercell = Supercell.repeat(bulk.frame(), repeat);
        places = new Sites(supercell, 10 * Symmetry.TOLERANCE);
        Symmetry symmetry = Symmetry.of(bulk.frame());
        Atoms atoms = symmetry.primitive().atoms();
        List<double[]> sites = new ArrayList<>();
        for (int i = 0; i < atoms.count(); i++) {
            if (atoms.symbol(i).equals(species)) {
                sites.add(new double[] {atoms.x()[i], atoms.y()[i], atoms.z()[i]});
            }
        }
        if (sites.isEmpty()) {
            throw new InputException("species: the crystal has no " + species + ", only " + atoms.symbols());
        }
        network = JumpNetwork.of(symmetry.primitive().cell(), sites, symmetry.operations(), longest);
        network.requireRoom(supercell.cell());
    }

    @Override
    public String name() {
        return "vacancy of " + species;
    }

    @Override
    public boolean vacancy() {
        return true;
    }

    @Override
    public JumpNetwork network() {
        return network;
    }

    @Override
    public String site(int kind) {
        return species + " site" + (network.siteKinds() > 1 ? " " + (kind + 1) : "");
    }

    @Override
    public EndPoints ends(Jump jump) {
        double[] p = network.sites().get(jump.from());
        double[] v = jump.vector();
        int site = places.at(p[0], p[1], p[2]);
        int jumper = places.at(p[0] + v[0], p[1] + v[1], p[2] + v[2]);
        VacancyHop hop = VacancyHop.relaxed(statics, supercell, site, jumper, force, seed);
        return EndPoints.of(hop.first(), hop.last(), false);
    }
}
