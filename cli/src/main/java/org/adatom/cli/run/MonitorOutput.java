package org.adatom.cli.run;

import java.util.ArrayList;
import java.util.List;
import org.adatom.analysis.MonitorLog;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.Monitor;
import org.adatom.engine.io.FileFormat;
import org.adatom.engine.io.Frame;
import org.adatom.engine.io.FrameWriter;
import org.adatom.engine.io.StructureFiles;
import org.adatom.engine.units.Units;
import org.jspecify.annotations.Nullable;

/**
 * What is watched of how far a force field is to be trusted, and the file of the configurations that are kept of it, which
 * is there when there is one.
 */
final class MonitorOutput implements AutoCloseable {
    /** Name of the file. */
    static final String FILE = "extrapolation.extxyz";

    private final RunFolder folder;
    private final Units units;
    private final List<MonitorLog> logs = new ArrayList<>();
    private @Nullable FrameWriter writer;

    /**
     * Nothing seen yet.
     *
     * @param length bytes of the file that are kept of an earlier process; 0 if there are none
     */
    MonitorOutput(ForceField forceField, RunFolder folder, Units units, long length) {
        this.folder = folder;
        this.units = units;
        List<Monitor> monitors = Monitor.of(forceField);
        for (int m = 0; m < monitors.size(); m++) {
            Monitor monitor = monitors.get(m);
            if (monitor.policy() != Monitor.Policy.IGNORE && monitor.limit() < Double.POSITIVE_INFINITY) {
                logs.add(new MonitorLog(m, monitor, this::keep));
            }
        }
        if (length > 0) {
            writer = StructureFiles.append(folder.file(FILE), length, FileFormat.EXTXYZ, units);
        }
    }

    private void keep(Frame frame) {
        if (writer == null) {
            writer = StructureFiles.create(folder.file(FILE), FileFormat.EXTXYZ, units);
        }
        writer.write(frame);
        // The next thing may be the end of the run.
        writer.sync();
    }

    /** The accounts. */
    List<MonitorLog> logs() {
        return logs;
    }

    /** Brings the file to the disk and returns its length; 0 if there is none. */
    long sync() {
        return writer == null ? 0 : writer.sync();
    }

    @Override
    public void close() {
        if (writer != null) {
            writer.close();
        }
    }
}
