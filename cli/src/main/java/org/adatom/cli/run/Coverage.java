package org.adatom.cli.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.adatom.engine.forcefield.ForceField;

/** What no term of a force field acts on, because each is restricted to other species: allowed, but seldom meant. */
public final class Coverage {
    private Coverage() {}

    /** One line for species that feel nothing, and one for pairs of the others that do not feel each other. */
    public static List<String> gaps(ForceField forceField, List<String> species) {
        Set<String> free = new LinkedHashSet<>();
        for (String a : species) {
            if (species.stream().noneMatch(b -> forceField.couples(a, b))) {
                free.add(a);
            }
        }
        List<String> pairs = new ArrayList<>();
        for (int a = 0; a < species.size(); a++) {
            for (int b = a; b < species.size(); b++) {
                boolean known = free.contains(species.get(a)) || free.contains(species.get(b));
                if (!known && !forceField.couples(species.get(a), species.get(b))) {
                    pairs.add(species.get(a) + "-" + species.get(b));
                }
            }
        }
        List<String> gaps = new ArrayList<>();
        if (!free.isEmpty()) {
            gaps.add("forcefield: no potential acts on " + String.join(", ", free)
                    + ": atoms of this kind feel no force");
        }
        if (!pairs.isEmpty()) {
            gaps.add("forcefield: no potential acts between " + String.join(", ", pairs)
                    + ": such atoms pass through each other");
        }
        return gaps;
    }
}
