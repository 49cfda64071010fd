package org.adatom.analysis.diffusion;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.adatom.analysis.crystal.Minimum;
import org.adatom.analysis.crystal.Statics;
import org.adatom.analysis.path.EndPoints;
import org.adatom.analysis.surface.Adsorption;
import org.adatom.analysis.surface.AdsorptionSites;
import org.adatom.analysis.surface.CrystalPlane;
import org.adatom.analysis.surface.Slab;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.error.InputException;
import org.adatom.engine.io.Frame;

/**
 * An atom on a face of a crystal. Its sites are those of {@link AdsorptionSites} at which it comes to rest; between them it hops. A jump
 * straight over an atom of the face is made in exchange with it: that atom comes up beyond, and the adatom takes its place (P. J. Feibelman, Phys. Rev.
 * Lett. 65, 729 (1990)).
 */
public final class AdatomWalker implements Walker {
    /** A jump whose middle is this near to an atom of the face goes over it, &Aring;. */
    private static final double OVER = 0.2;

    private final Statics statics;
    private final double force;
    private final Adsorption adsorption;
    private final JumpNetwork network;
    private final List<Adsorption.End> owners = new ArrayList<>();

    /**
     * Adatoms of one species.
     *
     * @param exchange whether the shortest jumps in exchange belong to the network, too
     * @param longest jump, &Aring;; 0 for the shortest network
     * @param force largest force that may remain in a state at rest, eV/&Aring;
     * @param progress takes a line for each site
     * @throws InputException if the atom rests nowhere, or exchanges with another species
     */
    public AdatomWalker(Statics statics, CrystalPlane plane, CrystalPlane.Termination termination,
            Adsorption.Settings settings, boolean exchange, double longest, double force, Consumer<String> progress) {
        this.statics = statics;
        this.force = force;
        adsorption = Adsorption.of(statics, plane, termination, settings, Double.NaN, progress);
        List<double[]> sites = new ArrayList<>();
        for (Adsorption.End end : adsorption.ends()) {
            if (end.minimum() != null && !end.moved() && end.stationary().equals("minimum")) {
                for (double[] p : end.site().images()) {
                    sites.add(new double[] {p[0], p[1], 0});
                    owners.add(end);
                }
            }
        }
        if (sites.isEmpty()) {
            throw new InputException("adatom: " + settings.species() + " comes to rest on no site of " + plane.name()
                    + "; look at the sites with surface and adsorbate");
        }
        Slab cell = adsorption.cell();
        if (exchange && !cell.frame().atoms().symbols().equals(List.of(settings.species()))) {
            throw new InputException("kind: exchange: " + settings.species()
                    + " would stay in the face, and another atom would walk on; use hop");
        }
        Cell planar = cell.frame().cell();
        double reach = exchange && longest == 0 ? shortestExchange(sites) : longest;
        network = JumpNetwork.of(planar, sites, cell.operations(plane), reach);
        network.requireRoom(adsorption.slab().frame().cell());
    }

    /** Length of the shortest way from a site over an atom of the face to a site beyond, &Aring;. */
    private double shortestExchange(List<double[]> sites) {
        double shortest = Double.POSITIVE_INFINITY;
        Cell cell = adsorption.cell().frame().cell();
        for (double[] site : sites) {
            for (double[] atom : AdsorptionSites.outermost(adsorption.cell())) {
                double[] r = cell.shortest(atom[0] - site[0], atom[1] - site[1], 0);
                boolean again = sites.stream().anyMatch(other -> {
                    double[] gap = cell.shortest(site[0] + 2 * r[0] - other[0], site[1] + 2 * r[1] - other[1], 0);
                    return Math.hypot(gap[0], gap[1]) < OVER;
                });
                shortest = again ? Math.min(shortest, 2 * Math.hypot(r[0], r[1])) : shortest;
            }
        }
        if (Double.isInfinite(shortest)) {
            throw new InputException("kind: exchange: no site lies straight beyond an atom of the face; use hop");
        }
        return shortest;
    }

    @Override
    public String name() {
        return adsorption.settings().species() + " on " + adsorption.plane().name();
    }

    @Override
    public boolean vacancy() {
        return false;
    }

    @Override
    public JumpNetwork network() {
        return network;
    }

    @Override
    public String site(int kind) {
        return owners.get(network.siteOf(kind)).site().name();
    }

    @Override
    public EndPoints ends(Jump jump) {
        double[] p = network.sites().get(jump.from());
        double[] v = jump.vector();
        Frame first = at(jump.from(), p);
        int partner = under(first, p[0] + v[0] / 2, p[1] + v[1] / 2);
        Frame last = partner < 0
                ? at(jump.to(), new double[] {p[0] + v[0], p[1] + v[1]})
                : exchanged(first, partner, v);
        return EndPoints.of(first, last, false);
    }

    /** The atom at rest on a site. */
    private Frame at(int site, double[] p) {
        Adsorption.End end = owners.get(site);
        Atoms rest = Objects.requireNonNull(end.minimum()).frame().atoms();
        Frame start = Slab.with(adsorption.slab().frame(), adsorption.settings().species(), p[0], p[1],
                rest.z()[rest.count() - 1]);
        return statics.relax(start, force).frame();
    }

    /** The atom of the outermost plane at a place; &minus;1 if there is none. */
    private int under(Frame frame, double x, double y) {
        Atoms a = frame.atoms();
        int n = a.count() - 1;
        double top = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            top = Math.max(top, a.z()[i]);
        }
        for (int i = 0; i < n; i++) {
            double[] r = frame.cell().shortest(a.x()[i] - x, a.y()[i] - y, 0);
            if (Math.hypot(r[0], r[1]) < OVER && a.z()[i] > top - AdsorptionSites.LAYER) {
                return i;
            }
        }
        return -1;
    }

    /** The adatom in the place of an atom of the face, and that one on the site beyond. */
    private Frame exchanged(Frame first, int partner, double[] v) {
        Minimum clean = adsorption.slab();
        Atoms host = clean.frame().atoms();
        Atoms a = first.atoms().copy();
        int n = a.count() - 1;
        // Beyond by the same way in the plane, at the height of the adatom.
        double[] up = {a.x()[n] + v[0], a.y()[n] + v[1], a.z()[n]};
        double[] r = first.cell().shortest(host.x()[partner] - a.x()[n], host.y()[partner] - a.y()[n], 0);
        a.setPosition(n, a.x()[n] + r[0], a.y()[n] + r[1], host.z()[partner]);
        double[] to = first.cell().shortest(up[0] - a.x()[partner], up[1] - a.y()[partner], 0);
        a.setPosition(partner, a.x()[partner] + to[0], a.y()[partner] + to[1], up[2]);
        return statics.relax(first.changed(a, first.cell(), first.columns()), force).frame();
    }
}
