package org.adatom.cli;

/**
 * Makes the Vector API available to a Java virtual machine that was started without {@code --add-modules
 * jdk.incubator.vector}.
 *
 * <p>The option works, but makes the machine print "WARNING: Using incubator modules" on every start, before any code of
 * ours runs. Resolving the module ourselves, as the JDK does for its own agents, is silent. The JDK's method for this is
 * internal; the manifest of the jar opens its package ({@code Add-Exports}). The launcher switches the compiler's
 * intrinsics on ({@code EnableVectorSupport}), which the option would have done.
 */
final class VectorModule {
    private static final String NAME = "jdk.incubator.vector";

    private VectorModule() {}

    /**
     * Resolves the module unless it is there already.
     *
     * @throws IllegalStateException if this Java offers no way to do so
     */
    static void require() {
        if (ModuleLayer.boot().findModule(NAME).isPresent()) {
            return;
        }
        try {
            Class.forName("jdk.internal.module.Modules").getMethod("loadModule", String.class).invoke(null, NAME);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("start Java with --add-modules " + NAME, e);
        }
    }
}
