package org.adatom.integrators.minimize;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.management.ManagementFactory;
import org.adatom.engine.Simulation;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.simd.Simd;
import org.adatom.integrators.Systems;
import org.adatom.integrators.minimize.Relaxing.Method;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Once its memory is full a step allocates nothing that grows with the number of atoms. */
class MinimizerAllocationTest {
    /** Bytes: a few small arrays for the sums over domains, and cells. */
    private static final long FEW = 8000;

    @ParameterizedTest
    @EnumSource
    void aStepAllocatesNothing(Method method) {
        assumeTrue(Simd.LANES > 2, "without hardware that compresses vectors every one of them becomes an object");
        try (Workers workers = new Workers(1)) {
            Simulation s = Relaxing.shaken(Systems.argon(5, 0, workers), 0.2, 0.01, 0, 0, 0, 0, 0, 0, 0, 0);
            Minimizer minimizer = method.of(new AtomsAndCell(s, Relaxing.cell(CellMode.FULL, 1e-300, 1e-300)));
            s.run(minimizer, 1);
            var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
            long least = Long.MAX_VALUE;
            for (int step = 0; step < 5000 && least >= FEW; step++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                minimizer.step(s);
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }
            assertTrue(least < FEW, least + " bytes in a step of " + s.atoms().count() + " atoms");
        }
    }
}
