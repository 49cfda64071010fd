package org.adatom.analysis;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.adatom.analysis.structure.LocalStructure;
import org.adatom.analysis.structure.StructureFinder;
import org.adatom.analysis.structure.StructureLabels;
import org.adatom.analysis.structure.StructureMethod;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;

/**
 * How many atoms are in surroundings of which crystal structure, on average and over time; labels of single configurations for
 * files.
 */
public final class Structures extends FrameObserver {
    /** Series have up to this many rows; more samples are averaged in pairs. */
    private static final int ROWS = 1024;
    private static final LocalStructure[] ALL = LocalStructure.values();

    private final StructureMethod method;
    private final StructureFinder finder;
    /** Atoms of each structure, all atoms, and the sum of the deviations of those that have a structure. */
    private BlockMeans means = new BlockMeans(ALL.length + 2);
    /** Time, and atoms of each structure. */
    private BlockMeans series = new BlockMeans(ALL.length + 1, ROWS);

    private Structures(StructureMethod method, double rmsd, long every, long from, Workers workers) {
        super("structures", every, from);
        this.method = method;
        this.finder = new StructureFinder(method, rmsd, workers);
    }

    /** As an input block asks, for a run of {@code steps} steps. */
    public static Structures of(StructuresInput input, long steps, long from, Workers workers) {
        return new Structures(input.methodOrDefault(), input.rmsdOrDefault(), input.everyOrDefault(steps), from,
                workers);
    }

    @Override
    public void check(List<String> symbols, Cell cell) {
        // Every configuration has its structures.
    }

    @Override
    void sample(double time, Atoms atoms, Cell cell, int[] speciesOf) {
        StructureLabels labels = finder.find(atoms, cell);
        double[] values = new double[ALL.length + 2];
        double[] row = new double[ALL.length + 1];
        row[0] = time;
        for (int i = 0; i < atoms.count(); i++) {
            LocalStructure s = labels.structure()[i];
            values[s.ordinal()]++;
            row[1 + s.ordinal()]++;
            if (method == StructureMethod.PTM && s != LocalStructure.OTHER) {
                values[ALL.length + 1] += labels.rmsd()[i];
            }
        }
        values[ALL.length] = atoms.count();
        means.add(values);
        series.add(row);
    }

    @Override
    public Map<String, Frame.Column> columns(Atoms atoms, Cell cell) {
        return finder.find(atoms, cell).columns();
    }

    /** The fractions of all samples so far. */
    public StructuresResult result() {
        List<double[]> rows = series.complete();
        List<StructuresResult.Kind> kinds = new ArrayList<>();
        double recognised = 0;
        for (LocalStructure s : ALL) {
            int at = s.ordinal();
            recognised += s == LocalStructure.OTHER ? 0 : means.total(at);
            kinds.add(new StructuresResult.Kind(s, means.ratio(at, ALL.length),
                    rows.stream().mapToDouble(r -> r[1 + at]).toArray()));
        }
        return new StructuresResult(method, samples(), abscissa(), rows.stream().mapToDouble(r -> r[0]).toArray(),
                method == StructureMethod.PTM ? means.total(ALL.length + 1) / recognised : Double.NaN,
                List.copyOf(kinds));
    }

    @Override
    void saveSamples(DataOutput out) throws IOException {
        means.save(out);
        series.save(out);
    }

    @Override
    void restoreSamples(DataInput in) throws IOException {
        means.restore(in);
        series.restore(in);
    }
}
