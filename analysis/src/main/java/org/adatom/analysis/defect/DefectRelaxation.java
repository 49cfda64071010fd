package org.adatom.analysis.defect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.adatom.analysis.crystal.Bulk;
import org.adatom.analysis.crystal.Minimum;
import org.adatom.analysis.crystal.Statics;
import org.adatom.engine.Atoms;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.build.Supercell;
import org.adatom.engine.error.SimulationException;
import org.adatom.engine.error.SimulationException.BeyondTrust;
import org.adatom.engine.io.Frame;
import org.adatom.integrators.minimize.CellMode;
import org.adatom.integrators.minimize.SoftestMode;

/**
 * Relaxes a defect in a supercell from several starts, because its energy has several minima: a vacancy in Stillinger-Weber silicon
 * has no forces at all and never leaves its ideal positions, while one whose neighbours are pushed together is 1.7 eV lower. The
 * lowest end is looked at for directions of negative curvature, and left along them.
 */
public final class DefectRelaxation {
    /** Neighbours up to this many times the distance of the nearest are pushed. */
    private static final double SHELL = 1.15;
    /** Random displacement beside a push, &Aring;, which breaks its symmetry. */
    private static final double STIR = 0.02;
    /** Displacement along an unstable mode of the atom that it moves most, &Aring;. */
    private static final double DESCENT = 0.1;
    private static final int MOST_DESCENTS = 3;
    /** Largest stress that may remain in a relaxed cell, eV/&Aring;&sup3;. */
    private static final double STRESS = 1e-8;

    /** Energies that differ by less belong to the same minimum, eV. */
    private static final double EQUAL = 1e-5;

    private final Statics statics;
    private final DefectSettings settings;
    private final Bulk crystal;

    /**
     * Relaxations from all starts in fixed cells.
     *
     * @param force largest force that may remain, eV/&Aring;
     * @param seed of random displacements
     * @param crystal whose cell is repeated
     */
    public DefectRelaxation(Statics statics, double force, long seed, Bulk crystal) {
        this(statics, DefectSettings.standard(1).with(force, seed), crystal);
    }

    DefectRelaxation(Statics statics, DefectSettings settings, Bulk crystal) {
        this.statics = statics;
        this.settings = settings;
        this.crystal = crystal;
    }

    /**
     * The defect in n &times; n &times; n cells of the crystal.
     *
     * @throws SimulationException if no start leads to a minimum
     */
    public RelaxedDefect relax(PointDefect defect, int n) {
        Frame supercell = Supercell.repeat(crystal.frame(), List.of(n, n, n));
        Frame ideal = defect.in(supercell);
        int cells = n * n * n;
        List<RelaxedDefect.Outcome> outcomes = new ArrayList<>();
        for (DefectSettings.Start start : settings.starts()) {
            outcomes.add(outcome(start.name().toLowerCase(Locale.ROOT), begin(defect, ideal, start)));
        }
        RelaxedDefect.Outcome lowest = lowest(outcomes);
        SoftestMode mode = null;
        for (int k = 0; lowest.end() != null && k <= MOST_DESCENTS; k++) {
            mode = statics.softestMode(lowest.end().frame(), CellMode.NONE);
            if (k == MOST_DESCENTS || mode == null || !mode.unstable()) {
                break;
            }
            outcomes.add(outcome("down the unstable mode", along(lowest.end().frame(), mode)));
            RelaxedDefect.Outcome next = lowest(outcomes);
            if (next == lowest) {
                break;
            }
            lowest = next;
        }
        if (lowest.end() == null) {
            throw new SimulationException.NotConverged(0, Double.NaN, defect.name() + " in " + supercell.atoms().count()
                    + " sites: no start led to a minimum, the last because " + lowest.failure() + "; the relaxation");
        }
        return new RelaxedDefect(n, supercell.atoms().count(), crystal.energy() * cells,
                statics.evaluate(ideal).energy(),
                outcomes, lowest, mode == null || !mode.unstable() ? 0 : mode.curvature() / mode.stiffness(),
                settings.relaxedCell() ? lowest.end().frame().cell().volume() - supercell.cell().volume() : 0);
    }

