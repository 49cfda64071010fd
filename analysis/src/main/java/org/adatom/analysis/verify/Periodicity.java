package org.adatom.analysis.verify;

import java.util.ArrayList;
import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.build.Supercell;
import org.adatom.engine.io.Frame;

/**
 * A periodic system is what it says: the plain sum over all images, the same as its multiples, as a heap of explicit
 * images, as a cluster if its images are far.
 *
 * <p>The plain sum ({@link org.adatom.engine.BruteForce}) holds against lists and their order. The heap holds against
 * the force field itself, should it see the cell: around an atom, all atoms within two cutoffs stand in empty space.
 */
final class Periodicity {
    private static final int HEAPS = 3;
    private static final int LARGE = 2000;

    private final Probe probe;
    private final double cutoff;

    private Periodicity(Probe probe) {
        this.probe = probe;
        this.cutoff = probe.forceField().cutoff();
    }

    static List<Finding> of(Probe probe, List<Specimen> specimens, double limit) {
        Periodicity p = new Periodicity(probe);
        Worst supercell = new Worst();
        Worst images = new Worst();
        Worst brute = new Worst();
        Worst box = new Worst();
        Worst far = new Worst();
        for (Specimen s : specimens) {
            if (s.count() <= LARGE) {
                brute.see(probe.of(s).distance(probe.byBruteForce(s)), s.name());
            }
            if (s.open()) {
                box.see(p.boxed(s), s.name());
                far.see(p.farAtom(s), s.name());
            } else {
                supercell.see(p.supercell(s), s.name());
                if (probe.accepts(s.surroundings(0, p.cutoff))) {
                    images.see(p.images(s), s.name());
                }
            }
        }
        List<Finding> findings = new ArrayList<>();
        row(findings, brute, "cell list = brute force", limit);
        row(findings, supercell, "supercell = multiple of the cell", limit);
        row(findings, images, "cell = sum over explicit images", limit);
        row(findings, box, "cluster in a large periodic box = in empty space", limit);
        row(findings, far, "far atom adds its isolated energy", limit);
        if (far.seen()) {
            for (String species : specimens.get(0).atoms().symbols()) {
                findings.add(new Finding(Check.PERIODICITY, "energy of an isolated atom", probe.isolated(species),
                        Double.NaN, "eV", species, Verdict.PASS));
            }
        }
        return findings;
    }

    /** Nothing to check it on, no row. */
    private static void row(List<Finding> findings, Worst worst, String name, double limit) {
        if (worst.seen()) {
            findings.add(worst.within(Check.PERIODICITY, name, limit, "relative"));
        }
    }

    private double supercell(Specimen s) {
        List<Integer> n = new ArrayList<>();
        int copies = 1;
        for (int k = 0; k < 3; k++) {
            boolean doubled = s.cell().periodic(k) && (copies == 1 || s.count() < LARGE);
            n.add(doubled ? 2 : 1);
            copies *= n.get(k);
        }
        Specimen big = Specimen.of(s.name(), Supercell.repeat(new Frame(s.atoms(), s.cell()), n));
        return probe.of(s).repeated(copies).distance(probe.of(big));
    }

    /** Force and energy of some atoms amid explicit copies of everything within two cutoffs. */
    private double images(Specimen s) {
        Response periodic = probe.of(s);
        double worst = 0;
        int heaps = Math.min(HEAPS, s.count());
        for (int p = 0; p < heaps; p++) {
            int i = p * s.count() / heaps;
            Response heap = probe.of(s.surroundings(i, 2 * cutoff));
            for (int d = 0; d < 3; d++) {
                worst = Math.max(worst, Math.abs(heap.forces()[d] - periodic.forces()[3 * i + d])
                        / periodic.forceScale());
            }
            worst = Math.max(worst, Math.abs(heap.atomEnergies()[0] - periodic.atomEnergies()[i])
                    / Math.max(1, Math.abs(periodic.energy())));
        }
        return worst;
    }

    private double boxed(Specimen s) {
        double edge = cutoff;
        for (int d = 0; d < 3; d++) {
            double[] x = Specimen.coordinates(s.atoms(), d);
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (double v : x) {
                low = Math.min(low, v);
                high = Math.max(high, v);
            }
            edge = Math.max(edge, high - low + 1.5 * cutoff);
        }
        Cell box = s.cell().dimensions() == 2
                ? Cell.planar(new double[] {edge, 0, 0, edge}, true, true)
                : Cell.orthorhombic(edge, edge, edge);
        return probe.of(s).distance(probe.of(new Specimen(s.name(), s.atoms(), box)));
    }

    private double farAtom(Specimen s) {
        int n = s.count();
        List<String> symbols = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            symbols.add(s.atoms().symbol(i));
        }
        symbols.add(s.atoms().symbol(0));
        Atoms more = Atoms.of(symbols);
        for (int i = 0; i < n; i++) {
            more.setPosition(i, s.atoms().x()[i], s.atoms().y()[i], s.atoms().z()[i]);
        }
        more.setPosition(n, s.atoms().x()[0] + 100 * cutoff, s.atoms().y()[0], s.atoms().z()[0]);
        double expected = probe.energy(s) + probe.isolated(s.atoms().symbol(0));
        Response at = probe.of(s.with(more));
        double force = 0;
        for (int d = 0; d < 3; d++) {
            force = Math.max(force, Math.abs(at.forces()[3 * n + d]));
        }
        return Math.max(force, Math.abs(at.energy() - expected) / Math.max(1, Math.abs(expected)));
    }
}
