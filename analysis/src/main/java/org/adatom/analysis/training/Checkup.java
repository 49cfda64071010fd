package org.adatom.analysis.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.adatom.analysis.Estimate;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.report.Block;
import org.adatom.analysis.report.Figure;
import org.adatom.analysis.report.Report;
import org.adatom.analysis.verify.Certificate;
import org.adatom.analysis.verify.CertificateReport;
import org.adatom.analysis.verify.Finding;
import org.adatom.analysis.verify.Settings;
import org.adatom.analysis.verify.Verdict;
import org.adatom.analysis.verify.Verification;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.training.LabelledFrame;

/**
 * What a trained potential is put through before it is handed out: the checks of a certificate on a configuration that it was trained on,
 * and how fast it is.
 *
 * @param frame the configuration
 * @param certificate the checks
 * @param speeds with one thread, and with all if there are more
 */
public record Checkup(LabelledFrame frame, Certificate certificate, List<Speed> speeds) {
    /** Larger configurations are passed over if there are smaller ones: some checks look at every pair of atoms. */
    private static final int MOST_ATOMS = 128;

    /** Checks and measures. */
    public static Checkup of(ForceField forceField, List<LabelledFrame> frames, Workers workers) {
        LabelledFrame frame = typical(frames);
        Frame plain = new Frame(frame.atoms().copy(), frame.cell());
        Certificate certificate = new Verification(forceField, Settings.standard(Units.CODATA_2018), workers)
                .ofStructure(plain);
        Frame large = Speed.repeated(plain);
        List<Speed> speeds = new ArrayList<>();
        try (Workers one = new Workers(1)) {
            speeds.add(Speed.of(forceField, large, one));
        }
        if (workers.count() > 1) {
            speeds.add(Speed.of(forceField, large, workers));
        }
        return new Checkup(frame, certificate, List.copyOf(speeds));
    }

    /** Of the frames with most species and not too many atoms the one of lowest energy per atom. */
    static LabelledFrame typical(List<LabelledFrame> frames) {
        return frames.stream().min(Comparator
                .comparingLong((LabelledFrame f) -> -Arrays.stream(f.atoms().speciesCounts())
                        .filter(n -> n > 0).count())
                .thenComparingInt(f -> Math.max(MOST_ATOMS, f.count()))
                .thenComparingDouble(f -> f.energy() == null ? Double.POSITIVE_INFINITY : f.energy() / f.count()))
                .orElseThrow();
    }

    /** Adds the sections; what does not hold is a warning, too. */
    public void fill(Report report) {
        for (Finding f : certificate.findings()) {
            if (f.verdict() == Verdict.FAIL) {
                report.warning("verification: " + f.name() + ": " + Numbers.general(f.measured(), 3) + " " + f.unit()
                        + " (" + f.where() + ")");
            }
        }
        report.section("Verification", new Block.Text(CertificateReport.sentence(certificate) + " On "
                + frame.source() + ", as adatom verify checks any potential."), CertificateReport.checks(certificate));
        report.section("Speed", new Block.Table("Forces of " + frame.source() + ", repeated; neighbour lists kept, "
                + "median of the calls",
                List.of("threads", "atoms", "ms per call", "\u00b5s per atom and call", "atom-steps per second"),
                speeds.stream().map(s -> List.of(Integer.toString(s.threads()), Integer.toString(s.atoms()),
                        Numbers.general(1e3 * s.seconds(), 3), Numbers.general(s.microsecondsPerAtom(), 3),
                        String.format(Locale.ROOT, "%.3g", s.atomStepsPerSecond()))).toList()));
        Speed one = speeds.get(0);
        report.figure(new Figure("time_per_atom", "Time per atom and force call", Estimate.of(
                one.microsecondsPerAtom()), "\u00b5s", "one thread, " + one.atoms() + " atoms"));
        report.data("verification", Map.of("passed", certificate.count(Verdict.PASS),
                "noted", certificate.count(Verdict.WARN), "failed", certificate.count(Verdict.FAIL)));
    }

    /** Whether no check failed. */
    public boolean passed() {
        return certificate.verdict() != Verdict.FAIL;
    }
}
