package org.adatom.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.adatom.analysis.MonitorLog;
import org.adatom.cli.console.Console;
import org.adatom.cli.input.Binder;
import org.adatom.cli.input.InputFile;
import org.adatom.cli.run.Coverage;
import org.adatom.cli.run.RunSetup;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.HeatFlux;
import org.adatom.engine.Monitored;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.Monitor;
import org.adatom.engine.io.Frame;
import org.adatom.engine.io.FrameTarget;
import org.adatom.engine.io.FrameReader;
import org.adatom.engine.io.StructureFiles;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code evaluate INPUT}: energy, forces and virial of given configurations. */
@Command(name = "evaluate", description = "Computes energy, forces and virial of given configurations.")
final class EvaluateVerb implements Runnable {
    /** Columns and keys of an earlier evaluation, which would pass for those of this one. */
    private static final Pattern MEASURE = Pattern.compile("(outside|force_spread|energy_spread)(_\\d+)?");

    private static final Pattern MOST_OF_MEASURE = Pattern.compile("(max|n)_" + MEASURE.pattern());

    private final Console console;

    @Mixin
    private InputOptions input = new InputOptions();

    @Mixin
    private WorkOptions work = new WorkOptions();

    @Option(names = {"-o", "--output"}, paramLabel = "FILE",
            description = "Extended XYZ to write (default: name of the input with .evaluated.extxyz).")
    private @Nullable Path output;

    EvaluateVerb(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        InputFile file = input.read();
        EvaluateInput bound = Binder.bind(file, EvaluateInput.class);
        Path target = output != null ? output : input.named(".evaluated.extxyz");
        try (Workers workers = work.workers();
                Job job = new Job(file, bound, workers, new FrameTarget(target, bound.units()), console)) {
            if (bound.structure().file() != null && bound.structure().frame() == null) {
                job.everyFrame();
            } else {
                job.evaluate(RunSetup.structure(file, bound.structure(), bound.seed(), bound.units()));
            }
            job.target.finish();
            work.console(console).note(target + ": " + job.target.frames()
                    + (job.target.frames() == 1 ? " frame" : " frames"));
        }
    }

    /** The frames on their way from the file to the results. */
    private static final class Job implements AutoCloseable {
        private final InputFile file;
        private final EvaluateInput input;
        private final Workers workers;
        private final FrameTarget target;
        private final Console console;
        private final EvaluationTable table;
        private List<String> species = List.of();
        private @Nullable ForceEvaluator evaluator;
        private List<MonitorLog> logs = List.of();

        Job(InputFile file, EvaluateInput input, Workers workers, FrameTarget target, Console console) {
            this.file = file;
            this.input = input;
            this.workers = workers;
            this.target = target;
            this.console = console;
            this.table = new EvaluationTable(input.units());
            console.out().println(table.header());
        }

        void everyFrame() {
            Units units = input.units();
            Path path = file.directory().resolve(input.structure().file());
            try (FrameReader in = inStructure(() -> StructureFiles.open(path, input.structure().readOptions(units)))) {
                for (Optional<Frame> f = next(in); f.isPresent(); f = next(in)) {
                    evaluate(f.get());
                }
            }
            if (target.frames() == 0) {
                throw file.place("structure").error("structure: " + path + " holds no frame");
            }
        }

        private Optional<Frame> next(FrameReader in) {
            return inStructure(() -> in.next().map(f -> input.structure().modify(f, input.seed())));
        }

        /** What fails here is a fault of the block 'structure'. */
        private <T> T inStructure(Supplier<T> action) {
            try {
                return action.get();
            } catch (InputException e) {
                throw e.in(file.place("structure") + ": structure");
            }
        }

