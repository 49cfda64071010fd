package org.adatom.analysis.phonons;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.adatom.analysis.Estimate;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.report.Block;
import org.adatom.analysis.report.Figure;
import org.adatom.analysis.report.Findings;
import org.adatom.analysis.report.Report;
import org.adatom.engine.Cell;
import org.adatom.engine.units.Units;

/** Phonons as a report: bands, density of states, sound, thermodynamics, expansion, and where the crystal is unstable. */
public final class PhononReport {
    /** Imaginary frequencies smaller than this part of the highest are noise. */
    private static final double NOISE = 2e-3;
    /** Waves of path and mesh whose frequencies differ by less, in THz, are one, or symmetry makes them equal. */
    private static final double SAME = 1e-4;
    private static final int ROWS = 12;

    private final Findings findings;
    private final Report report;
    private final Phonons phonons;
    private final Units units;

    private PhononReport(Findings findings, Phonons phonons, Units units) {
        this.findings = findings;
        this.report = findings.report();
        this.phonons = phonons;
        this.units = units;
    }

    /**
     * Fills a report.
     *
     * @param temperatures of the tables, K
     */
    public static void fill(Findings findings, Phonons phonons, double[] temperatures, Units units) {
        PhononReport r = new PhononReport(findings, phonons, units);
        int atoms = phonons.constants().primitive().atoms().count();
        r.report.cite(
                "K. Parlinski, Z. Q. Li, Y. Kawazoe, First-Principles Determination of the Soft Mode in Cubic ZrO2, Phys. Rev. Lett."
                        + " 78, 4063 (1997).");
        r.warn();
        BandSection bands = new BandSection(phonons.constants(), phonons.path(), units);
        SoundSection sound = new SoundSection(phonons.constants(), phonons.system(), units);
        r.judge(r.softest(bands), sound.unstable());
        bands.fill(findings);
        SpectrumSection.density(findings, phonons.dos(), atoms);
        sound.fill(findings);
        SpectrumSection.thermodynamics(findings, phonons.dos(), atoms, temperatures, units);
        if (phonons.expansion() != null) {
            ExpansionSection.fill(findings, phonons.expansion(), phonons.system().laue(), atoms, units);
        }
        r.method();
    }

    private void warn() {
        if (narrow()) {
            report.warning("the supercell of " + cells(phonons.constants().repeats())
                    + " primitive cells is narrower than twice the range of the forces: constants of"
                    + " distant atoms are folded onto nearer ones; " + cells(phonons.enough()) + " or more lose none");
        }
    }

    private boolean narrow() {
        int[] n = phonons.constants().repeats();
        return IntStream.range(0, 3).anyMatch(k -> n[k] < phonons.enough()[k]);
    }

    /** Whether waves that do not fit into the supercell, such as the longest, are interpolated instead of exact. */
    private boolean interpolated() {
        return narrow() || phonons.longRange();
    }

    /** The softest waves of path and mesh, the lower one first. */
    private List<SoftWave> softest(BandSection bands) {
        Cell cell = phonons.constants().primitive().cell();
        double[] q = bands.softest();
        double[] onPath = IntStream.range(0, 3).mapToDouble(k -> (q[0] * cell.vector(k, 0) + q[1] * cell.vector(k, 1)
                + q[2] * cell.vector(k, 2)) / (2 * Math.PI)).toArray();
        SoftWave path = SoftWave.at(phonons, onPath, units);
        SoftWave mesh = SoftWave.at(phonons, phonons.dos().softest(), units);
        return mesh.frequency() < path.frequency() - 1e-6 ? List.of(mesh, path) : List.of(path, mesh);
    }

