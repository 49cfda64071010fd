package org.adatom.analysis.defect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.adatom.analysis.crystal.Bulk;
import org.adatom.engine.error.InputException;

/**
 * What an atom costs where it comes from, or is worth where it goes to.
 *
 * @param condition where that is, such as "Ga-rich"
 * @param values &mu; of each species, eV
 * @param imbalance what the atoms of the crystal cost beyond its own energy, eV per atom: 0 in equilibrium with the crystal
 */
public record ChemicalPotentials(String condition, Map<String, Double> values, double imbalance) {
    /**
     * All conditions under which defects can be compared: one for an element, or if all values are given; both limits for a
     * compound of two elements whose own crystals are known.
     *
     * @param crystal the host
     * @param involved species that defects take away or put in
     * @param given values, eV
     * @param references energies per atom of the species' own crystals, eV
     * @throws InputException if a value is missing
     */
    public static List<ChemicalPotentials> of(
            Bulk crystal, Set<String> involved, Map<String, Double> given, Map<String, Double> references) {
        Map<String, Long> host = composition(crystal);
        Set<String> needed = new TreeSet<>(involved);
        Map<String, Double> known = new LinkedHashMap<>(references);
        known.putAll(given);
        if (host.size() == 1) {
            known.putIfAbsent(host.keySet().iterator().next(), crystal.energyPerAtom());
        }
        boolean hostInvolved = host.keySet().stream().anyMatch(needed::contains);
        if (host.size() == 2 && hostInvolved && !given.keySet().containsAll(host.keySet())
                && known.keySet().containsAll(host.keySet())) {
            needed.addAll(host.keySet());
            require(needed, known);
            return limits(crystal, host, known);
        }
        require(needed, known);
        String condition = given.isEmpty() ? "crystals of the elements" : "given chemical potentials";
        return List.of(new ChemicalPotentials(condition, known,
                known.keySet().containsAll(host.keySet()) ? imbalance(crystal, host, known) : 0));
    }

    private static void require(Set<String> needed, Map<String, Double> known) {
        for (String symbol : needed) {
            if (!known.containsKey(symbol)) {
                throw new InputException("the chemical potential of " + symbol
                        + " is not known, so that atoms of it cannot be"
                        + " taken away or put in: give chemicalPotentials: {" + symbol
                        + ": energy per atom}, or the crystal it comes from, references: {" + symbol
                        + ": {crystal: ...}}; of a compound give all its elements, and both limits are computed");
            }
        }
    }

    /** In turn each element is as in its own crystal; the other makes up the energy of the compound. */
    private static List<ChemicalPotentials> limits(Bulk crystal, Map<String, Long> host, Map<String, Double> known) {
        List<ChemicalPotentials> both = new ArrayList<>();
        for (String rich : host.keySet()) {
            String other = host.keySet().stream().filter(s -> !s.equals(rich)).findFirst().orElseThrow();
            Map<String, Double> mu = new LinkedHashMap<>(known);
            mu.put(other, (crystal.energy() - host.get(rich) * known.get(rich)) / host.get(other));
            both.add(new ChemicalPotentials(rich + "-rich", mu, 0));
        }
        return both;
    }

    private static double imbalance(Bulk crystal, Map<String, Long> host, Map<String, Double> known) {
        double sum = -crystal.energy();
        for (Map.Entry<String, Long> e : host.entrySet()) {
            sum += e.getValue() * known.get(e.getKey());
        }
        return sum / crystal.atoms().count();
    }

    private static Map<String, Long> composition(Bulk crystal) {
        Map<String, Long> counts = new TreeMap<>();
        for (int i = 0; i < crystal.atoms().count(); i++) {
            counts.merge(crystal.atoms().symbol(i), 1L, Long::sum);
        }
        return counts;
    }

    /** What the atoms that a defect has more than the crystal cost, eV. */
    public double cost(Map<String, Integer> excess) {
        return excess.entrySet().stream().mapToDouble(e -> e.getValue() * values.get(e.getKey())).sum();
    }
}
