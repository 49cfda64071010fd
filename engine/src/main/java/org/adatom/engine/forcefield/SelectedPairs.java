package org.adatom.engine.forcefield;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A pair potential that acts between some pairs of its species only, such as between argon and silicon but neither
 * within the argon nor within the silicon: U = &Sigma; &phi;(r<sub>ij</sub>) over the pairs i &lt; j of the selected
 * kinds.
 */
public final class SelectedPairs implements PairPotential {
    private final PairPotential inner;
    private final List<SpeciesPair> pairs;
    private final boolean[] selected;

    private SelectedPairs(PairPotential inner, List<SpeciesPair> pairs, boolean[] selected) {
        this.inner = inner;
        this.pairs = pairs;
        this.selected = selected;
    }

    /**
     * The potential between these pairs; itself if they are all there are.
     *
     * @throws IllegalArgumentException if it is no sum over pairs, or does not cover one of the species
     */
    public static ForceField of(ForceField forceField, List<SpeciesPair> pairs) {
        if (!(forceField instanceof PairPotential potential)) {
            throw new IllegalArgumentException("between chooses pairs, but the energy of this potential is no sum over"
                    + " pairs: choose whole species with among, such as 'among: [" + pairs.get(0).first() + "]'");
        }
        List<String> species = potential.species();
        int n = species.size();
        boolean[] selected = new boolean[n * n];
        boolean all = true;
        for (int t = 0; t < n * n; t++) {
            String a = species.get(t / n);
            String b = species.get(t % n);
            selected[t] = pairs.stream().anyMatch(p -> p.joins(a, b));
            all &= selected[t];
        }
        for (SpeciesPair p : pairs) {
            if (!species.contains(p.first()) || !species.contains(p.second())) {
                throw new IllegalArgumentException(
                        "no parameters for " + p + "; it covers " + String.join(", ", species));
            }
        }
        return all ? potential : new SelectedPairs(potential, List.copyOf(pairs), selected);
    }

    @Override
    public List<String> species() {
        return inner.species();
    }

    @Override
    public double cutoff() {
        return inner.cutoff();
    }

    @Override
    public double energyJump() {
        return inner.energyJump();
    }

    @Override
    public boolean couples(String a, String b) {
        return pairs.stream().anyMatch(p -> p.joins(a, b)) && inner.couples(a, b);
    }

    @Override
    public String description() {
        return inner.description() + scope();
    }

    @Override
    public List<String> references() {
        return inner.references().stream().map(r -> r + scope()).toList();
    }

    @Override
    public List<String> warnings() {
        return inner.warnings().stream().map(w -> w + scope()).toList();
    }

    private String scope() {
        return pairs.stream().map(SpeciesPair::toString).collect(Collectors.joining(", ", " (between ", ")"));
    }

    /**
     * The part of the selected pairs. A correction is a quadratic form T(N) = &Sigma; t<sub>ab</sub> N<sub>a</sub>
     * N<sub>b</sub> of the numbers of atoms, so one kind of pairs contributes what is left of T for its two species when
     * T for either alone is taken off.
     */
    @Override
    public Tail tail(long[] counts, double volume) {
        int n = counts.length;
        double energy = 0;
        double virial = 0;
        for (int a = 0; a < n; a++) {
            for (int b = a; b < n; b++) {
                if (selected[a * n + b]) {
                    Tail both = tailOf(counts, volume, a, b);
                    Tail first = a == b ? Tail.NONE : tailOf(counts, volume, a, a);
                    Tail second = a == b ? Tail.NONE : tailOf(counts, volume, b, b);
                    energy += both.energy() - first.energy() - second.energy();
                    virial += both.virial() - first.virial() - second.virial();
                }
            }
        }
        return new Tail(energy, virial);
    }

    /** The correction as if there were no atoms but those of species a and b. */
    private Tail tailOf(long[] counts, double volume, int a, int b) {
        long[] only = new long[counts.length];
        only[a] = counts[a];
        only[b] = counts[b];
        return inner.tail(only, volume);
    }

    @Override
    public void evaluate(PairBatch batch) {
        PairBatch part = batch.part();
        part.ensureCapacity(batch.size);
        int[] type = batch.type;
        int n = 0;
        for (int k = 0; k < batch.size; k++) {
            part.r2[n] = batch.r2[k];
            part.type[n] = type[k];
            n += selected[type[k]] ? 1 : 0;
        }
        part.size = n;
        inner.evaluate(part);
        n = 0;
        for (int k = 0; k < batch.size; k++) {
            boolean acts = selected[type[k]];
            batch.energy[k] = acts ? part.energy[n] : 0;
            batch.forceOverR[k] = acts ? part.forceOverR[n] : 0;
            n += acts ? 1 : 0;
        }
    }
}
