package org.adatom.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.adatom.analysis.FirstShell;
import org.adatom.analysis.FrameObserver;
import org.adatom.analysis.MeanSquaredDisplacement;
import org.adatom.analysis.MeanSquaredDisplacementResult;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.RadialDistribution;
import org.adatom.analysis.RadialDistributionResult;
import org.adatom.analysis.VelocityAutocorrelationResult;
import org.adatom.analysis.report.Figure;
import org.adatom.analysis.report.Findings;
import org.adatom.analysis.report.FrameReport;
import org.adatom.analysis.report.HtmlPage;
import org.adatom.analysis.report.Provenance;
import org.adatom.analysis.report.Report;
import org.adatom.analysis.report.RunReport;
import org.adatom.analysis.report.SummaryJson;
import org.adatom.analysis.report.VelocityReport;
import org.adatom.cli.console.Console;
import org.adatom.cli.input.Binder;
import org.adatom.cli.input.InputFile;
import org.adatom.engine.error.InputException;
import org.adatom.engine.io.Frame;
import org.adatom.engine.io.FrameReader;
import org.adatom.engine.io.FrameTarget;
import org.adatom.engine.io.ReadOptions;
import org.adatom.engine.io.StructureFiles;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code analyze INPUT}: distributions, displacements, correlations and local structure of trajectory files. */
@Command(name = "analyze",
        description = "Computes distributions, displacements, correlations and local structure of trajectory files.")
final class AnalyzeVerb implements Runnable {
    private static final Units UNITS = Units.CODATA_2018;

    private final Console console;

    @Mixin
    private InputOptions input = new InputOptions();

    @Mixin
    private WorkOptions work = new WorkOptions();

    @Option(names = {"-o", "--output"}, paramLabel = "DIR",
            description = "Folder for analysis.html, analysis.json and the curves as CSV (default: the present one).")
    private Path output = Path.of("");

    AnalyzeVerb(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        InputFile file = input.read();
        AnalyzeInput.Block block = Binder.bind(file, AnalyzeInput.class).analyze();
        try (Workers workers = work.workers()) {
            RadialDistribution rdf = block.rdf() == null
                    ? null
                    : new RadialDistribution(
                            block.rdf().rmaxOrDefault(), block.rdf().widthOrDefault(), 1, 0, workers);
            MeanSquaredDisplacement msd = block.msd() == null ? null : MeanSquaredDisplacement.of(block.msd(), 1, 0);
            VelocityFrames vacf = block.vacf() == null ? null : new VelocityFrames(block.vacf(), UNITS);
            List<FrameObserver> frames = block.frameObservers(workers);
            long used = read(file, block, rdf, msd, vacf, frames);
            if (used == 0) {
                throw file.place("analyze", "file").error("analyze.file: there is no frame in that range");
            }
            work.console(console).note(used + " frames");
            Report report = new Report("Analysis of " + String.join(", ", block.file()));
            report.subtitle(used + " frames");
            if (rdf != null) {
                report(rdf.result());
                new RunReport(report).radialDistribution(rdf.result());
            }
            if (msd != null) {
                report(msd.result(), block);
                new RunReport(report).displacement(msd.result(), block.msd());
            }
            if (vacf != null) {
                report(file, vacf);
                VelocityReport.fill(report, vacf.gathered().result());
            }
            report(frames, report);
            page(file, report, workers.count());
        } catch (IllegalArgumentException e) {
            throw file.place("analyze").error("analyze: " + e.getMessage());
        }
    }

    /** What is gathered from the frames. */
    private record Gathered(@Nullable RadialDistribution rdf, @Nullable MeanSquaredDisplacement msd,
            @Nullable VelocityFrames vacf, List<FrameObserver> frames, @Nullable FrameTarget labelled) {
        void add(Frame frame, long k, AnalyzeInput.Block block) {
            if (rdf != null && k % block.rdf().everyOrDefault(1) == 0) {
                rdf.add(frame.atoms(), frame.cell());
            }
            if (msd != null && k % msd.every() == 0) {
                msd.addFrame(1e-3 * block.time(frame, k), frame.atoms(), frame.cell());
            }
            if (vacf != null && k % vacf.every() == 0) {
                vacf.add(frame, block.time(frame, k));
            }
            for (FrameObserver observer : frames) {
                if (k % observer.every() == 0) {
                    observer.add(1e-3 * block.timeIfKnown(frame, k), frame.atoms(), frame.cell());
                    label(frame, observer.columns(frame.atoms(), frame.cell()));
                }
            }
        }

        private void label(Frame frame, Map<String, Frame.Column> columns) {
            if (labelled != null && !columns.isEmpty()) {
                Map<String, Frame.Column> all = new LinkedHashMap<>(frame.columns());
                all.putAll(columns);
                labelled.write(new Frame(frame.atoms(), frame.cell(), frame.fields(), frame.info(), all));
            }
        }
    }

