package org.adatom.analysis.dataset;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adatom.engine.io.Frame;
import org.adatom.forcefields.training.LabelKeys;
import org.adatom.forcefields.training.LabelledFrame;

/**
 * A frame of a data set with its labels.
 *
 * @param frame as the file has it
 * @param labels what a reference calculation says of it
 * @param file where it is from, as it was named
 */
public record Sample(Frame frame, LabelledFrame labels, String file) {
    /**
     * Reads the labels of a frame.
     *
     * @param number of the frame in the file, counted from 1
     * @throws org.adatom.engine.error.InputException if a label is damaged
     */
    public static Sample of(Frame frame, LabelKeys keys, String file, long number) {
        return new Sample(frame, keys.read(frame, file + ", frame " + number), file);
    }

    /** The samples' labels, in their order. */
    public static List<LabelledFrame> labels(List<Sample> samples) {
        return samples.stream().map(Sample::labels).toList();
    }

    /** The frame under the usual names of labels ({@link LabelKeys#DEFAULTS}), with nothing else changed; for writing. */
    public Frame written(LabelKeys keys) {
        Map<String, Object> info = new LinkedHashMap<>(frame.info());
        for (String key : List.of(keys.energy(), keys.virial(), keys.stress(), keys.group())) {
            info.remove(key);
        }
        if (labels.energy() != null) {
            info.put("energy", labels.energy());
        }
        if (labels.virial() != null) {
            info.put("virial", labels.virial().clone());
        }
        if (!labels.group().isEmpty()) {
            info.put("config_type", labels.group());
        }
        return new Frame(frame.atoms(), frame.cell(), frame.fields(), info, frame.columns());
    }

    /** The value of a key of the frame as text; empty if it has none. */
    public String tag(String key) {
        Object value = frame.info().get(key);
        return value == null ? "" : value.toString();
    }
}
