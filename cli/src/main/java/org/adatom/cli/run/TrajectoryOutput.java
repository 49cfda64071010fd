package org.adatom.cli.run;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.Observer;
import org.adatom.engine.Simulation;

/** The trajectory as extended XYZ: unwrapped positions, step, time and energy of every frame. */
final class TrajectoryOutput implements Observer, AutoCloseable {
    private final SeriesFile file;
    private final long every;

    private TrajectoryOutput(SeriesFile file, long every) {
        this.file = file;
        this.every = every;
    }

    /** A new file. */
    static TrajectoryOutput create(TrajectoryBlock block, RunFolder folder) {
        return new TrajectoryOutput(SeriesFile.create(folder.file(block.fileOrDefault())), block.everyOrDefault());
    }

    /** The file of an earlier process, cut back to {@code length} bytes. */
    static TrajectoryOutput reopen(TrajectoryBlock block, RunFolder folder, long length) {
        return new TrajectoryOutput(
                SeriesFile.reopen(folder.file(block.fileOrDefault()), length), block.everyOrDefault());
    }

    @Override
    public long every() {
        return every;
    }

    @Override
    public void observe(Simulation s) {
        Atoms a = s.atoms();
        Cell cell = s.cell();
        String lattice = Arrays.stream(cell.rows()).mapToObj(Double::toString).collect(Collectors.joining(" "));
        StringBuilder text = new StringBuilder().append(a.count()).append('\n');
        text.append("Lattice=\"").append(lattice).append("\" Properties=species:S:1:pos:R:3 pbc=\"");
        for (int k = 0; k < 3; k++) {
            text.append(k == 0 ? "" : " ").append(cell.periodic(k) ? 'T' : 'F');
        }
        text.append("\" step=").append(s.step()).append(" time=").append(s.time() / s.units().femtosecond());
        text.append(" energy=").append(s.evaluator().energy());
        for (int i = 0; i < a.count(); i++) {
            text.append('\n').append(a.symbol(i)).append(' ').append(a.x()[i]).append(' ').append(a.y()[i]);
            text.append(' ').append(a.z()[i]);
        }
        file.line(text.toString());
    }

    /** Brings all frames to the disk and returns the length in bytes. */
    long sync() {
        return file.sync();
    }

    @Override
    public void close() {
        file.close();
    }
}
