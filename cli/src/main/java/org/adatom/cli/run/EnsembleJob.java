package org.adatom.cli.run;

import java.io.PrintStream;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.adatom.analysis.ensemble.EnsembleCheck;
import org.adatom.analysis.ensemble.EnsembleReport;
import org.adatom.analysis.report.HtmlPage;
import org.adatom.analysis.report.Provenance;
import org.adatom.analysis.report.Report;
import org.adatom.analysis.report.SummaryJson;
import org.adatom.cli.Version;
import org.adatom.cli.console.Console;
import org.adatom.engine.error.InputException;

/** Checks the ensemble of finished runs, prints the table of laws and, if wanted, writes a report. */
public final class EnsembleJob {
    private EnsembleJob() {}

    /**
     * Does it.
     *
     * @param names of one or two stages, see {@link FinishedStage#read}
     * @param folder for {@code report.html} and {@code summary.json}; null if none is wanted
     * @param replace whether an earlier job in the folder is deleted
     * @return whether no law is broken
     * @throws InputException if the stages cannot be compared
     */
    public static boolean run(List<String> names, Console console, RunFolder folder, boolean replace) {
        if (folder != null) {
            folder.requireFree(replace);
        }
        List<FinishedStage> stages = names.stream().map(FinishedStage::read).toList();
        if (stages.size() == 2 && !stages.get(0).system().equals(stages.get(1).system())) {
            throw new InputException("different systems: " + stages.get(0).folder().path() + " and "
                    + stages.get(1).folder().path() + " have other atoms or another potential");
        }
        EnsembleCheck check = stages.size() == 1
                ? EnsembleCheck.of(stages.get(0).samples())
                : EnsembleCheck.of(stages.get(0).samples(), stages.get(1).samples());
        print(console.out(), check);
        check.warnings().forEach(console::warn);
        if (folder != null) {
            write(names, console, folder, stages, check);
        }
        return check.passed();
    }

    private static void write(List<String> names, Console console, RunFolder folder,
            List<FinishedStage> stages, EnsembleCheck check) {
        folder.create();
        Report report = new Report("Check of the " + check.stages().getFirst().ensemble().kind() + " ensemble");
        EnsembleReport.fill(report, check);
        String command = "adatom ensemble " + String.join(" ", names);
        report.provenance(Provenance.here(Version.current().toString(), 1,
                OffsetDateTime.now().truncatedTo(ChronoUnit.SECONDS).toString(), command, "command", command,
                stages.stream().map(s -> s.folder().file("thermo.csv")).toList()));
        // The marker by which a folder is known as ours: what was asked for.
        folder.write(folder.input(), "# " + command + "\n");
        folder.write(folder.file("report.html"), HtmlPage.of(report));
        folder.write(folder.summary(), SummaryJson.of(report));
        console.note("report: " + folder.path() + "/report.html");
    }

    private static void print(PrintStream out, EnsembleCheck check) {
        List<List<String>> table = new ArrayList<>(List.of(EnsembleReport.header()));
        table.addAll(EnsembleReport.rows(check));
        int[] width = new int[table.getFirst().size()];
        for (List<String> row : table) {
            for (int c = 0; c < width.length; c++) {
                width[c] = Math.max(width[c], row.get(c).length());
            }
        }
        for (List<String> row : table) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < width.length; c++) {
                line.append(String.format(Locale.ROOT, "%-" + width[c] + "s  ", row.get(c)));
            }
            out.println(line.toString().stripTrailing());
        }
        out.println();
        out.println(EnsembleReport.sentence(check));
    }
}
