package org.adatom.analysis.diffusion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.adatom.analysis.crystal.Bulk;
import org.adatom.analysis.crystal.Matrix3;
import org.adatom.analysis.crystal.Minimum;
import org.adatom.analysis.crystal.Statics;
import org.adatom.analysis.crystal.Symmetry;
import org.adatom.analysis.defect.DefectSites;
import org.adatom.analysis.defect.PointDefect;
import org.adatom.analysis.path.EndPoints;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.build.Supercell;
import org.adatom.engine.error.InputException;
import org.adatom.engine.error.SimulationException;
import org.adatom.engine.error.SimulationException.BeyondTrust;
import org.adatom.engine.io.Frame;
import org.adatom.integrators.minimize.CellMode;
import org.adatom.integrators.minimize.SoftestMode;

/**
 * An atom between the others. Its sites are the holes of the crystal in which it comes to rest: each is tried, and those are kept that are
 * minima and do not displace an atom of the crystal from its place.
 */
public final class InterstitialWalker implements Walker {
    /** Places nearer than this are the same, &Aring;. */
    private static final double SAME = 0.2;
    /** Atoms of the crystal that move further than this part of the distance of neighbours have lost their place. */
    private static final double LOST = 0.35;

    private final Statics statics;
    private final double force;
    private final String species;
    private final Frame supercell;
    private final JumpNetwork network;
    private final List<Site> owners = new ArrayList<>();

    /**
     * A place where the atom rests.
     *
     * @param name of the hole
     * @param position &Aring;
     * @param energy of the supercell with the atom there, eV
     */
    private record Site(String name, double[] position, double energy) {}

    /**
     * Interstitials of one species.
     *
     * @param bulk the crystal at rest
     * @param repeat how often its cell is repeated along its three vectors
     * @param longest jump, &Aring;; 0 for the shortest network
     * @param force largest force that may remain in a state at rest, eV/&Aring;
     * @param progress takes a line for each hole
     * @throws InputException if the atom rests nowhere, or in place of another
     */
    public InterstitialWalker(Statics statics, Bulk bulk, List<Integer> repeat, String species, double longest,
            double force, Consumer<String> progress) {
        this.statics = statics;
        this.force = force;
        this.species = species;
        supercell = Supercell.repeat(bulk.frame(), repeat);
        Symmetry symmetry = Symmetry.of(bulk.frame());
        Cell cell = symmetry.primitive().cell();
        List<Site> found = new ArrayList<>();
        List<String> rejected = new ArrayList<>();
        for (PointDefect hole : new DefectSites(bulk.frame()).interstitials(species,
                List.of(DefectSites.Site.HOLES))) {
            progress.accept("an atom at " + hole.name());
            rest(hole, found, rejected);
        }
        found.sort(Comparator.comparingDouble(Site::energy));
        List<double[]> sites = new ArrayList<>();
        for (Site raw : found) {
            Site site = new Site(raw.name(), symmetric(symmetry, raw.position()), raw.energy());
            if (JumpNetwork.near(cell, sites, site.position(), SAME) < 0) {
                for (Symmetry.Operation o : symmetry.operations()) {
                    double[] q = o.moved(site.position());
                    if (JumpNetwork.near(cell, sites, q, SAME) < 0) {
                        sites.add(q);
                        owners.add(site);
                    }
                }
            }
        }
        if (sites.isEmpty()) {
            throw new InputException("species: " + species + " rests in no hole of the crystal: "
                    + String.join("; ", rejected) + ". Dumbbells and other interstitials that share a site wander in"
                    + " other ways: look at them with defect, and let them move in a run");
        }
        network = JumpNetwork.of(cell, sites, symmetry.operations(), longest);
        network.requireRoom(supercell.cell());
    }

    /** Relaxes the atom in a hole, and keeps the place if it is a site. */
    private void rest(PointDefect hole, List<Site> found, List<String> rejected) {
        Frame start = hole.in(supercell);
        Minimum end;
        try {
            end = statics.relax(start, force);
        } catch (BeyondTrust e) {
            throw e;
        } catch (SimulationException e) {
            rejected.add(hole.name() + ": " + e.getMessage());
            return;
        }
        SoftestMode mode = statics.softestMode(end.frame(), CellMode.NONE);
        if (mode != null && mode.unstable()) {
            rejected.add(hole.name() + " is a saddle");
            return;
        }
        Atoms a = end.frame().atoms();
        int n = a.count() - 1;
        double furthest = 0;
        for (int i = 0; i < n; i++) {
            double[] v = start.cell().shortest(a.x()[i] - start.atoms().x()[i], a.y()[i] - start.atoms().y()[i],
                    a.z()[i] - start.atoms().z()[i]);
            furthest = Math.max(furthest, Math.sqrt(Matrix3.dot(v, v)));
        }
        if (furthest > LOST * nearest(supercell)) {
            rejected.add(String.format(Locale.ROOT, "%s pushes an atom %.2f A away", hole.name(), furthest));
            return;
        }
        found.add(new Site(hole.name(), new double[] {a.x()[n], a.y()[n], a.z()[n]}, end.energy()));
    }

    /** Distance of neighbours in the crystal, &Aring;. */
    private static double nearest(Frame crystal) {
        double shortest = Double.POSITIVE_INFINITY;
        Atoms a = crystal.atoms();
        for (int i = 1; i < a.count(); i++) {
            double[] v = crystal.cell().shortest(a.x()[i] - a.x()[0], a.y()[i] - a.y()[0], a.z()[i] - a.z()[0]);
            shortest = Math.min(shortest, Math.sqrt(Matrix3.dot(v, v)));
        }
        return shortest;
    }

    /** The mean of the images of a place that are the place itself: relaxation leaves it a little beside its point of symmetry. */
    private static double[] symmetric(Symmetry symmetry, double[] p) {
        double[] sum = new double[3];
        int count = 0;
        for (Symmetry.Operation o : symmetry.operations()) {
            double[] q = o.moved(p);
            double[] v = symmetry.primitive().cell().shortest(q[0] - p[0], q[1] - p[1], q[2] - p[2]);
            if (Matrix3.dot(v, v) < SAME * SAME) {
                count++;
                for (int d = 0; d < 3; d++) {
                    sum[d] += v[d];
                }
            }
        }
        return new double[] {p[0] + sum[0] / count, p[1] + sum[1] / count, p[2] + sum[2] / count};
    }

    @Override
    public String name() {
        return species + " interstitial";
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
        return owners.get(network.siteOf(kind)).name();
    }

    /** A jump in words. */
    public String describe(Jump jump) {
        return String.format(Locale.ROOT, "%s to %s, %.2f A", site(network.kinds()[jump.from()]),
                site(network.kinds()[jump.to()]), jump.length());
    }

    @Override
    public EndPoints ends(Jump jump) {
        double[] p = network.sites().get(jump.from());
        double[] v = jump.vector();
        return EndPoints.of(at(p), at(new double[] {p[0] + v[0], p[1] + v[1], p[2] + v[2]}), false);
    }

    /** The atom at rest at a site. */
    private Frame at(double[] p) {
        return statics.relax(PointDefect.interstitial(name(), species, p).in(supercell), force).frame();
    }
}
