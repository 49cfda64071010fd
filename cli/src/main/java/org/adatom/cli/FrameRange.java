package org.adatom.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.adatom.engine.error.InputException;

/**
 * Which frames of a file: counted from 0.
 *
 * @param first negative only for a single frame, counted from the end
 * @param last included
 * @param stride between kept frames
 */
record FrameRange(long first, long last, long stride) {
    private static final Pattern SLICE = Pattern.compile("(\\d*):(\\d*)(?::(\\d+))?");

    /**
     * Reads {@code 7}, {@code -1}, {@code 10:20} (20 excluded, as in Python), {@code 100:}, {@code ::10}.
     *
     * @throws InputException if it is none of these
     */
    static FrameRange parse(String text) {
        try {
            if (text.matches("-?\\d+")) {
                long frame = Long.parseLong(text);
                return new FrameRange(frame, frame, 1);
            }
            Matcher m = SLICE.matcher(text);
            if (m.matches()) {
                long first = m.group(1).isEmpty() ? 0 : Long.parseLong(m.group(1));
                long last = m.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(m.group(2)) - 1;
                long stride = m.group(3) == null ? 1 : Long.parseLong(m.group(3));
                if (stride > 0 && first <= last) {
                    return new FrameRange(first, last, stride);
                }
            }
        } catch (NumberFormatException e) {
            // Too many digits: refused like other nonsense.
        }
        throw new InputException(
                "--frames " + text + ": expected a number or a range such as 7, -1, 10:20, 100: or ::10");
    }

    /** Whether exactly one frame is meant. */
    boolean single() {
        return first == last;
    }

    /** Whether frame k is kept. */
    boolean contains(long k) {
        return k >= first && k <= last && (k - first) % stride == 0;
    }
}
