package org.adatom.engine.parallel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class WorkersTest {
    @Test
    void everyTaskRunsOnceForAnyTeam() {
        for (int team = 1; team <= 4; team++) {
            try (Workers workers = new Workers(team)) {
                for (int job = 0; job < 2000; job++) {
                    AtomicIntegerArray runs = new AtomicIntegerArray(job % 17);
                    workers.run(runs.length(), (task, worker) -> runs.incrementAndGet(task));
                    for (int k = 0; k < runs.length(); k++) {
                        assertEquals(1, runs.get(k));
                    }
                }
            }
        }
    }

    @Test
    void failureReachesTheCallerAndTheTeamGoesOn() {
        try (Workers workers = new Workers(3)) {
            IllegalStateException e = assertThrows(
                    IllegalStateException.class,
                    () -> workers.run(50, (task, worker) -> {
                        if (task == 20) {
                            throw new IllegalStateException("task 20");
                        }
                    }));
            assertEquals("task 20", e.getMessage());
            AtomicIntegerArray runs = new AtomicIntegerArray(10);
            workers.run(10, (task, worker) -> runs.incrementAndGet(task));
            for (int k = 0; k < 10; k++) {
                assertEquals(1, runs.get(k));
            }
        }
    }

    @Test
    void teamOfNobodyIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Workers(0));
    }

    @Test
    void failureOfTheLowestTaskIsTheOneReported() {
        for (int team = 1; team <= 3; team++) {
            try (Workers workers = new Workers(team)) {
                for (int repeat = 0; repeat < 200; repeat++) {
                    IllegalStateException e = assertThrows(
                            IllegalStateException.class,
                            () -> workers.run(50, (task, worker) -> {
                                if (task >= 7) {
                                    Thread.onSpinWait();
                                    throw new IllegalStateException("task " + task);
                                }
                            }));
                    assertEquals("task 7", e.getMessage());
                }
            }
        }
    }

    @Test
    void jobsWithinJobsAndJobsAfterTheEndAreRefused() {
        for (int team = 1; team <= 3; team++) {
            Workers workers = new Workers(team);
            assertThrows(
                    IllegalStateException.class,
                    () -> workers.run(2, (task, worker) -> workers.run(2, (inner, w) -> {})));
            AtomicIntegerArray runs = new AtomicIntegerArray(5);
            workers.run(5, (task, worker) -> runs.incrementAndGet(task));
            assertEquals(1, runs.get(4));
            workers.close();
            assertTimeoutPreemptively(
                    Duration.ofSeconds(10),
                    () -> assertThrows(IllegalStateException.class, () -> workers.run(2, (task, worker) -> {})));
        }
    }
}
