package org.adatom.engine.fuzz;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.adatom.engine.error.FileException;
import org.adatom.engine.error.InputException;
import org.adatom.engine.error.SimulationException;
import org.jspecify.annotations.Nullable;

/**
 * Feeds damaged files to a parser and holds it to the law: a file is read as a whole, or refused by an
 * {@link InputException} or {@link FileException} of one line that names the file; memory and time are bounded.
 */
final class Fuzzer {
    /** Memory that one file may take, whatever it announces: a base and a multiple of its length. */
    private static final long BASE_BYTES = 24 << 20;

    private static final long BYTES_PER_BYTE = 400;
    /** A file that takes longer, s, is taken for an endless loop. */
    private static final int PATIENCE = 30;

    private static final int LONGEST_MESSAGE = 1200;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\u0085\u2028\u2029]");
    private static final ThreadMXBean MEMORY = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final FuzzTarget target;
    private final long seed;
    private final Path folder;
    private final Map<String, Integer> lineless = new TreeMap<>();
    private volatile long current = -1;
    private volatile @Nullable AssertionError failure;
    private int read;
    private int wild;
    private int refused;
    private int placed;
    private long mostMemory;

    /** What came of it. */
    record Outcome(int files, int read, int wild, int refused, int placed, long mostMemory,
            Map<String, Integer> lineless) {
        @Override
        public String toString() {
            return files + " files: " + read + " read, " + refused + " refused (" + placed + " with a line), " + wild
                    + " read but too wild to compute; at most " + (mostMemory >> 20) + " MB for one file";
        }
    }

    Fuzzer(FuzzTarget target, long seed, Path folder) {
        this.target = target;
        this.seed = seed;
        this.folder = folder;
    }

    /** Damages that many files. A hang cannot be ended, so the parser gets a thread that may be left behind. */
    Outcome run(int files) throws InterruptedException {
        Thread thread = new Thread(() -> all(files), "fuzz " + target);
        thread.setDaemon(true);
        thread.start();
        long seen = -2;
        for (int waited = 0; thread.isAlive(); waited++) {
            thread.join(1000);
            waited = current == seen ? waited : 0;
            seen = current;
            if (waited > PATIENCE) {
                AssertionError hang = new AssertionError(place(seen, List.of("unknown")) + "takes longer than "
                        + PATIENCE + " s");
                hang.setStackTrace(thread.getStackTrace());
                throw hang;
            }
        }
        if (failure != null) {
            throw failure;
        }
        return new Outcome(files, read, wild, refused, placed, mostMemory, lineless);
    }

    private void all(int files) {
        for (FuzzTarget.Seed sound : target.seeds()) {
            Path file = folder.resolve(sound.fileName());
            write(file, sound.content());
            try {
                target.parser().parse(file);
            } catch (Throwable e) {
                failure = new AssertionError(target + ": the undamaged file is refused: " + e, e);
                return;
            }
        }
        for (int k = 0; k < files && failure == null; k++) {
            current = k;
            one(k);
        }
    }

    private void one(int number) {
        Draw draw = new Draw(seed, number);
        FuzzTarget.Seed sound = seed(draw);
        String text = Damage.latin(sound.content());
        String other = Damage.latin(seed(draw).content());
        List<String> how = new ArrayList<>();
        for (int k = draw.below(3); k >= 0; k--) {
            Damage damage = draw.of(List.of(Damage.values()));
            how.add(damage.name());
            text = damage.apply(draw, text, other);
        }
        Path file = folder.resolve(sound.fileName());
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        write(file, bytes);
        long before = MEMORY.getCurrentThreadAllocatedBytes();
        String complaint = null;
        Throwable cause = null;
        try {
            target.parser().parse(file);
            read++;
        } catch (SimulationException e) {
            wild++;
        } catch (InputException | FileException e) {
            refused++;
            complaint = complaint(String.valueOf(e.getMessage()), file);
            cause = e;
        } catch (Throwable e) {
            complaint = "escaped: " + e;
            cause = e;
        }
        long memory = MEMORY.getCurrentThreadAllocatedBytes() - before;
        mostMemory = Math.max(mostMemory, memory);
        if (complaint == null && memory > BASE_BYTES + BYTES_PER_BYTE * bytes.length) {
            complaint = (memory >> 20) + " MB for a file of " + bytes.length + " bytes";
        }
        if (complaint != null) {
            failure = new AssertionError(place(number, how) + complaint + "; the file is " + kept(number, file, bytes),
                    cause);
        }
    }

    /** Mostly the first seed, which is small and so damaged in telling places. */
    private FuzzTarget.Seed seed(Draw draw) {
        return draw.below(10) == 0 ? draw.of(target.seeds()) : target.seeds().get(0);
    }

    private @Nullable String complaint(String message, Path file) {
        if (CONTROL.matcher(message).find() || message.isBlank()) {
            return "not one line of text: " + message;
        } else if (message.length() > LONGEST_MESSAGE) {
            return "a message of " + message.length() + " characters";
        } else if (!message.contains(String.valueOf(file.getFileName()))) {
            return "the message does not name the file: " + message;
        }
        if (Pattern.compile(Pattern.quote(String.valueOf(file.getFileName())) + ":\\d+").matcher(message).find()) {
            placed++;
        } else {
            lineless.merge(message.replace(folder.toString(), "").replaceAll("\\d+", "0"), 1, Integer::sum);
        }
        return null;
    }

    private String place(long number, List<String> how) {
        return target + ", seed " + seed + ", file " + number + " (" + String.join(", ", how) + "): ";
    }

    /** The damaged file, out of the way of temporary folders. */
    private static Path kept(int number, Path file, byte[] bytes) {
        Path kept = Path.of("target", "fuzz", number + "-" + file.getFileName());
        try {
            Files.createDirectories(kept.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        write(kept, bytes);
        return kept.toAbsolutePath();
    }

    /** Cuts the file behind the new content: some file systems flush a file that is emptied and written again. */
    private static void write(Path file, byte[] bytes) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (ByteBuffer rest = ByteBuffer.wrap(bytes); rest.hasRemaining();) {
                channel.write(rest);
            }
            channel.truncate(bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
