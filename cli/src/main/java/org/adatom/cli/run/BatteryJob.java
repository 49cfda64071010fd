package org.adatom.cli.run;

import java.io.PrintStream;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.report.HtmlPage;
import org.adatom.analysis.report.Provenance;
import org.adatom.analysis.report.Report;
import org.adatom.analysis.report.SummaryJson;
import org.adatom.analysis.toy.Battery;
import org.adatom.analysis.toy.BatteryReport;
import org.adatom.analysis.toy.BatterySettings;
import org.adatom.analysis.toy.Outcome;
import org.adatom.analysis.toy.Trial;
import org.adatom.cli.Version;
import org.adatom.cli.console.Console;
import org.adatom.cli.input.Binder;
import org.adatom.cli.input.InputFile;
import org.adatom.engine.parallel.Workers;

/** Tests candidates for the toy model, prints the table of laws, writes the report and a CSV file per test. */
public final class BatteryJob {
    private BatteryJob() {}

    /**
     * Does it.
     *
     * @param replace whether an earlier job in the folder is deleted
     * @return whether all candidates obey every law
     */
    public static boolean run(
            InputFile file, Workers workers, Console console, RunFolder folder, boolean replace) {
        ToyInput input = Binder.bind(file, ToyInput.class);
        BatterySettings settings = (input.battery() == null ? BatteryBlock.empty() : input.battery()).settings();
        folder.requireFree(replace);
        folder.create();
        RunRecord.write(file, ToyInput.class, folder);
        Battery battery = Battery.run(settings, workers, test -> console.note(test.heading()));
        print(console.out(), battery);
        for (Trial trial : battery.trials()) {
            folder.write(folder.file(trial.test().fileName()), trial.table().csv());
        }
        Report report = new Report("Tests of candidates for the toy model");
        BatteryReport.fill(report, battery);
        report.provenance(Provenance.here(
                Version.current().toString(),
                workers.count(),
                OffsetDateTime.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                "adatom toy battery input.yaml",
                "input.yaml",
                RunRecord.input(folder),
                RunRecord.files(folder)));
        folder.write(folder.file("report.html"), HtmlPage.of(report));
        folder.write(folder.summary(), SummaryJson.of(report));
        console.note("report: " + folder.path() + "/report.html");
        return battery.passed();
    }

    private static void print(PrintStream out, Battery battery) {
        int width = battery.subjects().stream().mapToInt(s -> s.label().length()).max().orElse(0);
        String format = "%-7s  %-" + Math.max(width, 9) + "s  %-62s  %11s  %-8s  %s";
        out.println(String.format(
                Locale.ROOT, format, "verdict", "candidate", "test and law", "measured", "allowed", "worst at"));
        for (Outcome o : battery.outcomes()) {
            out.println(String.format(Locale.ROOT, format, o.verdict().name().toLowerCase(Locale.ROOT),
                    o.subject().label(), "(" + o.test().letter() + ") " + o.law(), Numbers.general(o.measured(), 7),
                    o.allowed(), o.where()).stripTrailing());
        }
        out.println();
        out.println(BatteryReport.sentence(battery));
    }
}