    private void judge(List<SoftWave> softest, List<String> shears) {
        DensityOfStates dos = phonons.dos();
        List<SoftWave> growing = new ArrayList<>(
                softest.stream().filter(w -> w.frequency() < -NOISE * dos.highest()).toList());
        report.figure(new Figure("highest_frequency", "Highest frequency",
                Estimate.of(Numbers.significant(dos.highest(), 7)), "THz", "on the mesh"));
        report.figure(new Figure("lowest_frequency", "Lowest frequency",
                Estimate.of(growing.isEmpty() ? 0 : Numbers.significant(growing.getFirst().frequency(), 5)), "THz",
                "imaginary ones are negative"));
        if (!shears.isEmpty()) {
            report.warning("sound along " + String.join(" and ", shears) + " is unstable: its longest waves grow");
        }
        if (growing.isEmpty() && !shears.isEmpty() && !interpolated()) {
            report.verdict(Report.Level.BAD, "Elastically unstable: waves of infinite length along "
                    + String.join(" and ", shears) + " grow.");
            return;
        }
        if (growing.isEmpty()) {
            report.verdict(report.warnings().isEmpty() ? Report.Level.GOOD : Report.Level.CAUTION,
                    "Dynamically stable: no imaginary frequencies on the path and on a mesh of " + cells(dos.mesh())
                            + " points.");
            return;
        }
        if (growing.size() > 1 && growing.get(1).frequency() - growing.get(0).frequency() < SAME) {
            growing.removeLast();
        }
        double part = IntStream.range(0, dos.frequencies().length)
                .filter(k -> dos.frequencies()[k] < -NOISE * dos.highest()).mapToDouble(k -> dos.weight()[k]).sum();
        report.warning(String.format(Locale.ROOT,
                "imaginary modes, %.3g %% of all on the mesh: the crystal is not stable at rest; thermodynamic functions leave"
                        + " these modes out",
                100 * part / (3 * phonons.constants().primitive().atoms().count())));
        growing.stream().skip(1).forEach(w -> report.warning("another unstable wave: " + w.sentence()));
        report.verdict(Report.Level.BAD, "Dynamically unstable: the lowest frequency is imaginary, "
                + growing.getFirst().sentence() + ".");
    }

    /** At most a dozen rows on the page; all are in the file. */
    static Block.Table thinned(Block.Table table) {
        int n = table.rows().size();
        int step = Math.max(1, (n + ROWS - 1) / ROWS);
        List<List<String>> rows = new ArrayList<>();
        for (int k = 0; k < n; k += step) {
            rows.add(table.rows().get(k));
        }
        return new Block.Table(table.caption(), table.header(), rows);
    }

    static String cells(int[] n) {
        return n[0] + "x" + n[1] + "x" + n[2];
    }

    private void method() {
        ForceConstants constants = phonons.constants();
        List<List<String>> rows = new ArrayList<>(List.of(
                List.of("primitive cell", Integer.toString(constants.primitive().atoms().count()), "atoms"),
                List.of("supercell", cells(constants.repeats()), "primitive cells"),
                List.of("displacements",
                        Numbers.general(ForceConstants.DISPLACEMENT, 3) + " and twice as much, both senses", "A"),
                List.of("largest sum over an atom's constants, made zero",
                        String.format(Locale.ROOT, "%.1e", constants.sumRuleViolation()), "eV/A^2"),
                List.of("largest asymmetry, averaged out",
                        String.format(Locale.ROOT, "%.1e", constants.asymmetry()), "eV/A^2")));
        if (!phonons.longRange()) {
            rows.add(2, List.of("supercell that loses no constant", cells(phonons.enough()), "primitive cells"));
        }
        report.section("Method", new Block.Table("Force constants", List.of("what", "value", "unit"), rows),
                new Block.Text("Frequencies of waves in the relaxed crystal. " + (phonons.longRange()
                        ? "The forces have a long-range Coulomb part (lattice sum), in the supercell as everywhere. Waves that fit"
                                + " into the supercell are exact with the electric fields they make, but for the very centre: there"
                                + " the splitting of longitudinal and transverse optical modes (LO-TO) is not included, and all"
                                + " optical modes are transverse. Between the centre and the nearest waves that fit,"
                                + " frequencies are interpolated without it; a larger supercell makes that region smaller."
                        : "The forces of this potential end at a distance: it has no macroscopic electric field, hence no splitting of"
                                + " longitudinal and transverse optical modes (LO-TO) at the centre, whatever the crystal's does.")));
    }
}
