package org.adatom.forcefields.pair;

import com.google.auto.service.AutoService;
import java.nio.file.Path;
import java.util.List;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.jspecify.annotations.Nullable;

/** Makes tabulated pair potentials for the species of the structure. */
@AutoService(ForceFieldFactory.class)
@SuppressWarnings("rawtypes")
public final class TableFactory implements ForceFieldFactory<TableParameters> {
    @Override
    public String key() {
        return "table";
    }

    @Override
    public Class<TableParameters> parameters() {
        return TableParameters.class;
    }

    @Override
    public ForceField create(TableParameters parameters, Context context) {
        SpeciesPairs<TableParameters.Pair> pairs = new SpeciesPairs<>(context.species(), parameters.pairs());
        List<@Nullable PairTable> tables = pairs.map(p -> read(context.directory().resolve(p.file()), p.section()));
        double[] cutoffs = pairs.cutoffs(TableParameters.Pair::cutoff, parameters.cutoff());
        for (int t = 0; t < cutoffs.length; t++) {
            PairTable table = tables.get(t);
            if (table != null && (cutoffs[t] > table.last() || cutoffs[t] <= table.first())) {
                throw new InputException(table.source() + ": cutoff " + cutoffs[t] + " A of "
                        + SpeciesPairs.name(context.species(), t) + " lies outside of its table, which goes from "
                        + table.first() + " to " + table.last() + " A");
            }
        }
        return parameters.truncated(new TabulatedPair(context.species(), tables), cutoffs);
    }

    private static PairTable read(Path file, @Nullable String section) {
        return section == null ? PairTable.read(file) : PairTable.readLammps(file, section);
    }
}
