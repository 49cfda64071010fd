package org.adatom.analysis.verify;

import java.util.ArrayList;
import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.build.Lattice;
import org.adatom.engine.build.Supercell;
import org.adatom.engine.io.Frame;

/** Configurations that find mistakes: rattled, strained, small, skewed, left-handed, open in some directions. */
final class Specimens {
    private static final double[] STRAIN = {1.03, 0.02, -0.01, 0, 0.98, 0.015, 0.01, 0, 1.025};

    private final Lattice lattice;
    private final List<String> species;
    private final double edge;
    private final double bond;
    private final long seed;

    /** Of the crystal with lattice constant {@code edge}, &Aring;. */
    private Specimens(Lattice lattice, List<String> species, double edge, long seed) {
        this.lattice = lattice;
        this.species = species;
        this.edge = edge;
        this.seed = seed;
        bond = edge * EnergyVolume.neighborDistance(lattice, species, seed);
    }

    static List<Specimen> of(Lattice lattice, List<String> species, double edge, long seed) {
        Specimens s = new Specimens(lattice, species, edge, seed);
        List<Specimen> all = new ArrayList<>();
        all.add(s.crystal("rattled " + lattice, 0.05, 2, 2, 2));
        all.add(s.crystal("hot " + lattice, 0.12, 2, 1, 1));
        all.add(s.primitive());
        if (species.size() == 1) {
            all.add(s.oneAtom());
        }
        all.add(open(s.crystal("slab", 0.06, 2, 2, 1), true, true, false));
        all.add(open(s.crystal("wire", 0.06, 1, 1, 2), false, false, true));
        all.add(open(s.crystal("cluster", 0.06, 2, 1, 1), false, false, false));
        all.add(s.molecule("dimer", 0.97, 0.1, -0.05));
        all.add(s.molecule("trimer", 0.95, 0.15, 0.05, 0.1, 0.98, -0.1));
        return all;
    }

    private Specimen crystal(String name, double amplitude, int n1, int n2, int n3) {
        Frame cell = EnergyVolume.crystal(lattice, species, edge, seed);
        Frame frame = EnergyVolume.occupied(Supercell.repeat(cell, List.of(n1, n2, n3)), species, seed);
        return Specimen.of(name, frame).rattled(amplitude * bond, new CounterRandom(seed, name));
    }

    private Specimen primitive() {
        String name = "strained primitive cell";
        return Specimen.of(name, EnergyVolume.primitive(lattice, species, edge, seed))
                .mapped(STRAIN)
                .rattled(0.05 * bond, new CounterRandom(seed, name));
    }

    /** One atom far outside its triclinic cell: it sees nothing but its own images. */
    private Specimen oneAtom() {
        Cell cell = EnergyVolume.primitive(lattice, species, edge, seed).cell();
        Atoms atoms = Atoms.of(species);
        atoms.setPosition(0, 1.7 * edge, -3.2 * edge, 0.4 * edge);
        return new Specimen("one atom, triclinic", atoms, cell).mapped(STRAIN);
    }

    /** Atoms in empty space: one at the origin, the others at these places in bond lengths; species in turn. */
    private Specimen molecule(String name, double... places) {
        List<String> symbols = new ArrayList<>();
        for (int i = 0; i <= places.length / 3; i++) {
            symbols.add(species.get(i % species.size()));
        }
        // Every species is known, if only by name, so that all specimens have the same.
        Atoms atoms = new Atoms(species, symbols.stream().mapToInt(species::indexOf).toArray());
        for (int i = 1; i < symbols.size(); i++) {
            atoms.setPosition(
                    i, bond * places[3 * i - 3], bond * places[3 * i - 2], bond * places[3 * i - 1]);
        }
        return new Specimen(name, atoms, Cell.open());
    }

    /** Cut out of its crystal; without vectors in the open directions. */
    private static Specimen open(Specimen s, boolean... periodic) {
        double[] rows = s.cell().rows();
        for (int i = 0; i < 9; i++) {
            rows[i] = periodic[i / 3] ? rows[i] : 0;
        }
        return new Specimen(s.name(), s.atoms(), Cell.of(rows, periodic));
    }
}