        void evaluate(Frame frame) {
            ForceEvaluator forces = evaluatorFor(frame.atoms().symbols());
            boolean perAtom = input.details().atomEnergies() != null && input.details().atomEnergies();
            forces.wantAtomEnergies(perAtom);
            forces.evaluate(frame.atoms(), frame.cell());
            Map<String, Frame.Column> columns = new LinkedHashMap<>(frame.columns());
            columns.remove("local_energy");
            columns.remove("local_virial");
            if (perAtom) {
                columns.put("local_energy", new Frame.Column(1, forces.atomEnergies().clone()));
            }
            if (input.details().atomVirials() != null && input.details().atomVirials()) {
                columns.put("local_virial", new Frame.Column(9, forces.atomVirials().clone()));
            }
            List<Monitored> monitored = logs.isEmpty() ? List.of() : forces.monitored();
            columns.keySet().removeIf(MEASURE.asMatchPredicate());
            if (input.details().uncertainty() != null && input.details().uncertainty()) {
                monitored.forEach(m -> columns.putAll(MonitorLog.columns(m)));
            }
            Frame result = frame.changed(frame.atoms(), frame.cell(), columns).with(Frame.Field.FORCES);
            result.info().keySet().removeIf(MOST_OF_MEASURE.asMatchPredicate());
            result.info().put("energy", forces.energy());
            result.info().put("virial", forces.virial().clone());
            double volume = frame.cell().volume();
            if (!Double.isNaN(volume)) {
                double[] stress = forces.virial().clone();
                for (int k = 0; k < 9; k++) {
                    stress[k] = -stress[k] / volume;
                }
                result.info().put("stress", stress);
            }
            for (int m = 0; m < monitored.size(); m++) {
                say(logs.get(m), monitored.get(m), result);
            }
            target.write(result);
            console.out().println(table.row(target.frames() - 1, frame, forces));
        }

        /** How far the potential is to be trusted in this frame. */
        private void say(MonitorLog log, Monitored monitored, Frame frame) {
            Monitor monitor = monitored.monitor();
            int worst = log.look(target.frames(), frame.atoms(), frame.cell(), monitored);
            double[] measure = monitored.measure();
            String name = monitor.columns().get(0);
            frame.info().put("max_" + name, Arrays.stream(measure).max().orElse(0));
            if (monitor.limit() < Double.POSITIVE_INFINITY) {
                long beyond = Arrays.stream(measure).filter(m -> m > monitor.limit()).count();
                frame.info().put("n_" + name, beyond);
                if (worst >= 0) {
                    console.warn("frame " + target.frames() + ": " + beyond + " of " + measure.length + " atoms "
                            + monitor.title() + "; the worst, atom " + (worst + 1) + ", "
                            + monitor.explain(frame.atoms().symbol(worst), measure[worst], monitored.numbers(), worst));
                }
            }
        }

        /** Force fields are made for the species that occur. */
        private ForceEvaluator evaluatorFor(List<String> symbols) {
            if (evaluator == null || !symbols.equals(species)) {
                species = symbols;
                ForceField field = RunSetup.forceField(file, input.forcefield(), symbols, input.units());
                evaluator = new ForceEvaluator(field, workers, 0);
                List<Monitor> monitors = Monitor.of(field);
                if (monitors.isEmpty() && input.details().uncertainty() != null && input.details().uncertainty()) {
                    throw file.place("evaluate", "uncertainty").error("evaluate.uncertainty: " + Monitor.SILENT);
                }
                evaluator.monitor(!monitors.isEmpty());
                logs = IntStream.range(0, monitors.size())
                        .mapToObj(m -> new MonitorLog(m, monitors.get(m), kept -> {})).toList();
                if (input.details().atomVirials() != null && input.details().atomVirials()) {
                    requireAtomVirials(field);
                }
                console.note(field.description());
                Coverage.gaps(field, symbols).forEach(console::warn);
            }
            return evaluator;
        }

        private void requireAtomVirials(ForceField field) {
            try {
                HeatFlux.require(field);
            } catch (InputException e) {
                throw file.place("evaluate", "atomVirials").error("evaluate.atomVirials: " + e.getMessage());
            }
        }

        @Override
        public void close() {
            target.close();
        }
    }
}
