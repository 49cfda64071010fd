package org.adatom.analysis;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.Observer;
import org.adatom.engine.Simulation;
import org.adatom.engine.error.InputException;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;
import org.jspecify.annotations.Nullable;

/**
 * What is measured of single configurations, one sample each: while a simulation runs, or from the frames of a file. State is
 * saved and restored bitwise.
 */
public abstract sealed class FrameObserver implements Observer
        permits AngularDistribution, Coordination, StructureFactor, Structures {
    private final long every;
    private final long from;
    private final FrameSpecies species;
    private UnitLabels labels = UnitLabels.METAL;
    private long samples;
    private boolean timed;

    /**
     * Nothing measured yet.
     *
     * @param quantity what is measured, for messages
     * @param every steps or frames between samples
     * @param from first step that counts
     */
    FrameObserver(String quantity, long every, long from) {
        if (every < 1) {
            throw new IllegalArgumentException(quantity + ": period must be at least 1 step: " + every);
        }
        this.every = every;
        this.from = from;
        this.species = new FrameSpecies(quantity);
    }

    /**
     * What the input blocks ask for, those that are there.
     *
     * @param steps of the run, or 1 for frames of a file
     * @param from first step that counts
     */
    public static List<FrameObserver> of(@Nullable AdfInput adf, @Nullable CoordinationInput coordination,
            @Nullable StructureFactorInput structureFactor, @Nullable StructuresInput structures, long steps, long from,
            Workers workers) {
        List<FrameObserver> all = new ArrayList<>();
        if (adf != null) {
            all.add(AngularDistribution.of(adf, steps, from, workers));
        }
        if (coordination != null) {
            all.add(Coordination.of(coordination, steps, from, workers));
        }
        if (structureFactor != null) {
            all.add(StructureFactor.of(structureFactor, steps, from, workers));
        }
        if (structures != null) {
            all.add(Structures.of(structures, steps, from, workers));
        }
        return List.copyOf(all);
    }

    @Override
    public final long every() {
        return every;
    }

    @Override
    public final void observe(Simulation simulation) {
        if (simulation.step() >= from) {
            labels = UnitLabels.of(simulation.units());
            add(simulation.time() / simulation.units().picosecond(), simulation.atoms(), simulation.cell());
        }
    }

    /**
     * Adds a sample.
     *
     * @param time ps; NaN if it is unknown, for series are then over the numbers of the samples
     * @throws InputException if it has a species that the first sample had not, or nothing can be measured in it
     */
    public final void add(double time, Atoms atoms, Cell cell) {
        check(samples == 0 ? atoms.symbols() : symbols(), cell);
        timed = samples == 0 ? !Double.isNaN(time) : timed;
        sample(timed ? time : samples, atoms, cell, species.numbers(atoms));
        samples++;
    }

    /**
     * Refuses what cannot be measured.
     *
     * @param symbols species of the atoms
     * @throws InputException with a cure
     */
    public abstract void check(List<String> symbols, Cell cell);

    /**
     * Measures one sample.
     *
     * @param time ps, or the number of the sample
     * @param speciesOf number in {@link #symbols} of each species of {@code atoms}
     */
    abstract void sample(double time, Atoms atoms, Cell cell, int[] speciesOf);

    /** Columns that say of each atom of a configuration what is measured; empty if that is not of single atoms. */
    public Map<String, Frame.Column> columns(Atoms atoms, Cell cell) {
        return Map.of();
    }

    /** Writes what {@link #sample} gathered. */
    abstract void saveSamples(DataOutput out) throws IOException;

    /** Reads what {@link #saveSamples} wrote; {@link #symbols} are there. */
    abstract void restoreSamples(DataInput in) throws IOException;

    /** Species of the first sample. */
    final List<String> symbols() {
        return species.symbols();
    }

    /** Number of samples so far. */
    public final long samples() {
        return samples;
    }

    /** Names of the units. */
    final UnitLabels labels() {
        return labels;
    }

    /** What series are over: a time with its unit, or the sample. */
    final String abscissa() {
        return timed ? "Time[" + labels.time() + "]" : "Sample";
    }

    @Override
    public final void save(DataOutput out) throws IOException {
        out.writeLong(samples);
        out.writeBoolean(timed);
        out.writeBoolean(labels.equals(UnitLabels.REDUCED));
        species.save(out);
        if (samples > 0) {
            saveSamples(out);
        }
    }

    @Override
    public final void restore(DataInput in) throws IOException {
        samples = in.readLong();
        timed = in.readBoolean();
        labels = in.readBoolean() ? UnitLabels.REDUCED : UnitLabels.METAL;
        species.restore(in);
        if (samples > 0) {
            restoreSamples(in);
        }
    }
}
