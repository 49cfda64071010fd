package org.adatom.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The program {@code adatom}: one verb per job. The only place that ends the Java virtual machine. */
@Command(name = "adatom", description = "Molecular dynamics with pluggable force fields.",
        synopsisSubcommandLabel = "VERB", mixinStandardHelpOptions = true, versionProvider = Version.Provider.class,
        subcommands = HelpCommand.class)
public final class Main {

    /** Runs the verb named by the arguments and exits with its code. */
    public static void main(String[] arguments) {
        VectorModule.require();
        System.exit(new CommandLine(new Main()).execute(arguments));
    }
}
