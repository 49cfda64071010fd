package org.adatom.engine.fuzz;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every parser must satisfy: damaged files of any kind are read as a whole or refused with one clear line, in
 * bounded memory and time. A failure names seed, number and damage, and keeps the file in {@code target/fuzz}, where what
 * came of all files is written too, with the messages that name no line.
 *
 * <p>The system properties {@code fuzz.files} and {@code fuzz.seed} replace the number of files per parser and the seed.
 */
public abstract class FuzzContract {
    private static final int FEW = 400;
    private static final int MANY = 10_000;

    @TempDir
    private Path folder;

    /** The parsers; a further one is a further line. */
    protected abstract List<FuzzTarget> parsers();

    @TestFactory
    Stream<DynamicTest> survivesSomeDamagedFiles() {
        return tests(1, FEW);
    }

    @Tag("slow")
    @TestFactory
    Stream<DynamicTest> survivesManyDamagedFiles() {
        return tests(2, MANY);
    }

    private Stream<DynamicTest> tests(long seed, int files) {
        int number = Integer.getInteger("fuzz.files", files);
        return parsers().stream().map(target -> DynamicTest.dynamicTest(target.name(), () -> {
            Fuzzer.Outcome outcome = new Fuzzer(target, Long.getLong("fuzz.seed", seed), folder).run(number);
            StringBuilder text = new StringBuilder(target + ", " + outcome + "\n");
            outcome.lineless().forEach((message, count) -> text.append("  ").append(count).append(" times ")
                    .append(message).append('\n'));
            Path report = Path.of("target", "fuzz", target.name().replaceAll("\\W+", "-") + "-" + number + ".txt");
            Files.createDirectories(report.getParent());
            Files.writeString(report, text);
        }));
    }
}
