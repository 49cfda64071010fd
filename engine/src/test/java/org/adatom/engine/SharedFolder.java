package org.adatom.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * The folder of reference data that may lie beside the repository ({@code shared/reference}, {@code shared/data}).
 *
 * <p>It is named by the environment variable {@code ADATOM_SHARED} or found as a sibling of any folder above the
 * working directory. Tests that need it are reported as skipped where it is absent.
 */
public final class SharedFolder {
    private SharedFolder() {}

    /** The folder, if there is one. */
    public static Optional<Path> find() {
        String named = System.getenv("ADATOM_SHARED");
        if (named != null) {
            return Optional.of(Path.of(named)).filter(SharedFolder::holdsReference);
        }
        for (Path p = Path.of("").toAbsolutePath(); p != null; p = p.getParent()) {
            Path candidate = p.resolve("shared");
            if (holdsReference(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** A file or folder in it; skips the running test if it is absent. */
    public static Path require(String relative) {
        Optional<Path> path = find().map(p -> p.resolve(relative)).filter(Files::exists);
        Assumptions.assumeTrue(path.isPresent(), "shared/" + relative + " is not here: skipped");
        return path.orElseThrow();
    }

    private static boolean holdsReference(Path folder) {
        return Files.isDirectory(folder.resolve("reference"));
    }
}
