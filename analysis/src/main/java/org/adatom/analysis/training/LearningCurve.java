package org.adatom.analysis.training;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.adatom.forcefields.training.neural.ErrorSummary;
import org.jspecify.annotations.Nullable;

/**
 * Errors of a network in training, epoch by epoch.
 *
 * @param rows one per epoch
 */
public record LearningCurve(List<Row> rows) {
    /** The curve. */
    public LearningCurve {
        rows = List.copyOf(rows);
    }

    /**
     * Errors after an epoch; 0 of what was not computed because nothing is learned from it, or has no label.
     *
     * @param stage its stage, from 1
     * @param epoch its number over all stages, from 1
     * @param loss of the training set
     * @param rate of learning, NaN if there is none
     * @param training errors on the training set
     * @param validation errors on the set held back, if there is one
     */
    public record Row(
            int stage, int epoch, double loss, double rate, ErrorSummary training,
            @Nullable ErrorSummary validation) {}

    void write(DataOutput out) throws IOException {
        out.writeInt(rows.size());
        for (Row row : rows) {
            out.writeInt(row.stage);
            out.writeInt(row.epoch);
            out.writeDouble(row.loss);
            out.writeDouble(row.rate);
            write(out, row.training);
            out.writeBoolean(row.validation != null);
            if (row.validation != null) {
                write(out, row.validation);
            }
        }
    }

    private static void write(DataOutput out, ErrorSummary e) throws IOException {
        out.writeLong(e.energies());
        out.writeDouble(e.energyMae());
        out.writeDouble(e.energyRmse());
        out.writeLong(e.forces());
        out.writeDouble(e.forceMae());
        out.writeDouble(e.forceRmse());
        out.writeLong(e.virials());
        out.writeDouble(e.virialMae());
        out.writeDouble(e.virialRmse());
    }

    static LearningCurve read(DataInput in) throws IOException {
        int count = in.readInt();
        List<Row> rows = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            rows.add(new Row(in.readInt(), in.readInt(), in.readDouble(), in.readDouble(), errors(in),
                    in.readBoolean() ? errors(in) : null));
        }
        return new LearningCurve(rows);
    }

    private static ErrorSummary errors(DataInput in) throws IOException {
        return new ErrorSummary(in.readLong(), in.readDouble(), in.readDouble(), in.readLong(), in.readDouble(),
                in.readDouble(), in.readLong(), in.readDouble(), in.readDouble());
    }

    /** The curve as a table with a header that carries the units; empty where there is nothing. */
    public String csv() {
        StringBuilder text = new StringBuilder("stage,epoch,loss,rate");
        for (String set : new String[] {"train", "held_back"}) {
            for (String column : new String[] {"E_MAE[eV/atom]", "E_RMSE[eV/atom]", "F_MAE[eV/A]", "F_RMSE[eV/A]",
                "W_MAE[eV/atom]", "W_RMSE[eV/atom]"}) {
                text.append(',').append(set).append('_').append(column);
            }
        }
        text.append('\n');
        for (Row row : rows) {
            text.append(row.stage).append(',').append(row.epoch).append(',').append(row.loss);
            append(text, Double.isNaN(row.rate) ? 0 : 1, row.rate);
            append(text, row.training);
            append(text, row.validation == null
                    ? new ErrorSummary(0, 0, 0, 0, 0, 0, 0, 0, 0)
                    : row.validation);
            text.append('\n');
        }
        return text.toString();
    }

    private static void append(StringBuilder text, ErrorSummary e) {
        append(text, e.energies(), e.energyMae());
        append(text, e.energies(), e.energyRmse());
        append(text, e.forces(), e.forceMae());
        append(text, e.forces(), e.forceRmse());
        append(text, e.virials(), e.virialMae());
        append(text, e.virials(), e.virialRmse());
    }

    private static void append(StringBuilder text, long count, double value) {
        text.append(',');
        if (count > 0) {
            text.append(value);
        }
    }
}
