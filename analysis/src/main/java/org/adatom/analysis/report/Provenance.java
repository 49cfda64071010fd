package org.adatom.analysis.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.adatom.engine.error.FileException;

/**
 * What made a result, so that it can be made again.
 *
 * @param program name and version of the program
 * @param java version and vendor of the virtual machine
 * @param system operating system and architecture
 * @param processor its model and number of processors
 * @param threads number of threads used
 * @param created date and time, as text
 * @param command how to repeat it on the command line
 * @param inputName name of the input file
 * @param input text of the input file
 * @param files the input and potential files with their hashes
 */
public record Provenance(String program, String java, String system, String processor, int threads, String created,
        String command, String inputName, String input, List<HashedFile> files) {
    /** Copies. */
    public Provenance {
        files = List.copyOf(files);
    }

    /**
     * A file with its hash.
     *
     * @param name as the input names it
     * @param sha256 of its bytes, in hexadecimal
     */
    public record HashedFile(String name, String sha256) {}

    /**
     * The provenance of a result made by this process.
     *
     * @param files the input and potential files
     */
    public static Provenance here(String program, int threads, String created, String command, String inputName,
            String input, List<Path> files) {
        List<HashedFile> hashed = new ArrayList<>();
        for (Path file : files) {
            hashed.add(new HashedFile(String.valueOf(file.getFileName()), sha256(file)));
        }
        String java = System.getProperty("java.runtime.name", "Java") + " " + Runtime.version() + " ("
                + System.getProperty("java.vendor", "unknown vendor") + ")";
        String system = System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                + System.getProperty("os.arch");
        String processor = processorModel() + ", " + Runtime.getRuntime().availableProcessors() + " processors";
        return new Provenance(program, java, system, processor, threads, created, command, inputName, input, hashed);
    }

    /**
     * SHA-256 of a file in hexadecimal.
     *
     * @throws FileException if it cannot be read
     */
    public static String sha256(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new FileException(file, "cannot be read: " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The model where the system tells it (Linux), else the architecture. */
    private static String processorModel() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(l -> l.startsWith("model name")).map(l -> l.substring(l.indexOf(':') + 1).trim())
                    .findFirst().orElse(System.getProperty("os.arch"));
        } catch (IOException | UncheckedIOException e) {
            return System.getProperty("os.arch");
        }
    }
}
