package org.adatom.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.adatom.cli.console.Console;
import org.adatom.cli.input.Suggestion;
import org.adatom.engine.error.AdatomException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The program {@code adatom}: finds the verb, runs it, and turns every failure into one line and an exit code (0 done,
 * 1 bug, 2 input, 3 simulation, 4 files).
 */
@Command(
        name = "adatom",
        synopsisHeading = "Usage: ",
        customSynopsis = "adatom VERB INPUT.yaml [OPTIONS]",
        description = "Molecular dynamics with pluggable force fields.",
        commandListHeading = "%nVerbs:%n",
        footer = {
            "",
            "'adatom help VERB' lists options and every key of the input; 'adatom schema VERB' prints the JSON Schema.",
            "Exit codes: 0 done, 1 bug, 2 bad input, 3 simulation broke, 4 files, 130/143 interrupted after a checkpoint."
        },
        subcommands = {
            RunVerb.class,
            RelaxVerb.class,
            ResumeVerb.class,
            EvaluateVerb.class,
            AnalyzeVerb.class,
            EnsembleVerb.class,
            ElasticVerb.class,
            EosVerb.class,
            SurfaceVerb.class,
            DefectVerb.class,
            GsfVerb.class,
            PhononsVerb.class,
            NebVerb.class,
            DiffusionVerb.class,
            BenchmarkVerb.class,
            VerifyVerb.class,
            PotentialsVerb.class,
            DataVerb.class,
            TrainVerb.class,
            ToyVerb.class,
            BuildVerb.class,
            ConvertVerb.class,
            SchemaVerb.class,
            HelpVerb.class
        })
public final class Main {
    private static final int OK = 0;
    private static final int BUG = 1;
    private static final int BAD_INPUT = 2;
    private static final int BAD_FILE = 4;

    private Main() {}

    /** Runs the program and ends the process with its exit code. */
    public static void main(String[] args) {
        VectorModule.require();
        int code = run(args, Console.system());
        System.out.flush();
        System.exit(code);
    }

    /** Runs the program in this process. */
    public static int run(String[] args, Console console) {
        if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
            // Answered before the command line is parsed: nothing needs to be loaded for it.
            console.out().println(Version.current() + ", Java " + Runtime.version());
            return OK;
        }
        CommandLine line = new CommandLine(new Main(), new VerbFactory(console));
        line.setParameterExceptionHandler((e, _) -> refuse(e, console));
        line.setExecutionExceptionHandler((e, _, _) -> fail(e, console));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        if (args.length == 0) {
            line.usage(console.out());
            return OK;
        }
        boolean help = List.of(args).contains("--help") || List.of(args).contains("-h");
        try {
            return help ? line.execute(askingForHelp(args)) : line.execute(args);
        } catch (Error e) {
            return fail(e, console);
        }
    }

    /** {@code VERB --help} means {@code help VERB}. */
    private static String[] askingForHelp(String[] args) {
        return args[0].startsWith("-") ? new String[] {"help"} : new String[] {"help", args[0]};
    }

    /** A command line that cannot be understood. */
    private static int refuse(ParameterException e, Console console) {
        CommandSpec spec = e.getCommandLine().getCommandSpec();
        String message =
                switch (e) {
                    case UnmatchedArgumentException unmatched -> unmatched(unmatched.getUnmatched().get(0), spec);
                    case MissingParameterException missing -> lowerFirst(missing.getMessage());
                    case ParameterException _ when !spec.subcommands().isEmpty() && spec.parent() != null ->
                            "which job? use " + Suggestion.alternatives(spec.subcommands().keySet());
                    default -> lowerFirst(e.getMessage());
                };
        console.err().println("error: " + oneLine(message) + " (see 'adatom help"
                + (spec.parent() == null ? "" : " " + verb(spec)) + "')");
        return BAD_INPUT;
    }

    /** The verb that a command is, or whose job it is. */
    private static String verb(CommandSpec spec) {
        CommandSpec verb = spec;
        while (verb.parent().parent() != null) {
            verb = verb.parent();
        }
        return verb.name();
    }

    private static String unmatched(String argument, CommandSpec spec) {
        if (argument.startsWith("-") && argument.length() > 1) {
            List<String> options = new ArrayList<>();
            spec.options().forEach(o -> options.addAll(List.of(o.names())));
            return "unknown option '" + argument + "'" + Suggestion.among(options, argument.split("=", 2)[0]);
        }
        if (spec.parent() == null) {
            return "unknown verb '" + argument + "'" + Suggestion.orList(spec.subcommands().keySet(), argument);
        }
        if (!spec.subcommands().isEmpty()) {
            return "unknown job '" + argument + "' of " + spec.name()
                    + Suggestion.orList(spec.subcommands().keySet(), argument);
        }
        return "unexpected argument '" + argument + "'";
    }

    /** A verb that failed. */
    private static int fail(Throwable e, Console console) {
        return switch (e) {
            case AdatomException known -> {
                console.err().println("error: " + oneLine(known.getMessage()));
                yield known.exitCode();
            }
            case UncheckedIOException io -> {
                console.err().println("error: " + describe(io.getCause()));
                yield BAD_FILE;
            }
            case IOException io -> {
                console.err().println("error: " + describe(io));
                yield BAD_FILE;
            }
            case OutOfMemoryError memory -> {
                console.err().println("error: not enough memory (" + (Runtime.getRuntime().maxMemory() >> 20)
                        + " MB); give more with ADATOM_JAVA_OPTS=-Xmx8g, or use fewer atoms");
                yield BAD_FILE;
            }
            default -> {
                console.err().println("error: this is a bug in adatom (" + oneLine(String.valueOf(e))
                        + "); please report it with " + record(e));
                yield BUG;
            }
        };
    }

    /** Writes what a developer needs to know of a bug to a file and returns its name. */
    private static String record(Throwable e) {
        try {
            Path file = Files.createTempFile("adatom-bug-", ".txt");
            try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
                out.println(Version.current() + ", Java " + Runtime.version() + ", "
                        + System.getProperty("os.name") + " " + System.getProperty("os.arch"));
                e.printStackTrace(out);
            }
            return file.toString();
        } catch (IOException unwritable) {
            return "what you were doing (no report could be written: " + unwritable.getMessage() + ")";
        }
    }

    private static String describe(IOException e) {
        String kind =
                e.getClass() == IOException.class ? "" : e.getClass().getSimpleName().replace("Exception", "") + ": ";
        return oneLine(kind + e.getMessage());
    }

    private static String lowerFirst(String text) {
        return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    private static String oneLine(String text) {
        return text == null ? "no details" : text.strip().replaceAll("\\s*\\R\\s*", "; ");
    }
}
