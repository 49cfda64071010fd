package org.adatom.engine.fuzz;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.adatom.engine.error.SimulationException;

/**
 * A parser that is to survive damaged files.
 *
 * @param name of the parser
 * @param seeds sound files that are damaged; the first ones more often than the others
 * @param parser what reads a file
 */
public record FuzzTarget(String name, List<Seed> seeds, Parser parser) {
    /** A sound file. */
    public record Seed(String fileName, byte[] content) {
        /** A file of text. */
        public static Seed of(String fileName, String text) {
            return new Seed(fileName, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Reads a file, and uses what was read. */
    @FunctionalInterface
    public interface Parser {
        /**
         * Returns if the file was read as a whole and is fit for use, which it checks by assertions.
         *
         * @throws org.adatom.engine.error.InputException if the file is refused
         * @throws org.adatom.engine.error.FileException if it is refused
         * @throws SimulationException if it was read, but its numbers are too wild to compute with
         */
        void parse(Path file);
    }

    /** A parser and its first seed. */
    public static FuzzTarget of(String name, String fileName, String text, Parser parser) {
        return new FuzzTarget(name, List.of(Seed.of(fileName, text)), parser);
    }

    /** The same with further sound files, under the name of the first. */
    public FuzzTarget and(List<byte[]> contents) {
        List<Seed> all = new ArrayList<>(seeds);
        contents.forEach(c -> all.add(new Seed(seeds.get(0).fileName(), c)));
        return new FuzzTarget(name, List.copyOf(all), parser);
    }

    @Override
    public String toString() {
        return name;
    }
}
