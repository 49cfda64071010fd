package org.adatom.cli.run;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adatom.analysis.FrameObserver;
import org.adatom.analysis.MonitorLog;
import org.adatom.engine.Atoms;
import org.adatom.engine.Observer;
import org.adatom.engine.Simulation;
import org.adatom.engine.io.FileFormat;
import org.adatom.engine.io.Frame;
import org.adatom.engine.io.FrameWriter;
import org.adatom.engine.io.StructureFiles;
import org.adatom.engine.units.Units;

/** The trajectory: unwrapped positions, step, time (fs) and potential energy (eV) of every frame. */
final class TrajectoryOutput implements Observer, AutoCloseable {
    private final FileFormat format;
    private final FrameWriter writer;
    private final long every;
    private final Set<Frame.Field> fields;
    private final boolean compressed;
    private final boolean timed;
    private final boolean stress;
    private final boolean uncertainty;
    private List<FrameObserver> columns = List.of();

    private TrajectoryOutput(TrajectoryBlock block, FileFormat format, FrameWriter writer, boolean timed) {
        this.timed = timed;
        this.stress = block.hasStress();
        this.uncertainty = block.hasUncertainty();
        this.format = format;
        this.writer = writer;
        this.every = block.everyOrDefault();
        this.fields = block.fields();
        this.compressed = block.compressed();
    }

    /** A new file. */
    static TrajectoryOutput create(TrajectoryBlock block, RunFolder folder, Units units) {
        return reopen(block, folder, units, 0);
    }

    /** The file of an earlier process, cut back to {@code length} bytes. */
    static TrajectoryOutput reopen(TrajectoryBlock block, RunFolder folder, Units units, long length) {
        return open(block, folder, units, length, true);
    }

    /** The same for steps that have no time, such as those of a minimiser; 0 bytes of a new file. */
    static TrajectoryOutput withoutTime(TrajectoryBlock block, RunFolder folder, Units units, long length) {
        return open(block, folder, units, length, false);
    }

    private static TrajectoryOutput open(
            TrajectoryBlock block, RunFolder folder, Units units, long length, boolean timed) {
        Path file = folder.file(block.fileOrDefault());
        FileFormat format = FileFormat.of(file);
        return new TrajectoryOutput(block, format, StructureFiles.append(file, length, format, units), timed);
    }

    /** Adds the columns of what is measured of single atoms. */
    void label(List<FrameObserver> measured) {
        // Dumps have no columns of text.
        columns = format == FileFormat.EXTXYZ ? measured : List.of();
    }

    @Override
    public long every() {
        return every;
    }

    @Override
    public void observe(Simulation s) {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("step", s.step());
        if (format == FileFormat.EXTXYZ && timed) {
            // LAMMPS would take a time in its dumps for picoseconds.
            info.put("time", s.time() / s.units().femtosecond());
        }
        info.put("energy", s.evaluator().energy());
        Map<String, Frame.Column> further = new LinkedHashMap<>();
        if (stress) {
            further.put("stress_volume", new Frame.Column(9, stresses(s)));
        }
        if (uncertainty) {
            s.evaluator().monitored().forEach(m -> further.putAll(MonitorLog.columns(m)));
        }
        columns.forEach(c -> further.putAll(c.columns(s.atoms(), s.cell())));
        writer.write(new Frame(s.atoms(), s.cell(), fields, info, further));
        if (compressed) {
            // Every frame is a piece of its own, so that the bytes do not depend on when checkpoints were made.
            writer.sync();
        }
    }

    /** &minus;(W<sub>i</sub> + m<sub>i</sub> v<sub>i</sub> v<sub>i</sub>), which sums to the volume times the stress, tension positive; eV. */
    private static double[] stresses(Simulation s) {
        double[] stress = s.evaluator().atomVirials().clone();
        Atoms a = s.atoms();
        for (int i = 0; i < a.count(); i++) {
            double[] v = {a.vx()[i], a.vy()[i], a.vz()[i]};
            for (int k = 0; k < 9; k++) {
                stress[9 * i + k] = -(stress[9 * i + k] + a.mass()[i] * v[k / 3] * v[k % 3]);
            }
        }
        return stress;
    }

    /** Brings all frames to the disk and returns the length in bytes. */
    long sync() {
        return writer.sync();
    }

    @Override
    public void close() {
        writer.close();
    }
}
