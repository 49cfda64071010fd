package org.adatom.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Starts the launcher script as a process, in a project of its own with a stand-in for Maven and for the JDK. */
@DisabledOnOs(OS.WINDOWS)
final class LauncherTest {
    /** Stands in for Maven: counts its calls, takes a second, makes the jar; fails while a file "broken" exists. */
    private static final String MAVEN = """
            #!/bin/sh
            echo called >> maven.calls
            sleep 1
            if [ -f broken ]; then
                echo '[INFO] Building'
                echo '[ERROR] Atoms.java:[3,1] illegal start of type'
                exit 1
            fi
            mkdir -p cli/target/lib
            echo jar > cli/target/adatom.jar
            """;

    /** Stands in for Java: prints the folder it was started in and its arguments, and obeys the verb. */
    private static final String JAVA = """
            #!/bin/sh
            verb=
            for argument in "$@"; do
                case $argument in
                    -XX:AOTCacheOutput=*) echo classes > "${argument#*=}"; exit 0 ;;
                esac
                verb=$argument
            done
            pwd
            for argument in "$@"; do echo "<$argument>"; done
            case $verb in
                fail) exit 7 ;;
                wait)
                    trap 'exit 43' TERM
                    echo ready
                    while :; do sleep 0.05; done ;;
            esac
            """;

    private Path root;
    private Path bin;
    private Path jdk;
    private Path elsewhere;

    @BeforeEach
    void layOut(@TempDir Path folder) throws IOException {
        root = Files.createDirectories(folder.toRealPath().resolve("the project"));
        bin = Files.createDirectories(folder.resolve("bin"));
        elsewhere = Files.createDirectories(folder.toRealPath().resolve("else where"));
        executable(root.resolve("adatom"), Files.readString(script()));
        executable(bin.resolve("mvn"), MAVEN);
        jdk = jdk(folder.resolve("jdk-25"), "25.0.1+8-LTS");
        Files.createDirectories(root.resolve("engine/src/main/java"));
        for (String file : List.of("pom.xml", "engine/pom.xml", "engine/src/main/java/Atoms.java")) {
            Files.writeString(root.resolve(file), "source");
        }
    }

    @Test
    void firstStartBuildsAndLaterStartsDoNot() throws Exception {
        Outcome first = start("run");
        assertEquals(0, first.code, first.err);
        assertEquals("adatom: building (first use or newer sources; log: target/build.log) ...\n", first.err);
        Outcome second = start("run");
        assertEquals(0, second.code);
        assertEquals("", second.err, "a start that need not build is silent");
        assertEquals(1, mavenCalls());
    }

    @Test
    void newerSourceTriggersOneRebuild() throws Exception {
        start("run");
        touchInFuture(root.resolve("engine/src/main/java/Atoms.java"));
        assertTrue(start("run").err.contains("building"));
        assertEquals(2, mavenCalls());
    }

    @Test
    void deletedSourceTriggersRebuild() throws Exception {
        start("run");
        Files.delete(root.resolve("engine/src/main/java/Atoms.java"));
        touchInFuture(root.resolve("engine/src/main/java"));
        start("run");
        assertEquals(2, mavenCalls());
    }

    @Test
    void failedBuildShowsTheErrorsAndExitsWithFour() throws Exception {
        Files.writeString(root.resolve("broken"), "");
        Outcome outcome = start("run");
        assertEquals(4, outcome.code);
        assertEquals("", outcome.out);
        assertTrue(outcome.err.contains("[ERROR] Atoms.java:[3,1] illegal start of type"), outcome.err);
        assertTrue(outcome.err.contains("target/build.log"), outcome.err);
        assertTrue(Files.readString(root.resolve("target/build.log")).contains("[INFO] Building"));
        Files.delete(root.resolve("broken"));
        assertEquals(0, start("run").code, "the next start tries again");
    }

