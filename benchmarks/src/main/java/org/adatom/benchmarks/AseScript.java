package org.adatom.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.adatom.engine.Atoms;
import org.adatom.engine.io.Frame;

/** A Python program of this package that asks ASE, as a file while it is in use. */
final class AseScript implements AutoCloseable {
    private final Path file;

    /** That of this name, such as {@code relax.py}. */
    AseScript(String name) throws IOException {
        file = Files.createTempFile("adatom-", "-" + name);
        try (InputStream in = AseScript.class.getResourceAsStream(name)) {
            Files.writeString(file, new String(in.readAllBytes(), UTF_8));
        }
    }

    /** Starts it with the Python that the environment variable PYTHON names. */
    Dialogue start() throws IOException {
        return new Dialogue("ASE", List.of(System.getenv().getOrDefault("PYTHON", "python3"), file.toString()));
    }

    /** What ASE needs to make the structure: symbols, cell, pbc, fixed (atoms); a map to be completed. */
    static Map<String, Object> structure(Frame frame) {
        Atoms a = frame.atoms();
        double[] h = frame.cell().rows();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("symbols", IntStream.range(0, a.count()).mapToObj(a::symbol).toList());
        map.put("cell", IntStream.range(0, 3).mapToObj(k -> Arrays.copyOfRange(h, 3 * k, 3 * k + 3)).toList());
        map.put("pbc", frame.cell().periodic());
        map.put("fixed", IntStream.range(0, a.count()).filter(i -> a.frozen()[i] != 0).boxed().toList());
        return map;
    }

    /** x, y, z of each atom. */
    static List<List<Double>> positions(Atoms a) {
        return IntStream.range(0, a.count()).mapToObj(i -> List.of(a.x()[i], a.y()[i], a.z()[i])).toList();
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
