package org.adatom.analysis.surface;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.adatom.analysis.crystal.Matrix3;
import org.adatom.analysis.crystal.Minimum;
import org.adatom.analysis.crystal.Statics;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.error.SimulationException;
import org.adatom.engine.error.SimulationException.BeyondTrust;
import org.adatom.engine.io.Frame;
import org.adatom.integrators.minimize.CellMode;
import org.adatom.integrators.minimize.SoftestMode;
import org.jspecify.annotations.Nullable;

/**
 * An atom on the upper face of a slab, relaxed from every site that symmetry leaves distinct: E<sub>ads</sub> = E(slab with atom) &minus;
 * E(slab) &minus; E(atom), below zero where the atom is bound. The lowest planes of the slab are held where the crystal has them.
 *
 * @param plane which face
 * @param termination where it was cut
 * @param settings how it was computed
 * @param slab without the atom, relaxed
 * @param thickness of the slab as cut, &Aring;
 * @param spacing of an atom and its nearest periodic image, &Aring;
 * @param perAtom atoms of the adsorbate per atom of the outermost plane
 * @param freeAtom energy of the atom alone, eV
 * @param crystalAtom energy of the atom in a crystal of its own, eV; NaN if none was given
 * @param ends what became of the atom, by site
 */
public record Adsorption(CrystalPlane plane, CrystalPlane.Termination termination, Settings settings, Minimum slab,
        double thickness, double spacing, double perAtom, double freeAtom, double crystalAtom, List<End> ends) {
    /** Largest force that may remain on an atom, eV/&Aring;. */
    private static final double FORCE = 1e-5;
    /** The atom is in the face if it is no higher above the outermost plane, &Aring;. */
    private static final double INSIDE = 0.3;

    /**
     * What is computed.
     *
     * @param species of the atom
     * @param height above the outermost plane at which it starts, &Aring;; 0: as far from the next atoms as atoms of the crystal are
     * @param planes of atoms in the slab
     * @param held lowest planes that are held
     * @param repeatA cells along the first vector in the plane
     * @param repeatB along the second
     * @param vacuum above the slab before the next, &Aring;; 0 if it is open along the normal
     */
    public record Settings(String species, double height, int planes, int held, int repeatA, int repeatB,
            double vacuum) {}

    /**
     * The end of a relaxation.
     *
     * @param site where it began
     * @param minimum slab and atom, the last; null if it did not converge
     * @param failure why not; otherwise empty
     * @param energy of adsorption against the free atom, eV; NaN if it did not converge
     * @param height above the mean of the outermost plane, &Aring;
     * @param bond distance to the nearest atom, &Aring;
     * @param place name of the site where it ended, or what else became of it
     * @param stationary "minimum", or "saddle point" if a direction lowers the energy that symmetry keeps from it
     */
    public record End(AdsorptionSites.Site site, @Nullable Minimum minimum, String failure, double energy,
            double height, double bond, String place, String stationary) {
        /** Whether the atom left the site where it began. */
        public boolean moved() {
            return minimum != null && !place.equals(site.name());
        }
    }

    /**
     * Computes it.
     *
     * @param crystalAtom energy of the atom in a crystal of its own, eV; NaN if there is none
     * @throws SimulationException if the slab without the atom does not relax
     */
    public static Adsorption of(Statics statics, CrystalPlane plane, CrystalPlane.Termination termination,
            Settings settings, double crystalAtom, Consumer<String> progress) {
        Slab cell = cut(plane, termination, settings.planes(), 1, 1);
        Slab cut = cut(plane, termination, settings.planes(), settings.repeatA(), settings.repeatB());
        Slab held = settings.vacuum() > 0 ? cut.withVacuum(settings.vacuum()) : cut;
        Minimum clean = statics.relax(held.holding(settings.held()).frame(), FORCE);
        double free = statics.evaluate(new Frame(Atoms.of(List.of(settings.species())), Cell.open())).energy();
        List<AdsorptionSites.Site> sites = AdsorptionSites.of(cell, plane);
        List<End> ends = new ArrayList<>();
        Adsorbed adsorbed = new Adsorbed(statics, settings, cell, cut, clean, sites, free);
        for (AdsorptionSites.Site site : sites) {
            progress.accept(settings.species() + " on " + plane.name() + ", " + site.name() + ": "
                    + (clean.frame().atoms().count() + 1) + " atoms");
            ends.add(adsorbed.from(site));
        }
        double spacing = Math.min(cut.frame().cell().length(0), cut.frame().cell().length(1));
        int top = plane.planes().get(termination.below()).length * settings.repeatA() * settings.repeatB();
        return new Adsorption(plane, termination, settings, clean, cut.thickness(), spacing, 1.0 / top, free,
                crystalAtom, List.copyOf(ends));
    }

    /** A slab whose upper face is the one below the cut. */
    private static Slab cut(CrystalPlane plane, CrystalPlane.Termination termination, int planes, int repeatA,
            int repeatB) {
        // A slab ends below the same gap as it begins above.
        int first = Math.floorMod(termination.below() + 1 - planes, plane.planes().size());
        return Slab.cut(plane, first, planes, repeatA, repeatB);
    }

    /** One cell of the face as it was cut, with the whole depth of the slab. */
    public Slab cell() {
        return cut(plane, termination, settings.planes(), 1, 1);
    }

    /** The lowest end; null if none converged. */
    public @Nullable End lowest() {
        End best = null;
        for (End e : ends) {
            best = e.minimum() != null && (best == null || e.energy() < best.energy() - 1e-6) ? e : best;
        }
        return best;
    }

    /** Places the atom on a slab and relaxes. */
    private record Adsorbed(Statics statics, Settings settings, Slab cell, Slab cut, Minimum clean,
            List<AdsorptionSites.Site> sites, double free) {
        End from(AdsorptionSites.Site site) {
            double[] p = site.position();
            Frame start = Slab.with(clean.frame(), settings.species(), p[0], p[1], height(p));
            try {
                Minimum end = statics.relax(start, FORCE);
                SoftestMode mode = statics.softestMode(end.frame(), CellMode.NONE);
                return new End(site, end, "", end.energy() - clean.energy() - free, above(end.frame()),
                        bond(end.frame()), place(end.frame()),
                        mode != null && mode.unstable() ? "saddle point" : "minimum");
            } catch (BeyondTrust e) {
                throw e;
            } catch (SimulationException e) {
                return new End(site, null, String.valueOf(e.getMessage()), Double.NaN, Double.NaN, Double.NaN, "", "");
            }
        }

        /** z above the face at which the atom touches the first of the others. */
        private double height(double[] p) {
            Atoms a = clean.frame().atoms();
            double contact = cell.nearestDistance();
            double z = top(clean.frame()) + settings.height();
            for (int i = 0; settings.height() == 0 && i < a.count(); i++) {
                double[] r = clean.frame().cell().shortest(a.x()[i] - p[0], a.y()[i] - p[1], 0);
                double up = contact * contact - r[0] * r[0] - r[1] * r[1];
                z = up > 0 ? Math.max(z, a.z()[i] + Math.sqrt(up)) : z;
            }
            return z;
        }

        /** Mean height of the atoms that were the outermost plane. */
        private double top(Frame frame) {
            double[] heights = cut.heights();
            double sum = 0;
            int n = 0;
            for (int i = 0; i < cut.frame().atoms().count(); i++) {
                if (cut.frame().atoms().z()[i] > heights[heights.length - 1] - Slab.FLAT) {
                    sum += frame.atoms().z()[i];
                    n++;
                }
            }
            return sum / n;
        }

        private double above(Frame frame) {
            return frame.atoms().z()[frame.atoms().count() - 1] - top(frame);
        }

        private double bond(Frame frame) {
            Atoms a = frame.atoms();
            int n = a.count() - 1;
            double nearest = Double.POSITIVE_INFINITY;
            for (int i = 0; i < n; i++) {
                double[] r = frame.cell().shortest(a.x()[i] - a.x()[n], a.y()[i] - a.y()[n], a.z()[i] - a.z()[n]);
                nearest = Math.min(nearest, Math.sqrt(Matrix3.dot(r, r)));
            }
            return nearest;
        }

        /** The site whose image is nearest in the plane, after a drift of the slab as a whole is taken away. */
        private String place(Frame frame) {
            if (above(frame) < INSIDE) {
                return "in the face";
            }
            if (bond(frame) > statics.forceField().cutoff()) {
                return "away from the face";
            }
            Atoms now = frame.atoms();
            Atoms before = cut.frame().atoms();
            int n = before.count();
            double[] drift = new double[2];
            for (int i = 0; i < n; i++) {
                double[] d = frame.cell().shortest(now.x()[i] - before.x()[i], now.y()[i] - before.y()[i], 0);
                drift[0] += d[0] / n;
                drift[1] += d[1] / n;
            }
            double[] p = {now.x()[n] - drift[0], now.y()[n] - drift[1]};
            String best = "";
            double least = Double.POSITIVE_INFINITY;
            for (AdsorptionSites.Site site : sites) {
                for (double[] q : site.images()) {
                    double[] r = cell.frame().cell().shortest(p[0] - q[0], p[1] - q[1], 0);
                    double distance = Math.hypot(r[0], r[1]);
                    best = distance < least ? site.name() : best;
                    least = Math.min(least, distance);
                }
            }
            return best;
        }
    }
}
