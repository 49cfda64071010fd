package org.adatom.cli.run;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.adatom.analysis.benchmark.BenchmarkReport;
import org.adatom.analysis.benchmark.PropertySuite;
import org.adatom.analysis.benchmark.Reference;
import org.adatom.analysis.crystal.Statics;
import org.adatom.analysis.report.HtmlPage;
import org.adatom.analysis.report.Provenance;
import org.adatom.analysis.report.Report;
import org.adatom.analysis.report.SummaryJson;
import org.adatom.analysis.report.TextPage;
import org.adatom.cli.Version;
import org.adatom.cli.console.Console;
import org.adatom.cli.input.Binder;
import org.adatom.cli.input.ForceFieldInput;
import org.adatom.cli.input.InputFile;
import org.adatom.cli.input.Node;
import org.adatom.cli.input.YamlText;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.input.Description;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;

/** Holds potentials against reference values. */
public final class BenchmarkJob {
    private static final String BLOCK = "forcefield";

    private BenchmarkJob() {}

    /** What is read of a file that names a potential: other blocks of it do not matter here. */
    @Description("A potential")
    record PotentialInput(
            @Description("One potential {name: {...}}, or a list of them, which are added") ForceFieldInput forcefield) {}

    /** A potential that was asked for. */
    private record Candidate(String name, InputFile file, ForceField forceField, List<Path> files) {}

    /**
     * Computes all and writes the report.
     *
     * @param potentials files with a block {@code forcefield}, or KEY:SET of built-in parameters such as eam:zhou-2004
     * @param against file or shipped set of reference values
     * @param replace whether an earlier job in the folder is deleted
     */
    public static void run(List<String> potentials, String against, Workers workers, Console console, RunFolder folder,
            boolean replace) {
        Reference reference = ReferenceInput.read(against);
        Units units = Units.CODATA_2018;
        Frame crystal = reference.crystal().build(units);
        List<Candidate> candidates = new ArrayList<>();
        for (String text : potentials) {
            candidates.add(candidate(text, crystal, units, candidates));
        }
        folder.requireFree(replace);
        Map<String, PropertySuite.Result> results = new LinkedHashMap<>();
        Report report = new Report("Potentials against " + reference.title());
        for (Candidate c : candidates) {
            console.note(c.name() + ": " + c.forceField().description());
            results.put(c.name(), PropertySuite.of(
                    new Statics(c.forceField(), workers, units), crystal, reference.properties(), console::note));
            c.forceField().references().forEach(report::cite);
        }
        BenchmarkReport.fill(report, reference, results);
        report.warnings().forEach(console::warn);
        console.out().print(TextPage.of(report));
        folder.create();
        String command = "adatom benchmark " + String.join(" ", potentials) + " --against " + against;
        folder.write(folder.input(), input(command, candidates));
        LinkedHashSet<Path> files = new LinkedHashSet<>(List.of(folder.input()));
        candidates.forEach(c -> files.addAll(c.files()));
        report.provenance(Provenance.here(Version.current().toString(), workers.count(),
                OffsetDateTime.now().truncatedTo(ChronoUnit.SECONDS).toString(), command, "input.yaml",
                RunRecord.input(folder), List.copyOf(files)));
        folder.write(folder.file("report.html"), HtmlPage.of(report));
        folder.write(folder.summary(), SummaryJson.of(report));
        console.note("report: " + folder.path() + "/report.html");
    }

    private static Candidate candidate(String text, Frame crystal, Units units, List<Candidate> before) {
        int colon = text.indexOf(':');
        boolean builtin = colon > 0 && ForceFieldInput.factories().containsKey(text.substring(0, colon));
        InputFile whole = builtin
                ? InputFile.parse(text, Path.of(""),
                        BLOCK + ": {" + text.substring(0, colon) + ": {builtin: " + text.substring(colon + 1) + "}}\n")
                : InputFile.read(Path.of(text));
        Node.Entry entry = whole.root().entries().get(BLOCK);
        if (entry == null) {
            throw new InputException(
                    text + ": has no block forcefield; name an input file that has one, or KEY:SET of a built-in"
                            + " potential such as eam:zhou-2004 (adatom potentials lists them)");
        }
        Map<String, Node.Entry> only = new LinkedHashMap<>();
        only.put(BLOCK, entry);
        InputFile file = new InputFile(whole.name(), whole.directory(), whole.text(),
                new Node.Mapping(whole.root().place(), only));
        ForceFieldInput block = Binder.bind(file, PotentialInput.class).forcefield();
        ForceField forceField = RunSetup.forceField(file, block, crystal.atoms().symbols(), units);
        String stem = builtin ? text : Path.of(text).getFileName().toString().replaceFirst("\\.(ya?ml|json)$", "");
        String name = stem;
        for (int k = 2; named(before, name); k++) {
            name = stem + " " + k;
        }
        return new Candidate(name, file, forceField, builtin ? List.of() : List.of(Path.of(text)));
    }

    private static boolean named(List<Candidate> candidates, String name) {
        return candidates.stream().anyMatch(c -> c.name().equals(name));
    }

    /** A record of what was compared. */
    private static String input(String command, List<Candidate> candidates) {
        StringBuilder text = new StringBuilder("# ").append(command).append("\npotentials:\n");
        for (Candidate c : candidates) {
            text.append("  \"").append(c.name()).append("\":\n").append(YamlText.of(c.file().root()).indent(4));
        }
        return text.toString();
    }
}