    /** The lowest; of equal ones the first. */
    private static RelaxedDefect.Outcome lowest(List<RelaxedDefect.Outcome> outcomes) {
        RelaxedDefect.Outcome best = outcomes.getFirst();
        for (RelaxedDefect.Outcome o : outcomes) {
            best = o.energy() < best.energy() - EQUAL ? o : best;
        }
        return best;
    }

    private RelaxedDefect.Outcome outcome(String name, Frame start) {
        try {
            double noise = Math.max(1, start.atoms().count() / 1000.0);
            Minimum end = settings.relaxedCell()
                    ? statics.relax(start, CellMode.FULL, settings.force() * noise, STRESS * noise)
                    : statics.relax(start, settings.force() * noise);
            return new RelaxedDefect.Outcome(name, end, "");
        } catch (BeyondTrust e) {
            throw e;
        } catch (SimulationException e) {
            return new RelaxedDefect.Outcome(name, null, e.getMessage());
        }
    }

    private Frame begin(PointDefect defect, Frame ideal, DefectSettings.Start start) {
        return switch (start) {
            case IDEAL -> ideal;
            case RATTLED -> rattled(ideal, settings.rattle());
            case PUSHED -> rattled(pushed(defect, ideal), Math.min(STIR, settings.rattle()));
        };
    }

    private Frame rattled(Frame frame, double amplitude) {
        CounterRandom random = new CounterRandom(settings.seed(), "defect");
        Atoms atoms = frame.atoms().copy();
        double[][] r = {atoms.x(), atoms.y(), atoms.z()};
        for (int d = 0; d < 3; d++) {
            for (int i = 0; i < atoms.count(); i++) {
                boolean held = (atoms.frozen()[i] & 1 << d) != 0;
                r[d][i] += held ? 0 : amplitude * (2 * random.uniform(0, i, d) - 1);
            }
        }
        return new Frame(atoms, frame.cell());
    }

    private Frame pushed(PointDefect defect, Frame ideal) {
        Atoms atoms = ideal.atoms().copy();
        int host = atoms.count() - defect.inserted().size();
        Atoms at = ideal.atoms();
        for (PointDefect.Centre centre : defect.centres()) {
            double nearest = Double.POSITIVE_INFINITY;
            for (int i = 0; i < host; i++) {
                nearest = Math.min(nearest, PointDefect.distance(centre, at, ideal.cell(), i));
            }
            double factor = centre.vacant() ? -settings.push() : settings.push();
            for (int i = 0; i < host; i++) {
                if (at.frozen()[i] == 0 && PointDefect.distance(centre, at, ideal.cell(), i) < SHELL * nearest
                        && defect.nearest(at, ideal.cell(), i) == centre) {
                    double[] v = PointDefect.vector(centre.position(), at, ideal.cell(), i);
                    atoms.setPosition(i, at.x()[i] + factor * v[0], at.y()[i] + factor * v[1],
                            at.z()[i] + factor * v[2]);
                }
            }
        }
        return new Frame(atoms, ideal.cell());
    }

    private static Frame along(Frame frame, SoftestMode mode) {
        Atoms atoms = frame.atoms().copy();
        int n = atoms.count();
        double[] u = mode.direction();
        double most = 0;
        for (int i = 0; i < n; i++) {
            most = Math.max(most, Math.sqrt(u[i] * u[i] + u[n + i] * u[n + i] + u[2 * n + i] * u[2 * n + i]));
        }
        double factor = DESCENT / most;
        for (int i = 0; i < n; i++) {
            atoms.setPosition(i, atoms.x()[i] + factor * u[i], atoms.y()[i] + factor * u[n + i],
                    atoms.z()[i] + factor * u[2 * n + i]);
        }
        return new Frame(atoms, frame.cell());
    }
}
