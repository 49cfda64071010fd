package org.adatom.forcefields.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.adatom.engine.error.InputException;
import org.adatom.forcefields.PotentialFile;
import org.jspecify.annotations.Nullable;

/**
 * The formats of DYNAMO files, told by where the line of sizes stands and how many values follow it. Only for messages:
 * a file that does not read as the format it is said to be may well be of another.
 */
enum DynamoLayout {
    FUNCFL("a funcfl file: set format: funcfl (force field eam)"),
    SETFL("a setfl (eam/alloy) file: set format: setfl (force field eam)"),
    FINNIS_SINCLAIR("a Finnis-Sinclair (eam/fs) file: set format: finnis-sinclair (force field eam)"),
    ADP("an angular-dependent (adp) file: use the force field adp");

    /** Words of the line of an element; a lattice may be named in a few words, or not at all. */
    private static final int LEAST_ELEMENT_WORDS = 3;
    private static final int MOST_ELEMENT_WORDS = 6;

    private final String cure;

    DynamoLayout(String cure) {
        this.cure = cure;
    }

    /**
     * What {@code reader} returns.
     *
     * @throws InputException that of the reader, with the probable cause if the file looks like one of another format
     */
    static <T> T reading(Path path, DynamoLayout wanted, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (InputException e) {
            List<DynamoLayout> like = of(path);
            throw like.isEmpty() || like.contains(wanted)
                    ? e
                    : new InputException(e.getMessage() + "; this looks like " + like.get(0).cure);
        }
    }

    /** The formats that the file may have by its size; none if it has none. */
    static List<DynamoLayout> of(Path path) {
        List<DynamoLayout> like = new ArrayList<>();
        PotentialFile file = PotentialFile.read(path);
        long @Nullable [] sizes = sizes(file, 2);
        if (sizes != null) {
            long values = file.withoutComments().wordsLeft();
            if (values == sizes[0] + 2 * sizes[1]) {
                like.add(FUNCFL);
            }
            return like;
        }
        file = PotentialFile.read(path);
        sizes = sizes(file, 4);
        long n = sizes == null ? 0 : elements(path);
        if (n > 0) {
            long words = file.withoutComments().wordsLeft();
            long pairs = n * (n + 1) / 2;
            long setfl = n * sizes[0] + (n + pairs) * sizes[1];
            for (DynamoLayout layout : List.of(SETFL, FINNIS_SINCLAIR, ADP)) {
                long more = switch (layout) {
                    case FINNIS_SINCLAIR -> n * (n - 1) * sizes[1];
                    case ADP -> 2 * pairs * sizes[1];
                    default -> 0;
                };
                long left = words - setfl - more;
                if (left >= LEAST_ELEMENT_WORDS * n && left <= MOST_ELEMENT_WORDS * n) {
                    like.add(layout);
                }
            }
        }
        return like;
    }

    /** The numbers Nrho and Nr if the line behind the first {@code before} ones is the line of sizes. */
    private static long @Nullable [] sizes(PotentialFile file, int before) {
        try {
            for (int k = 0; k < before; k++) {
                file.line("a line");
            }
            String[] words = file.line("sizes").strip().split("\\s+");
            return words.length == 5 && file.number(words[4], "cutoff") > 0
                    ? new long[] {file.whole(words[0], "Nrho"), file.whole(words[2], "Nr")}
                    : null;
        } catch (InputException e) {
            return null;
        }
    }

    /** The number of elements on the fourth line, 0 if it gives none. */
    private static int elements(Path path) {
        PotentialFile file = PotentialFile.read(path);
        for (int k = 0; k < 3; k++) {
            file.line("a line");
        }
        String[] words = file.line("elements").strip().split("\\s+");
        return words[0].equals(String.valueOf(words.length - 1)) ? words.length - 1 : 0;
    }
}
