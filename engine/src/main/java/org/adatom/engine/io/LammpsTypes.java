package org.adatom.engine.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.adatom.engine.Atoms;
import org.adatom.engine.Elements;
import org.jspecify.annotations.Nullable;

/** The numbered atom types of LAMMPS: a type stands for a label and a mass. */
final class LammpsTypes {
    private final List<String> labels = new ArrayList<>();
    private final List<Double> masses = new ArrayList<>();
    private final int[] typeOfAtom;

    /** The types of some atoms, in the order of the species; atoms of unlike mass are of unlike type. */
    LammpsTypes(Atoms atoms) {
        typeOfAtom = new int[atoms.count()];
        for (int s = 0; s < atoms.symbols().size(); s++) {
            for (int i = 0; i < typeOfAtom.length; i++) {
                if (atoms.species()[i] == s) {
                    typeOfAtom[i] = type(atoms.symbol(i), atoms.mass()[i]);
                }
            }
        }
    }

    private int type(String label, double mass) {
        for (int t = 0; t < labels.size(); t++) {
            if (labels.get(t).equals(label) && masses.get(t) == mass) {
                return t + 1;
            }
        }
        labels.add(label);
        masses.add(mass);
        return labels.size();
    }

    int count() {
        return labels.size();
    }

    /** Type of atom i, counted from 1. */
    int of(int i) {
        return typeOfAtom[i];
    }

    String label(int type) {
        return labels.get(type - 1);
    }

    double mass(int type) {
        return masses.get(type - 1);
    }

    /**
     * The label of a type that a file refers to: the user's, the file's own, or the element of that mass.
     *
     * @param type counted from 1
     */
    static String resolve(
            TextInput in, long line, long type, @Nullable List<String> species, @Nullable String comment, double mass) {
        if (species != null) {
            if (type < 1 || type > species.size()) {
                throw in.error(line,
                        "atom type " + type + " has no label: species lists " + species.size() + " (" + species + ")");
            }
            return species.get((int) type - 1);
        }
        if (comment != null) {
            return comment;
        }
        Optional<String> element = mass > 0 ? Elements.nearest(mass) : Optional.empty();
        return element.orElseThrow(() -> in.error(line, "atom type " + type
                + (mass > 0 ? " of mass " + mass + " amu is no element" : " is not named")
                + ": name the types with species: [..]"));
    }
}
