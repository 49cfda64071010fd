package org.adatom.analysis;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.Monitored;
import org.adatom.engine.Observer;
import org.adatom.engine.Simulation;
import org.adatom.engine.error.SimulationException.BeyondTrust;
import org.adatom.engine.forcefield.Monitor;
import org.adatom.engine.io.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Keeps account of atoms that a potential says are not to be trusted ({@link Monitor}): how many, the first, the worst,
 * and by species and cause; hands out their configurations or ends the run, as the policy says. Of several atoms in one
 * configuration the worst is told, and of equally bad ones the first. State is saved and restored bitwise.
 */
public final class MonitorLog implements Observer {
    /** The most configurations that are handed out, and the fewest steps between them. */
    private static final int MOST_FRAMES = 100;

    private static final long FRAME_GAP = 10;

    private final int index;
    private final Monitor monitor;
    private final Sink sink;
    /** By species and cause. */
    private Count[][] counts = {};
    private long looks;
    private long lookedBeyond;
    private long atomsBeyond;
    private long frames;
    private long lastFrame = Long.MIN_VALUE / 2;
    private @Nullable Case first;
    private @Nullable Case worst;

    /** Takes the configurations that are to be kept. */
    @FunctionalInterface
    public interface Sink {
        /** Keeps a configuration. */
        void keep(Frame frame);
    }

    /**
     * An atom beyond its limit.
     *
     * @param step or number of the frame
     * @param atom counted from 0
     * @param measure how far, as the monitor measures it
     * @param text what the monitor says of it
     */
    public record Case(long step, int atom, double measure, String text) {}

    /**
     * What was found of one species for one cause.
     *
     * @param species label
     * @param cause its name
     * @param atoms how often, each atom of each look counted
     * @param worst the largest measure
     */
    public record Tally(String species, String cause, long atoms, double worst) {}

    /** A tally in the making. */
    private static final class Count {
        final String species;
        final String cause;
        long atoms;
        double worst;

        Count(String species, String cause) {
            this.species = species;
            this.cause = cause;
        }
    }

    /**
     * An empty account.
     *
     * @param index of the monitor among those of the evaluator
     * @param sink where configurations go if the policy is to keep them, or to stop
     */
    public MonitorLog(int index, Monitor monitor, Sink sink) {
        this.index = index;
        this.monitor = monitor;
        this.sink = sink;
    }

    /** What is watched. */
    public Monitor monitor() {
        return monitor;
    }

    @Override
    public long every() {
        return monitor.every();
    }

    @Override
    public void observe(Simulation simulation) {
        look(simulation.step(), simulation.atoms(), simulation.cell(),
                simulation.evaluator().monitored().get(index));
    }

    /**
     * Looks at the last evaluation.
     *
     * @param step or number of the frame
     * @return the worst atom beyond its limit; -1 if there is none
     * @throws BeyondTrust if there is one and the policy is to stop
     */
    public int look(long step, Atoms atoms, Cell cell, Monitored monitored) {
        looks++;
        double[] measure = monitored.measure();
        int which = monitored.worst();
        for (int i = 0; i < measure.length; i++) {
            if (measure[i] > monitor.limit()) {
                count(atoms, i, monitor.cause(monitored.numbers(), i), measure[i]);
            }
        }
        if (which < 0) {
            return -1;
        }
        lookedBeyond++;
        boolean stop = monitor.policy() == Monitor.Policy.STOP;
        boolean keep = stop || monitor.policy() == Monitor.Policy.SAVE && frames < MOST_FRAMES
                && step - lastFrame >= FRAME_GAP;
        // Words are found only when they are needed: a run may be beyond the limit in every step.
        if (keep || worst == null || measure[which] > worst.measure) {
            Case found = new Case(step, which, measure[which],
                    monitor.explain(atoms.symbol(which), measure[which], monitored.numbers(), which));
            first = first == null ? found : first;
            worst = worst == null || found.measure > worst.measure ? found : worst;
            if (keep) {
                frames++;
                lastFrame = step;
                sink.keep(frame(found, atoms, cell, monitored));
            }
            if (stop) {
                throw new BeyondTrust(step, which, found.text);
            }
        }
        return which;
    }

    private void count(Atoms atoms, int atom, int cause, double measure) {
        atomsBeyond++;
        Count c = countOf(atoms.species()[atom], cause);
        if (c == null) {
            String species = atoms.symbol(atom);
            c = new Count(species, monitor.causeName(species, cause));
            counts[atoms.species()[atom]][cause] = c;
        }
        c.atoms++;
        c.worst = Math.max(c.worst, measure);
    }

