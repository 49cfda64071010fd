package org.adatom.forcefields.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.junit.jupiter.api.Test;

/** The guide to adding a force field shows code that is compiled, tested and run. */
final class GuideTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final String PACKAGE = "java/org/adatom/forcefields/pair/";

    @Test
    void everyListingIsAWholeFile() throws IOException {
        assertEquals(
                List.of(
                        read("forcefields/src/main/" + PACKAGE + "GaussianCore.java"),
                        read("forcefields/src/test/" + PACKAGE + "GaussianCoreContractTest.java"),
                        read("forcefields/src/test/" + PACKAGE + "GaussianCoreTest.java"),
                        read("samples/05-gaussian-core.yaml")),
                Pattern.compile("```(?:java|yaml)\n(.*?)```", Pattern.DOTALL)
                        .matcher(read("docs/adding-a-force-field.md"))
                        .results()
                        .map(listing -> listing.group(1))
                        .toList());
    }

    @Test
    @SuppressWarnings("rawtypes")
    void factoryIsFoundWithoutRegistration() {
        assertTrue(ServiceLoader.load(ForceFieldFactory.class).stream()
                .anyMatch(p -> p.type() == GaussianCore.Factory.class));
    }

    private static String read(String file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }
}