    @Test
    void startsAtTheSameTimeBuildOnce() throws Exception {
        List<Process> starts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            starts.add(process(root, Map.of(), root.resolve("adatom").toString(), "run").start());
        }
        for (Process start : starts) {
            Outcome outcome = finish(start);
            assertEquals(0, outcome.code, outcome.err);
            assertTrue(outcome.out.contains("<run>"));
        }
        assertEquals(1, mavenCalls());
    }

    @Test
    void lockOfDeadBuilderIsTakenOver() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Files.createDirectories(root.resolve("target"));
        Files.createSymbolicLink(root.resolve("target/lock"), Path.of(Long.toString(dead.pid())));
        assertEquals(0, start("run").code);
    }

    @Test
    void argumentsAndFolderReachTheProgramUnchanged() throws Exception {
        Path link = Files.createSymbolicLink(bin.resolve("md"), root.resolve("adatom"));
        Outcome outcome = finish(
                process(elsewhere, Map.of(), link.toString(), "run", "../in put.yaml", "--set", "a=$b *").start());
        assertEquals(0, outcome.code, outcome.err);
        assertTrue(outcome.out.startsWith(elsewhere + "\n"), outcome.out);
        assertTrue(outcome.out.endsWith("<run>\n<../in put.yaml>\n<--set>\n<a=$b *>\n"), outcome.out);
    }

    @Test
    void exitCodeOfTheProgramIsTheLaunchers() throws Exception {
        assertEquals(7, start("fail").code);
    }

    @Test
    void terminationReachesTheProgram() throws Exception {
        start("run");
        Process process = process(root, Map.of(), root.resolve("adatom").toString(), "wait").start();
        try (BufferedReader out = process.inputReader()) {
            while (!"ready".equals(out.readLine())) {
                assertTrue(process.isAlive());
            }
            process.destroy();
            assertTrue(process.waitFor(20, TimeUnit.SECONDS), "still running");
            assertEquals(43, process.exitValue());
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void rebuildLeavesTheBuildThatAProgramRunsFrom() throws Exception {
        start("run");
        Process process = process(root, Map.of(), root.resolve("adatom").toString(), "wait").start();
        try (BufferedReader out = process.inputReader()) {
            while (!"ready".equals(out.readLine())) {
                assertTrue(process.isAlive());
            }
            Path running = root.resolve("target").resolve(Files.readString(root.resolve("target/app")).strip());
            touchInFuture(root.resolve("engine/src/main/java/Atoms.java"));
            start("run");
            assertEquals(2, mavenCalls());
            assertTrue(Files.exists(running.resolve("adatom.jar")), "its jars are gone");
            process.destroy();
            assertTrue(process.waitFor(20, TimeUnit.SECONDS), "still running");
            Files.setLastModifiedTime(root.resolve("engine/src/main/java/Atoms.java"),
                    FileTime.from(Instant.now().plusSeconds(60)));
            start("run");
            assertFalse(Files.exists(running), "nobody runs from there any more");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void oldJavaIsPassedOver() throws Exception {
        Path old = jdk(elsewhere.resolve("jdk-17"), "17.0.15+6");
        executable(old.resolve("bin/java"), "#!/bin/sh\necho wrong java\n");
        Path path = Files.createDirectories(elsewhere.resolve("bin"));
        Files.createSymbolicLink(path.resolve("java"), jdk.resolve("bin/java"));
        Outcome outcome = finish(process(root, Map.of("ADATOM_JAVA", "", "JAVA_HOME", old.toString(), "PATH",
                path + ":" + bin + ":" + System.getenv("PATH")), root.resolve("adatom").toString(), "run").start());
        assertEquals(0, outcome.code, outcome.err);
        assertTrue(outcome.out.contains("<run>"), outcome.out);
    }

    @Test
    void missingJavaIsOneLineThatSaysWhatToInstall() throws Exception {
        // no machine has the Java that this copy of the launcher asks for
        executable(root.resolve("adatom"), Files.readString(script()).replace("need=25", "need=9999"));
        Outcome outcome = finish(
                process(root, Map.of("ADATOM_JAVA", ""), root.resolve("adatom").toString(), "run").start());
        assertEquals(4, outcome.code);
        assertEquals(1, outcome.err.lines().count(), outcome.err);
        assertTrue(outcome.err.startsWith("adatom: no JDK 9999 or newer found: install one"), outcome.err);
        assertFalse(Files.exists(root.resolve("maven.calls")));
    }

    @Test
    void wrongJavaNamedByTheUserIsRefused() throws Exception {
        Outcome outcome = finish(process(root, Map.of("ADATOM_JAVA", elsewhere.toString()),
                root.resolve("adatom").toString(), "run").start());
        assertEquals(4, outcome.code);
        assertEquals("adatom: ADATOM_JAVA=" + elsewhere + " is not the home of a JDK 25 or newer\n", outcome.err);
    }

    private record Outcome(int code, String out, String err) {}

    private Outcome start(String verb) throws Exception {
        return finish(process(root, Map.of(), root.resolve("adatom").toString(), verb).start());
    }

    private ProcessBuilder process(Path folder, Map<String, String> environment, String... command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("PATH", bin + ":" + System.getenv("PATH"));
        builder.environment().put("ADATOM_JAVA", jdk.toString());
        builder.environment().remove("ADATOM_JAVA_OPTS");
        builder.environment().putAll(environment);
        return builder;
    }

    private static Outcome finish(Process process) throws Exception {
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
        return new Outcome(process.waitFor(), out, err);
    }

    private long mavenCalls() throws IOException {
        try (var lines = Files.lines(root.resolve("maven.calls"))) {
            return lines.count();
        }
    }

    private static void touchInFuture(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));
    }

    private static Path jdk(Path home, String version) throws IOException {
        Files.createDirectories(home.resolve("bin"));
        executable(home.resolve("bin/java"), JAVA);
        executable(home.resolve("bin/javac"), "#!/bin/sh\n");
        Files.writeString(home.resolve("release"),
                "IMPLEMENTOR=\"Test\"\nJAVA_RUNTIME_VERSION=\"" + version + "\"\nJAVA_VERSION=\"0\"\n");
        return home;
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        assertTrue(file.toFile().setExecutable(true));
    }

    /** The launcher, in the folder above the module that is being tested. */
    private static Path script() {
        return Path.of("").toAbsolutePath().getParent().resolve("adatom");
    }
}
