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

    /** Given configurations are also displaced by this, &Aring;. */
    private static final double GIVEN_RATTLE = 0.05;
    /** Radius of the piece that is cut out of them, in distances of neighbours: some 50 atoms. */
    private static final double PIECE = 2.1;

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
        all.addAll(molecules(all.get(0), s.bond));
        return all;
    }

    /**
     * A given configuration: as it is, rattled, a piece cut out of it, molecules of its species.
     *
     * @param bond distance of neighbours, &Aring;
     */
    static List<Specimen> of(Frame frame, double bond, long seed) {
        Specimen given = Specimen.of("as given", frame);
        List<Specimen> all = new ArrayList<>();
        all.add(given);
        all.add(given.rattled(GIVEN_RATTLE, new CounterRandom(seed, "rattle")).named("rattled"));
        if (!given.open()) {
            all.add(given.surroundings(0, PIECE * bond)
                    .rattled(GIVEN_RATTLE, new CounterRandom(seed, "piece"))
                    .named("cluster"));
        }
        all.addAll(molecules(given, bond));
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
    private static Specimen molecule(String name, Specimen of, double bond, double... places) {
        List<String> species = of.atoms().symbols();
        List<String> symbols = new ArrayList<>();
        List<double[]> sites = new ArrayList<>();
        for (int i = 0; i <= places.length / 3; i++) {
            symbols.add(species.get(i % species.size()));
            sites.add(new double[3]);
            for (int d = 0; d < of.cell().dimensions() && i > 0; d++) {
                sites.get(i)[d] = bond * places[3 * i - 3 + d];
            }
        }
        return of.inEmptySpace(symbols, sites).named(name);
    }

    private static List<Specimen> molecules(Specimen of, double bond) {
        return List.of(
                molecule("dimer", of, bond, 0.97, 0.1, -0.05),
                molecule("trimer", of, bond, 0.95, 0.15, 0.05, 0.1, 0.98, -0.1));
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
