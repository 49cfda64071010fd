package org.adatom.cli;

import org.adatom.analysis.VacfInput;
import org.adatom.analysis.VelocityAutocorrelation;
import org.adatom.engine.DegreesOfFreedom;
import org.adatom.engine.error.InputException;
import org.adatom.engine.io.Frame;
import org.adatom.engine.units.Units;
import org.jspecify.annotations.Nullable;

/** Feeds the velocities of a trajectory's frames to their autocorrelation; the interval between frames shows with the second. */
final class VelocityFrames {
    /** Intervals that differ by more than this part are unequal: times are written with a few digits. */
    private static final double EQUAL = 1e-3;

    private final VacfInput input;
    private final Units units;
    private @Nullable VelocityAutocorrelation gathered;
    private @Nullable Frame first;
    private double last;
    private double interval;

    VelocityFrames(VacfInput input, Units units) {
        this.input = input;
        this.units = units;
    }

    /** Frames between samples. */
    long every() {
        return input.everyOrDefault(true);
    }

    /**
     * Adds a frame.
     *
     * @param time fs
     * @throws InputException if it holds no velocities, or does not follow at the interval of the others
     */
    void add(Frame frame, double time) {
        if (!frame.has(Frame.Field.VELOCITIES)) {
            throw new InputException(
                    "vacf: the frame at " + time + " fs holds no velocities; write them with the trajectory"
                            + " (trajectory: {velocities: true})");
        }
        if (first == null) {
            first = frame;
        } else if (gathered == null) {
            interval = time - last;
            if (!(interval > 0)) {
                throw new InputException("vacf: the second frame is not later than the first (" + interval + " fs)");
            }
            gathered = new VelocityAutocorrelation(input.lags(interval), 1e-3 * interval, 1, 0);
            give(first);
            give(frame);
        } else {
            if (Math.abs(time - last - interval) > EQUAL * interval) {
                throw new InputException(
                        "vacf: frames must follow at equal intervals; after " + interval + " fs there is one of "
                                + (time - last) + " fs before " + time + " fs");
            }
            give(frame);
        }
        last = time;
    }

    private void give(Frame frame) {
        gathered.add(frame.atoms(), DegreesOfFreedom.of(frame.atoms(), frame.cell()).count(), units.boltzmann(),
                units.picosecond());
    }

    /**
     * The autocorrelation.
     *
     * @throws InputException if there are fewer than two frames
     */
    VelocityAutocorrelation gathered() {
        if (gathered == null) {
            throw new InputException("vacf: two frames or more are needed");
        }
        return gathered;
    }
}
