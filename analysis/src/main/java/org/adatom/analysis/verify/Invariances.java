package org.adatom.analysis.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;

/** What changes nothing: moving, turning and mirroring everything, renaming atoms, moving an atom onto its image. */
final class Invariances {
    private static final double[] MIRROR = {-1, 0, 0, 0, 1, 0, 0, 0, 1};
    private static final double[] INVERSION = {-1, 0, 0, 0, -1, 0, 0, 0, -1};
    private static final double[] INVERSION_IN_PLANE = {-1, 0, 0, 0, -1, 0, 0, 0, 1};

    private final Probe probe;
    private final List<Specimen> specimens;
    private final double limit;
    private final List<Finding> findings = new ArrayList<>();

    private Invariances(Probe probe, List<Specimen> specimens, double limit) {
        this.probe = probe;
        this.specimens = specimens;
        this.limit = limit;
    }

    static List<Finding> of(Probe probe, List<Specimen> specimens, double limit) {
        Invariances i = new Invariances(probe, specimens, limit);
        i.law("forces sum to zero", Invariances::totalForce);
        i.law("no torque on clusters", specimens.stream().filter(Specimen::open).toList(), Invariances::torque);
        i.law("energies of atoms add up",
                (s, at) -> Math.abs(at.energy() - Arrays.stream(at.atomEnergies()).sum())
                        / Math.max(1, Math.abs(at.energy())));
        i.law("translation", (s, at) -> at.distance(probe.of(translated(s))));
        i.law("rotation", (s, at) -> {
            double[] turn = rotation(s.cell().dimensions() == 2);
            return at.turned(turn).distance(probe.of(s.mapped(turn)));
        });
        i.law("reflection", (s, at) -> at.turned(MIRROR).distance(probe.of(s.mapped(MIRROR))));
        i.law("inversion", (s, at) -> {
            double[] inversion = s.cell().dimensions() == 2 ? INVERSION_IN_PLANE : INVERSION;
            return at.turned(inversion).distance(probe.of(s.mapped(inversion)));
        });
        i.law("order of atoms and species", (s, at) -> reversed(at).distance(probe.of(reversed(s))));
        i.law("lattice shifts of single atoms", (s, at) -> at.distance(probe.of(shifted(s))));
        return i.findings;
    }

    /** How far a response is from what a law demands. */
    @FunctionalInterface
    private interface Law {
        double violation(Specimen specimen, Response response);
    }

    private void law(String name, Law law) {
        law(name, specimens, law);
    }

    /** Nothing to check it on, no row. */
    private void law(String name, List<Specimen> on, Law law) {
        Worst worst = new Worst();
        for (Specimen s : on) {
            worst.see(law.violation(s, probe.of(s)), s.name());
        }
        if (worst.seen()) {
            findings.add(worst.within(Check.INVARIANCE, name, limit, "relative"));
        }
    }

    private static double totalForce(Specimen s, Response at) {
        double[] sum = new double[3];
        for (int k = 0; k < at.forces().length; k++) {
            sum[k % 3] += at.forces()[k];
        }
        return Response.largest(sum) / at.forceScale();
    }

    private static double torque(Specimen s, Response at) {
        double[] torque = new double[3];
        for (int i = 0; i < s.count(); i++) {
            double[] r = {s.atoms().x()[i], s.atoms().y()[i], s.atoms().z()[i]};
            for (int d = 0; d < 3; d++) {
                int e = (d + 1) % 3;
                int f = (d + 2) % 3;
                torque[d] += r[e] * at.forces()[3 * i + f] - r[f] * at.forces()[3 * i + e];
            }
        }
        return Response.largest(torque) / at.virialScale();
    }

    private static Specimen translated(Specimen s) {
        Atoms moved = s.atoms().copy();
        double dz = s.cell().dimensions() == 2 ? 0 : 7.7;
        for (int i = 0; i < moved.count(); i++) {
            moved.setPosition(i, moved.x()[i] + 1.234, moved.y()[i] - 17.3, moved.z()[i] + dz);
        }
        return s.with(moved);
    }

    /** About z by 0.7, then, in space, about x by 1.1 radians. */
    private static double[] rotation(boolean planar) {
        double c = Math.cos(0.7);
        double s = Math.sin(0.7);
        double[] aboutZ = {c, s, 0, -s, c, 0, 0, 0, 1};
        double d = Math.cos(1.1);
        double t = Math.sin(1.1);
        return planar ? aboutZ : Specimen.times(aboutZ, new double[] {1, 0, 0, 0, d, t, 0, -t, d});
    }

    private static Specimen reversed(Specimen s) {
        int n = s.count();
        List<String> symbols = new ArrayList<>(s.atoms().symbols());
        Collections.reverse(symbols);
        int[] species = new int[n];
        for (int i = 0; i < n; i++) {
            species[n - 1 - i] = symbols.indexOf(s.atoms().symbol(i));
        }
        Atoms atoms = new Atoms(symbols, species);
        for (int i = 0; i < n; i++) {
            atoms.setPosition(n - 1 - i, s.atoms().x()[i], s.atoms().y()[i], s.atoms().z()[i]);
        }
        return s.with(atoms);
    }

    private static Response reversed(Response at) {
        int n = at.atomEnergies().length;
        double[] forces = new double[3 * n];
        double[] energies = new double[n];
        for (int i = 0; i < n; i++) {
            energies[n - 1 - i] = at.atomEnergies()[i];
            System.arraycopy(at.forces(), 3 * i, forces, 3 * (n - 1 - i), 3);
        }
        return new Response(at.energy(), forces, at.virial(), energies);
    }

    private static Specimen shifted(Specimen s) {
        Cell cell = s.cell();
        Atoms atoms = s.atoms().copy();
        for (int i = 0; i < atoms.count(); i++) {
            int[] m = {i % 3 - 1, i % 5 - 2, i % 4 - 2};
            for (int d = 0; d < 3; d++) {
                for (int k = 0; k < 3; k++) {
                    Specimen.coordinates(atoms, d)[i] += cell.periodic(k) ? m[k] * cell.vector(k, d) : 0;
                }
            }
        }
        return s.with(atoms);
    }
}
