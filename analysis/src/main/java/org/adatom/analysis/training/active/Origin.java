package org.adatom.analysis.training.active;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a collected frame comes from and why it was taken.
 *
 * @param round in which it was found, from 1
 * @param start number of the structure its run began with, from 1; 0 if it is from no run
 * @param temperature of the run, K
 * @param step of the run
 * @param spread largest spread of the force on an atom over the committee, eV/&Aring;
 * @param outside how far a value of the descriptor lies outside the range of training, as a part of its width
 * @param reason in words
 */
public record Origin(
        int round, int start, double temperature, long step, double spread, double outside, String reason) {
    /** Of a frame that somebody added. */
    static Origin byHand(int round) {
        return new Origin(round, 0, Double.NaN, 0, Double.NaN, Double.NaN, "not among the frames to label");
    }

    /** As keys of a frame in a file. */
    Map<String, Object> info() {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("config_type", group());
        info.put("round", (long) round);
        if (start > 0) {
            info.put("start", (long) start);
            info.put("run_temperature", temperature);
            info.put("step", step);
            info.put("max_force_spread", spread);
            info.put("max_outside", outside);
        }
        info.put("reason", reason);
        return info;
    }

    /** The configuration type of the frames of a round. */
    String group() {
        return "round-" + round;
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(round);
        out.writeInt(start);
        out.writeDouble(temperature);
        out.writeLong(step);
        out.writeDouble(spread);
        out.writeDouble(outside);
        out.writeUTF(reason);
    }

    static Origin restored(DataInput in) throws IOException {
        return new Origin(in.readInt(), in.readInt(), in.readDouble(), in.readLong(), in.readDouble(), in.readDouble(),
                in.readUTF());
    }
}
