package org.adatom.cli.run;

import java.io.PrintStream;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.report.HtmlPage;
import org.adatom.analysis.report.Provenance;
import org.adatom.analysis.report.Report;
import org.adatom.analysis.report.SummaryJson;
import org.adatom.analysis.verify.Certificate;
import org.adatom.analysis.verify.CertificateReport;
import org.adatom.analysis.verify.Finding;
import org.adatom.analysis.verify.Settings;
import org.adatom.analysis.verify.Verdict;
import org.adatom.analysis.verify.Verification;
import org.adatom.cli.Version;
import org.adatom.cli.console.Console;
import org.adatom.cli.input.Binder;
import org.adatom.cli.input.InputFile;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;

/** Checks a potential, prints the table of findings, writes the certificate. */
public final class VerifyJob {
    private VerifyJob() {}

    /**
     * Does it.
     *
     * @param replace whether an earlier job in the folder is deleted
     * @return whether no check failed
     */
    public static boolean run(
            InputFile file, Workers workers, Console console, RunFolder folder, boolean replace) {
        VerifyInput input = Binder.bind(file, VerifyInput.class);
        Settings settings = input.settings();
        Frame frame = input.structure() == null
                ? null
                : RunSetup.structure(file, input.structure(), settings.seed(), settings.units());
        List<String> species =
                frame == null ? input.details().species() : frame.atoms().symbols();
        ForceField forceField = RunSetup.forceField(file, input.forcefield(), species, settings.units());
        folder.requireFree(replace);
        console.note(forceField.description());
        List<String> gaps = new ArrayList<>(input.forcefield().idle(species));
        gaps.addAll(Coverage.gaps(forceField, species));
        gaps.forEach(console::warn);
        Verification verification = new Verification(forceField, settings, workers);
        Certificate certificate = frame == null ? verification.ofSpecies(species) : verification.ofStructure(frame);
        print(console.out(), certificate);
        // Nothing is written before: a job that is interrupted leaves nothing behind, and keeps what it would replace.
        folder.create();
        RunRecord.write(file, VerifyInput.class, folder);
        Report report = new Report("Certificate of a potential for " + String.join(", ", species));
        CertificateReport.fill(report, certificate, settings.units());
        gaps.forEach(report::warning);
        report.provenance(Provenance.here(
                Version.current().toString(),
                workers.count(),
                OffsetDateTime.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                "adatom verify input.yaml",
                "input.yaml",
                RunRecord.input(folder),
                RunRecord.files(folder)));
        folder.write(folder.file("certificate.html"), HtmlPage.of(report));
        folder.write(folder.certificate(), SummaryJson.of(report));
        console.note("certificate: " + folder.file("certificate.html"));
        return certificate.verdict() != Verdict.FAIL;
    }

    private static void print(PrintStream out, Certificate c) {
        out.println(row("verdict", "what", "measured", "limit", "unit; worst at"));
        for (Finding f : c.findings()) {
            String unit = f.unit().isEmpty() || f.where().isEmpty() ? f.unit() : f.unit() + "; ";
            out.println(row(
                    f.verdict().name().toLowerCase(Locale.ROOT),
                    f.name(),
                    Numbers.general(f.measured(), 4),
                    Double.isNaN(f.limit()) ? "" : Numbers.general(f.limit(), 4),
                    unit + f.where()));
        }
        out.println();
        out.println(CertificateReport.sentence(c));
    }

    private static String row(String verdict, String name, String measured, String limit, String where) {
        return String.format(Locale.ROOT, "%-7s  %-52s  %11s  %8s  %s", verdict, name, measured, limit, where)
                .stripTrailing();
    }
}
