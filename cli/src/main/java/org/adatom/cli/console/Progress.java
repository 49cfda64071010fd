package org.adatom.cli.console;

import java.time.Duration;
import java.util.Locale;
import org.adatom.engine.Observer;
import org.adatom.engine.Simulation;

/**
 * How far the run is and when it will end: a line that is rewritten on a terminal, otherwise a line every tenth of the
 * way.
 */
public final class Progress implements Observer {
    private static final long NANOS_BETWEEN = 500_000_000;

    private final Console console;
    private final long first;
    private final long last;
    private final long start = System.nanoTime();
    private long shown = start;
    private long tenths;

    /** From the step where this process begins to the last one. */
    public Progress(Console console, long first, long last) {
        this.console = console;
        this.first = first;
        this.last = last;
        this.tenths = last == 0 ? 10 : 10 * first / last;
    }

    @Override
    public long every() {
        return 1;
    }

    @Override
    public void observe(Simulation simulation) {
        long step = simulation.step();
        if (console.quiet() || step == first || last == 0) {
            return;
        }
        if (console.interactive()) {
            long now = System.nanoTime();
            if (now - shown > NANOS_BETWEEN || step == last) {
                shown = now;
                // The cursor goes back, so that the next row of the table overwrites the line.
                console.err().print((step == last ? "" : line(step)) + "\u001b[K\r");
                console.err().flush();
            }
        } else if (10 * step / last > tenths) {
            tenths = 10 * step / last;
            console.note(line(step));
        }
    }

    private String line(long step) {
        double seconds = (System.nanoTime() - start) * 1e-9;
        double rate = (step - first) / seconds;
        return String.format(
                Locale.ROOT,
                "step %d of %d (%d %%), %.3g steps/s, %s left",
                step, last, 100 * step / last, rate, text(Math.round((last - step) / rate)));
    }

    /** Such as {@code 1 h 02 min} or {@code 35 s}. */
    public static String text(long seconds) {
        Duration d = Duration.ofSeconds(seconds);
        if (d.toHours() > 0) {
            return String.format(Locale.ROOT, "%d h %02d min", d.toHours(), d.toMinutesPart());
        }
        return d.toMinutes() > 0
                ? String.format(Locale.ROOT, "%d min %02d s", d.toMinutes(), d.toSecondsPart())
                : d.toSeconds() + " s";
    }
}
