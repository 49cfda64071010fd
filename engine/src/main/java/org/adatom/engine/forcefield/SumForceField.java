package org.adatom.engine.forcefield;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Several force fields added: each acts within its own cutoff, on all atoms unless it is a {@link
 * RestrictedForceField}.
 *
 * @param terms what is added; at least one, none itself a sum (nested sums are flattened by {@link #of})
 */
public record SumForceField(List<ForceField> terms) implements ForceField {
    /** Checks and copies. */
    public SumForceField {
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("a sum of force fields needs at least one term");
        }
        terms = List.copyOf(terms);
    }

    /** The sum of these, or the only one itself. */
    public static ForceField of(List<ForceField> forceFields) {
        List<ForceField> flat = new ArrayList<>();
        for (ForceField f : forceFields) {
            if (f instanceof SumForceField sum) {
                flat.addAll(sum.terms);
            } else {
                flat.add(f);
            }
        }
        return flat.size() == 1 ? flat.get(0) : new SumForceField(flat);
    }

    /** The species that every term allows; a restricted one allows those that it does not act on, too. */
    @Override
    public List<String> species() {
        LinkedHashSet<String> common = new LinkedHashSet<>(terms.get(0).species());
        terms.forEach(t -> common.retainAll(t.species()));
        return List.copyOf(common);
    }

    @Override
    public boolean couples(String a, String b) {
        return terms.stream().anyMatch(t -> t.couples(a, b));
    }

    @Override
    public boolean longRange() {
        return terms.stream().anyMatch(ForceField::longRange);
    }

    @Override
    public double cutoff() {
        return terms.stream().mapToDouble(ForceField::cutoff).max().orElse(0);
    }

    @Override
    public String description() {
        return terms.stream().map(ForceField::description).collect(Collectors.joining(" + "));
    }

    @Override
    public List<String> references() {
        return terms.stream().flatMap(t -> t.references().stream()).distinct().toList();
    }

    /** The sum of the terms' jumps: they may end at the same distance. */
    @Override
    public double energyJump() {
        return terms.stream().mapToDouble(ForceField::energyJump).sum();
    }

    @Override
    public List<String> warnings() {
        return terms.stream().flatMap(t -> t.warnings().stream()).toList();
    }
}