    private long read(InputFile file, AnalyzeInput.Block block, @Nullable RadialDistribution rdf,
            @Nullable MeanSquaredDisplacement msd, @Nullable VelocityFrames vacf, List<FrameObserver> frames) {
        if (block.structures() == null) {
            return read(file, block, new Gathered(rdf, msd, vacf, frames, null));
        }
        Path target = output.resolve("structures.extxyz");
        try {
            Files.createDirectories(output.toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (FrameTarget labelled = new FrameTarget(target, UNITS)) {
            long used = read(file, block, new Gathered(rdf, msd, vacf, frames, labelled));
            if (used > 0) {
                labelled.finish();
                work.console(console).note("wrote " + target);
            }
            return used;
        }
    }

    private static long read(InputFile file, AnalyzeInput.Block block, Gathered gathered) {
        ReadOptions options = block.readOptions(UNITS);
        long last = block.to() == null ? Long.MAX_VALUE : block.to();
        long index = 0;
        long used = 0;
        for (String name : block.file()) {
            try (FrameReader in = StructureFiles.open(file.directory().resolve(name), options)) {
                for (Optional<Frame> f = in.next(); f.isPresent() && index <= last; f = in.next(), index++) {
                    if (index >= block.fromOrDefault()) {
                        gathered.add(f.get(), index - block.fromOrDefault(), block);
                        used++;
                    }
                }
            } catch (InputException e) {
                throw e.in(file.place("analyze", "file") + ": analyze");
            }
        }
        return used;
    }

    private void report(RadialDistributionResult rdf) {
        write("rdf.csv", rdf::writeCsv);
        for (RadialDistributionResult.Curve c : rdf.curves()) {
            FirstShell shell = rdf.firstShell(c);
            if (shell != null) {
                console.out()
                        .println("g(r) " + c.label() + ": first peak at " + Numbers.general(shell.peak(), 5) + " A, "
                                + Numbers.general(shell.coordination(), 5) + " neighbors up to the minimum"
                                + (shell.minimum() == null ? "" : " at " + Numbers.general(shell.minimum(), 5) + " A"));
            }
        }
    }

    private void report(MeanSquaredDisplacementResult msd, AnalyzeInput.Block block) {
        write("msd.csv", msd::writeCsv);
        for (MeanSquaredDisplacementResult.Curve c : msd.curves()) {
            try {
                MeanSquaredDisplacementResult.Diffusion d = msd.diffusion(c, block.msd());
                console.out()
                        .println("D " + c.label() + ": " + Numbers.withError(d.cm2PerSecond()) + " cm^2/s, fit from "
                                + Numbers.general(d.from(), 4) + " to " + Numbers.general(d.to(), 4) + " ps"
                                + (d.diffusive()
                                        ? ""
                                        : " (no diffusion: MSD grows as t^" + Numbers.general(d.exponent(), 2) + ")"));
            } catch (IllegalArgumentException e) {
                console.warn("no diffusion coefficient: " + e.getMessage());
            }
        }
    }

    private void report(InputFile file, VelocityFrames frames) {
        VelocityAutocorrelationResult v;
        try {
            v = frames.gathered().result();
        } catch (InputException e) {
            throw e.in(file.place("analyze", "vacf") + ": analyze");
        }
        write("vacf.csv", v::writeCsv);
        write("vdos.csv", v::writeStatesCsv);
        for (VelocityAutocorrelationResult.Species s : v.species()) {
            console.out()
                    .println("D " + s.symbol() + " from velocities: " + Numbers.withError(s.diffusion())
                            + " A^2/ps, up to "
                            + Numbers.general(v.lag()[v.lag().length - 1], 4) + " ps");
        }
        console.out()
                .println("density of states: integral " + Numbers.general(v.integral(), 8) + ", degrees of freedom "
                        + Numbers.general(v.freedom(), 8));
    }

    /** Files of what was measured of single frames, and its figures, which are the last of the report. */
    private void report(List<FrameObserver> frames, Report report) {
        int before = report.figures().size();
        int warned = report.warnings().size();
        Findings findings = new Findings(report);
        frames.forEach(f -> FrameReport.fill(findings, f));
        findings.texts().forEach((name, text) -> write(name, out -> out.append(text)));
        report.warnings().stream().skip(warned).forEach(console::warn);
        for (Figure f : report.figures().subList(before, report.figures().size())) {
            console.out()
                    .println(
                            f.label() + ": " + Numbers.withError(f.value()) + (f.unit().isEmpty() ? "" : " " + f.unit())
                                    + (f.note().isEmpty() ? "" : ", " + f.note()));
        }
    }

    private void page(InputFile file, Report report, int threads) {
        report.provenance(Provenance.here(Version.current().toString(), threads,
                OffsetDateTime.now().truncatedTo(ChronoUnit.SECONDS).toString(), "adatom analyze " + file.name(),
                file.name(), file.text(), List.of()));
        write("analysis.html", out -> out.append(HtmlPage.of(report)));
        write("analysis.json", out -> out.append(SummaryJson.of(report)));
    }

    /** Something that writes to an {@link Appendable}. */
    @FunctionalInterface
    private interface Writing {
        void to(Appendable out) throws IOException;
    }

    private void write(String name, Writing content) {
        Path target = output.resolve(name);
        Path part = output.resolve(".partial-" + name);
        try {
            Files.createDirectories(output.toAbsolutePath());
            try (var out = Files.newBufferedWriter(part)) {
                content.to(out);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        work.console(console).note("wrote " + target);
    }
}
