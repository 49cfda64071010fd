package org.adatom.cli;

import picocli.CommandLine.Command;

/** {@code toy JOB}: jobs around the toy model. */
@Command(
        name = "toy",
        synopsisHeading = "Usage: ",
        customSynopsis = "adatom toy JOB [INPUT.yaml] [OPTIONS]",
        description = "The toy model of pairs and triangles: tests of candidates for it.",
        commandListHeading = "%nJobs:%n",
        subcommands = ToyBatteryVerb.class)
final class ToyVerb {}
