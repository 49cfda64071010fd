package org.adatom.engine.forcefield;

import java.util.Collection;
import java.util.List;

/**
 * A force field among the atoms of some species: its energy is that of the structure without all other atoms, which
 * neither feel it nor are seen by it. What holds for that smaller structure holds here: an embedding energy counts no
 * excluded atom, a tail correction neither, charges must be neutral among themselves.
 *
 * @param inner what acts; neither a sum nor itself restricted
 * @param among the species it acts on, in the order of {@code species}
 * @param species all that a structure may have, those without any part in it included
 */
public record RestrictedForceField(ForceField inner, List<String> among, List<String> species) implements ForceField {
    /** Checks and copies. */
    public RestrictedForceField {
        if (inner instanceof SumForceField || inner instanceof RestrictedForceField) {
            throw new IllegalArgumentException("restrict single force fields: " + inner.description());
        }
        List<String> chosen = List.copyOf(among);
        species = List.copyOf(species);
        if (chosen.isEmpty() || !species.containsAll(chosen)) {
            throw new IllegalArgumentException("species " + chosen + " are not some of " + species);
        }
        if (!inner.species().containsAll(chosen)) {
            List<String> missing = chosen.stream().filter(s -> !inner.species().contains(s)).toList();
            throw new IllegalArgumentException("no parameters for " + String.join(", ", missing) + "; it covers "
                    + String.join(", ", inner.species()));
        }
        among = species.stream().filter(chosen::contains).toList();
    }

    /**
     * The force field restricted to these species, a sum term by term; itself if they are all that there are.
     *
     * @throws IllegalArgumentException if it does not cover one of them, or they are not among {@code species}
     */
    public static ForceField of(ForceField forceField, Collection<String> among, List<String> species) {
        if (among.containsAll(species) && forceField.species().containsAll(species)) {
            return forceField;
        }
        return forceField instanceof SumForceField sum
                ? SumForceField.of(sum.terms().stream().map(t -> of(t, among, species)).toList())
                : new RestrictedForceField(forceField, List.copyOf(among), species);
    }

    @Override
    public boolean longRange() {
        return inner.longRange();
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
        return among.contains(a) && among.contains(b) && inner.couples(a, b);
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

    /** Selected pairs name their species themselves. */
    private String scope() {
        return inner instanceof SelectedPairs ? "" : " (among " + String.join(", ", among) + ")";
    }

    @Override
    public Tail tail(long[] counts, double volume) {
        long[] ofInner = new long[inner.species().size()];
        for (String s : among) {
            ofInner[inner.species().indexOf(s)] = counts[species.indexOf(s)];
        }
        return inner.tail(ofInner, volume);
    }
}
