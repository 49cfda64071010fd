package org.adatom.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.BaseStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of docs/ARCHITECTURE.md that a machine can check. */
final class ArchitectureTest {
    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(place -> !place.contains("/test-classes/") && !place.contains("-tests.jar"))
            .importPackages("org.adatom");

    private static final List<String> MODULES = List.of("engine", "forcefields", "integrators", "analysis", "cli");

    /** The folder of all modules. */
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    @Test
    void everyModuleIsSeen() {
        for (String module : MODULES) {
            assertTrue(PROGRAM.containPackage("org.adatom." + module), module);
        }
    }

    @Test
    void modulesDependOneWay() {
        layeredArchitecture().consideringOnlyDependenciesInLayers()
                .layer("engine").definedBy("org.adatom.engine..")
                .layer("forcefields").definedBy("org.adatom.forcefields..")
                .layer("integrators").definedBy("org.adatom.integrators..")
                .layer("analysis").definedBy("org.adatom.analysis..")
                .layer("cli").definedBy("org.adatom.cli..")
                .whereLayer("cli").mayNotBeAccessedByAnyLayer()
                .whereLayer("analysis").mayOnlyBeAccessedByLayers("cli")
                .whereLayer("integrators").mayOnlyBeAccessedByLayers("analysis", "cli")
                .whereLayer("forcefields").mayOnlyBeAccessedByLayers("analysis", "cli")
                .check(PROGRAM);
    }

    @Test
    void packagesOfEachModuleHaveNoCycles() {
        for (String module : MODULES) {
            slices().matching("org.adatom." + module + ".(*)..").should().beFreeOfCycles()
                    .allowEmptyShould(true).check(PROGRAM);
        }
    }

    @Test
    void potentialsSeeNoThreadNeighborListOrVectorType() {
        noClasses().that().resideInAPackage("org.adatom.forcefields..")
                // training is work on many configurations, not a potential
                .and().resideOutsideOfPackage("org.adatom.forcefields..training..").should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.adatom.engine.neighbor..", "org.adatom.engine.parallel..", "jdk.incubator.vector.."))
                .check(PROGRAM);
    }

    @Test
    void onlyTheWorkersMakeThreads() {
        noClasses().that().resideOutsideOfPackage("org.adatom.engine.parallel..")
                // a shutdown hook must be a thread; it belongs to the program, not to the library
                .and().resideOutsideOfPackage("org.adatom.cli..")
                .should().callConstructorWhere(call("new thread", c -> c.getTargetOwner().isAssignableTo(Thread.class)))
                .orShould().callMethodWhere(call("thread builder", c -> c.getTargetOwner().isEquivalentTo(Thread.class)
                        && List.of("ofVirtual", "ofPlatform", "startVirtualThread").contains(c.getName())))
                .orShould().dependOnClassesThat().areAssignableTo(Executor.class)
                .orShould().dependOnClassesThat().areAssignableTo(Executors.class)
                .orShould().callMethodWhere(call("parallel stream", c -> c.getName().equals("parallelStream")
                        || c.getName().equals("parallel") && c.getTargetOwner().isAssignableTo(BaseStream.class)))
                .check(PROGRAM);
    }

    @Test
    void onlyMainEndsTheProcess() {
        noClasses().that().areNotAssignableTo(Main.class)
                .should().callMethod(System.class, "exit", int.class)
                .orShould().callMethod(Runtime.class, "exit", int.class)
                .orShould().callMethod(Runtime.class, "halt", int.class)
                .check(PROGRAM);
    }

    @Test
    void randomNumbersComeFromTheCounterBasedGenerator() {
        noClasses().should().dependOnClassesThat().areAssignableTo(Random.class)
                .orShould().callMethod(Math.class, "random")
                .orShould().dependOnClassesThat().resideInAPackage("java.util.random..")
                .check(PROGRAM);
    }

    @Test
    void onlyTheCommandLineWritesToTheConsole() {
        noClasses().that().resideOutsideOfPackage("org.adatom.cli..")
                .should().accessField(System.class, "out").orShould().accessField(System.class, "err")
                .orShould().callMethod(Throwable.class, "printStackTrace")
                .check(PROGRAM);
    }

    @Test
    void onlyKernelsUseTheVectorApi() {
        classes().that().resideInAPackage("org.adatom..").and().resideOutsideOfPackages("org.adatom.engine..")
                .should().onlyDependOnClassesThat().resideOutsideOfPackage("jdk.incubator.vector..")
                .check(PROGRAM);
    }

    @Test
    void everyPackageSaysWhatLivesThere() throws IOException {
        List<Path> silent = sources().map(Path::getParent).distinct()
                .filter(folder -> !Files.exists(folder.resolve("package-info.java"))).toList();
        assertEquals(List.of(), silent);
    }

    @Test
    void filesStayBelowFiveHundredLines() throws IOException {
        List<Path> tooLong = sources().filter(file -> lines(file) >= 500).toList();
        assertEquals(List.of(), tooLong);
    }

    private static <T extends JavaAccess<?>> DescribedPredicate<T> call(String name, Predicate<T> test) {
        return DescribedPredicate.describe(name, test);
    }

    /** The sources of the program, of all modules. */
    private static Stream<Path> sources() throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(ROOT)) {
            files = walk
                    .filter(p -> p.toString().endsWith(".java") && ROOT.relativize(p).toString().contains("src/main/"))
                    .toList();
        }
        assertTrue(files.size() > 50, "sources not found in " + ROOT);
        return files.stream();
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
