package org.adatom.forcefields.example;

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

/** The guide to adding a force field shows the code that is compiled and tested here. */
final class GuideTest {
    private static final Path MODULE = Path.of("").toAbsolutePath();

    @Test
    void everyJavaListingIsAFileOfThisPackage() throws IOException {
        String guide = Files.readString(MODULE.getParent().resolve("docs/adding-a-force-field.md"));
        List<String> listings = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(guide).results()
                .map(m -> m.group(1)).toList();
        assertEquals(List.of(source("GaussianCore"), source("GaussianCoreFactory"), source("GaussianCoreTest")),
                listings);
    }

    @Test
    @SuppressWarnings("rawtypes")
    void factoryIsFoundWithoutRegistration() {
        assertTrue(ServiceLoader.load(ForceFieldFactory.class).stream()
                .anyMatch(p -> p.type() == GaussianCoreFactory.class));
    }

    private static String source(String name) throws IOException {
        return Files.readString(MODULE.resolve("src/test/java/org/adatom/forcefields/example/" + name + ".java"));
    }
}
