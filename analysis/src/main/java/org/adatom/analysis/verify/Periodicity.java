package org.adatom.analysis.verify;

import java.util.ArrayList;
import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.build.Supercell;
import org.adatom.engine.io.Frame;

/**
 * A periodic system is what it says: the same as its multiples, as a heap of explicit images, as a cluster if its images
 * are far.
 *
 * <p>The heap is the plain sum against which images and lists of small cells are held: around an atom, all atoms within
 * two cutoffs stand in empty space, so that neither periodicity nor a reused list plays a part.
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
        Worst box = new Worst();
        Worst far = new Worst();
        for (Specimen s : specimens) {
            if (s.open()) {
                box.see(p.boxed(s), s.name());
                far.see(p.farAtom(s), s.name());
            } else {
                supercell.see(p.supercell(s), s.name());
                images.see(p.images(s), s.name());
            }
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(supercell.within(Check.PERIODICITY, "supercell = multiple of the cell", limit, "relative"));
        findings.add(images.within(Check.PERIODICITY, "cell = sum over explicit images", limit, "relative"));
        findings.add(box.within(Check.PERIODICITY, "cluster in a large periodic box = in empty space", limit,
                "relative"));
        findings.add(far.within(Check.PERIODICITY, "far atom adds its isolated energy", limit, "relative"));
        for (String species : specimens.isEmpty() ? List.<String>of() : specimens.get(0).atoms().symbols()) {
            findings.add(new Finding(Check.PERIODICITY, "energy of an isolated atom", probe.isolated(species),
                    Double.NaN, "eV", species, Verdict.PASS));
        }
        return findings;
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
            Response heap = probe.of(new Specimen(s.name(), surroundings(s, i), open(s.cell())));
            for (int d = 0; d < 3; d++) {
                worst = Math.max(worst, Math.abs(heap.forces()[d] - periodic.forces()[3 * i + d])
                        / periodic.forceScale());
            }
            worst = Math.max(worst, Math.abs(heap.atomEnergies()[0] - periodic.atomEnergies()[i])
                    / Math.max(1, Math.abs(periodic.energy())));
        }
        return worst;
    }

    private static Cell open(Cell cell) {
        return cell.dimensions() == 2 ? Cell.planar(new double[4], false, false) : Cell.open();
    }

    /** Atom i, then all atoms and images within two cutoffs of it. */
    private Atoms surroundings(Specimen s, int i) {
        double reach = 2 * cutoff;
        Atoms atoms = s.atoms();
        Cell cell = s.cell();
        List<String> symbols = new ArrayList<>(List.of(atoms.symbol(i)));
        List<double[]> places = new ArrayList<>(List.of(new double[3]));
        for (int j = 0; j < atoms.count(); j++) {
            double[] r = {
                atoms.x()[j] - atoms.x()[i], atoms.y()[j] - atoms.y()[i], atoms.z()[j] - atoms.z()[i]
            };
            int[] low = new int[3];
            int[] high = new int[3];
            for (int k = 0; k < 3; k++) {
                double f = cell.fractional(k, r[0], r[1], r[2]);
                double span = reach / cell.height(k);
                low[k] = cell.periodic(k) ? (int) Math.floor(-span - f) : 0;
                high[k] = cell.periodic(k) ? (int) Math.ceil(span - f) : 0;
            }
            for (int a = low[0]; a <= high[0]; a++) {
                for (int b = low[1]; b <= high[1]; b++) {
                    for (int c = low[2]; c <= high[2]; c++) {
                        double[] t = r.clone();
                        double square = 0;
                        for (int d = 0; d < 3; d++) {
                            t[d] += a * cell.vector(0, d) + b * cell.vector(1, d) + c * cell.vector(2, d);
                            square += t[d] * t[d];
                        }
                        if (square < reach * reach && !(i == j && a == 0 && b == 0 && c == 0)) {
                            symbols.add(atoms.symbol(j));
                            places.add(t);
                        }
                    }
                }
            }
        }
        Atoms heap = Atoms.of(symbols);
        for (int k = 0; k < places.size(); k++) {
            heap.setPosition(k, places.get(k)[0], places.get(k)[1], places.get(k)[2]);
        }
        return heap;
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
