package org.adatom.forcefields.pair;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.adatom.engine.error.SimulationException.NonFiniteState;
import org.adatom.engine.forcefield.PairBatch;
import org.jspecify.annotations.Nullable;

/** Pair energies from tables, one for each pair of species that interacts. */
final class TabulatedPair implements PairFormula {
    private final List<String> species;
    private final List<@Nullable PairTable> tables;

    /** Tables in the order {@code i * species.size() + j}, symmetric; null for pairs that do not interact. */
    TabulatedPair(List<String> species, List<@Nullable PairTable> tables) {
        this.species = List.copyOf(species);
        this.tables = Collections.unmodifiableList(new ArrayList<>(tables));
    }

    @Override
    public List<String> species() {
        return species;
    }

    @Override
    public String description() {
        int n = species.size();
        return "table "
                + IntStream.range(0, n * n)
                        .filter(t -> t / n <= t % n && tables.get(t) != null)
                        .mapToObj(t -> SpeciesPairs.name(species, t))
                        .collect(Collectors.joining(" "));
    }

    /**
     * {@inheritDoc}
     *
     * @throws NonFiniteState if a pair is closer than the first distance of its table
     */
    @Override
    public void evaluate(PairBatch batch) {
        boolean one = species.size() == 1;
        for (int k = 0; k < batch.size; k++) {
            int type = one ? 0 : batch.type[k];
            PairTable table = tables.get(type);
            double r = Math.sqrt(batch.r2[k]);
            if (table == null || r > table.last()) {
                batch.energy[k] = 0;
                batch.forceOverR[k] = 0;
                continue;
            }
            if (r < table.first()) {
                throw new NonFiniteState(
                        -1,
                        -1,
                        "a " + SpeciesPairs.name(species, type) + " pair is " + r
                                + " A apart, below the first distance of its table, " + table.first() + " A");
            }
            int row = table.row(r);
            batch.energy[k] = table.energyAt(row, r);
            batch.forceOverR[k] = -table.slopeAt(row, r) / r;
        }
    }

    /** Nothing: a table says nothing about what lies beyond it. */
    @Override
    public double energyBeyond(int type, double cutoff) {
        return 0;
    }
}