    private @Nullable Count countOf(int species, int cause) {
        if (species >= counts.length) {
            int old = counts.length;
            counts = Arrays.copyOf(counts, species + 1);
            Arrays.fill(counts, old, species + 1, new Count[0]);
        }
        if (cause >= counts[species].length) {
            counts[species] = Arrays.copyOf(counts[species], cause + 1);
        }
        return counts[species][cause];
    }

    private Frame frame(Case found, Atoms atoms, Cell cell, Monitored monitored) {
        Frame frame = new Frame(atoms, cell).with(Frame.Field.VELOCITIES, Frame.Field.FORCES);
        frame.info().put("step", found.step);
        frame.info().put("worst_atom", (long) found.atom);
        frame.info().put("reason", found.text);
        frame.columns().putAll(columns(monitored));
        return frame;
    }

    /** The columns of a frame that show the measure of each atom, and what comes with it. */
    public static Map<String, Frame.Column> columns(Monitored monitored) {
        Map<String, Frame.Column> columns = new LinkedHashMap<>();
        List<String> names = monitored.monitor().columns();
        for (int c = 0; c < names.size(); c++) {
            columns.put(names.get(c), new Frame.Column(1, monitored.column(c).clone()));
        }
        return columns;
    }

    /** How often was looked. */
    public long looks() {
        return looks;
    }

    /** In how many of these an atom was beyond its limit. */
    public long looksBeyond() {
        return lookedBeyond;
    }

    /** Atoms beyond their limit, each atom of each look counted. */
    public long atomsBeyond() {
        return atomsBeyond;
    }

    /** Number of configurations kept. */
    public long frames() {
        return frames;
    }

    /** The worst atom of the first look that found one. */
    public @Nullable Case first() {
        return first;
    }

    /** The worst atom of all. */
    public @Nullable Case worst() {
        return worst;
    }

    /** What was found by species and cause, most frequent first. */
    public List<Tally> table() {
        List<Tally> rows = new ArrayList<>();
        for (Count[] row : counts) {
            Arrays.stream(row).filter(Objects::nonNull)
                    .forEach(c -> rows.add(new Tally(c.species, c.cause, c.atoms, c.worst)));
        }
        rows.sort((a, b) -> Long.compare(b.atoms, a.atoms));
        return rows;
    }

    /** One sentence for the end; empty if no atom was beyond its limit. */
    public List<String> warnings() {
        return first == null || worst == null
                ? List.of()
                : List.of("atoms " + monitor.title() + " in " + lookedBeyond + " of " + looks + " looks ("
                        + atomsBeyond + " atoms); the first at step " + place(first) + (worst.equals(first)
                                ? ""
                                : "; the worst at step " + place(worst)));
    }

    private static String place(Case c) {
        return c.step + ", atom " + (c.atom + 1) + ", " + c.text;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeLong(looks);
        out.writeLong(lookedBeyond);
        out.writeLong(atomsBeyond);
        out.writeLong(frames);
        out.writeLong(lastFrame);
        save(out, first);
        save(out, worst);
        out.writeInt(counts.length);
        for (Count[] row : counts) {
            out.writeInt(row.length);
            for (Count c : row) {
                out.writeBoolean(c != null);
                if (c != null) {
                    out.writeUTF(c.species);
                    out.writeUTF(c.cause);
                    out.writeLong(c.atoms);
                    out.writeDouble(c.worst);
                }
            }
        }
    }

    private static void save(DataOutput out, @Nullable Case c) throws IOException {
        out.writeBoolean(c != null);
        if (c != null) {
            out.writeLong(c.step);
            out.writeInt(c.atom);
            out.writeDouble(c.measure);
            out.writeUTF(c.text);
        }
    }

    @Override
    public void restore(DataInput in) throws IOException {
        looks = in.readLong();
        lookedBeyond = in.readLong();
        atomsBeyond = in.readLong();
        frames = in.readLong();
        lastFrame = in.readLong();
        first = restored(in);
        worst = restored(in);
        counts = new Count[in.readInt()][];
        for (int s = 0; s < counts.length; s++) {
            counts[s] = new Count[in.readInt()];
            for (int k = 0; k < counts[s].length; k++) {
                if (in.readBoolean()) {
                    counts[s][k] = new Count(in.readUTF(), in.readUTF());
                    counts[s][k].atoms = in.readLong();
                    counts[s][k].worst = in.readDouble();
                }
            }
        }
    }

    private static @Nullable Case restored(DataInput in) throws IOException {
        return in.readBoolean() ? new Case(in.readLong(), in.readInt(), in.readDouble(), in.readUTF()) : null;
    }
}
