package org.adatom.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.parallel.Workers;
import org.adatom.forcefields.pair.LennardJones;
import org.adatom.forcefields.pair.TruncatedPair;
import org.adatom.forcefields.pair.Truncation;
import org.junit.jupiter.api.Test;

class StepClockTest {
    @Test
    void fullSpeedBeginsWhereTheSlowStepsEnd() {
        StepClock clock = new StepClock();
        clock.begin();
        double now = 10;
        for (int step = 0; step <= 1000; step++) {
            clock.note(step, now, 0);
            now += step < 200 ? 0.05 : 0.01; // 10 s at a fifth of the speed, 8 s at full speed
        }
        StepClock.Speed speed = clock.speed();
        assertEquals(0.01, speed.secondsPerStep(), 1e-12);
        assertEquals(10.05, speed.firstStep(), 1e-12);
        assertTrue(speed.reached() > 19.8 && speed.reached() <= 20.001, "full speed at " + speed.reached());
    }

    @Test
    void shortStepsAreNotedOncePerMillisecond() {
        StepClock clock = new StepClock();
        clock.begin();
        for (int step = 0; step <= 1_000_000; step++) {
            clock.note(step, step * 1e-6, 0);
        }
        assertEquals(1e-6, clock.speed().secondsPerStep(), 1e-12);
        assertTrue(clock.speed().reached() < 0.01);
    }

    @Test
    void theShareOfRebuildsIsWhatTheirStepsTakeBeyondTheOthers() {
        try (Workers workers = new Workers(1)) {
            StepClock clock = new StepClock();
            clock.begin(new ForceEvaluator(
                    new TruncatedPair(new LennardJones("Ar", 1, 1), Truncation.CUT, 2.5), workers));
            double now = 0;
            clock.note(0, now, 7);
            for (int step = 1; step <= 100; step++) {
                now += step % 10 == 0 ? 3 : 1;
                clock.note(step, now, 7 + step / 10);
            }
            StepClock.Split split = clock.split();
            assertEquals(10, split.rebuilds());
            assertEquals(1, split.plain(), 1e-12);
            assertEquals(20.0 / 120, split.share(), 1e-12);
        }
    }
}
