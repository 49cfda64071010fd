package org.adatom.engine.build;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;
import org.adatom.engine.io.Frame;
import org.adatom.engine.units.Units;
import org.jspecify.annotations.Nullable;

/**
 * A perfect crystal: block {@code structure.crystal}. Either the lattice constant or the density is given.
 *
 * <pre>{@code
 * Frame copper = Crystal.of(Lattice.FCC, 3.615, "Cu").repeated(10, 10, 10).build(Units.CODATA_2018);
 * }</pre>
 *
 * @param lattice which crystal structure
 * @param species its species, in the order that {@link Lattice} explains
 * @param a lattice constant of the conventional cell, &Aring;
 * @param c height of the conventional hexagonal cell, &Aring;
 * @param covera c/a in place of c
 * @param u height of wurtzite's second species above the first, in units of c
 * @param density in place of {@code a}: g/cm&sup3;; in reduced units the number density
 * @param cell which cell is built
 * @param repeat how often that cell is repeated along its three vectors
 */
@Description("A perfect crystal, from its lattice constant or its density")
public record Crystal(
        @Description("Crystal structure") Lattice lattice,
        @Description("Element, or list of elements: rocksalt, zincblende, wurtzite, cesium-chloride [cation, anion]; fluorite [Ca, F]; l12 [Cu, Au] for Cu3Au; graphene [C] or [B, N]") List<String> species,
        @Description("Lattice constant a of the conventional cell") @Quantity(Dimension.LENGTH) @Nullable Double a,
        @Description("Lattice constant c of hexagonal crystals; of graphene the height of the open cell (default 15)") @Quantity(Dimension.LENGTH) @Nullable Double c,
        @Description("c/a in place of c (default: ideal, 1.633)") @Nullable Double covera,
        @Description("Internal parameter u of wurtzite (default 3/8)") @Nullable Double u,
        @Description("Mass density in place of a (number density in reduced units)") @Quantity(Dimension.DENSITY) @Nullable Double density,
        @Description("Cell to build: conventional (default), primitive or orthogonal") @Nullable CellChoice cell,
        @Description("Number of cells along each cell vector (default [1, 1, 1])") @Nullable List<Integer> repeat) {
    /** One amu/&Aring;&sup3; in g/cm&sup3; is 1/this: Avogadro's number times 1e-24 (exact since 2019). */
    private static final double AMU_PER_CUBIC_ANGSTROM = 0.602214076;

    private static final double IDEAL_RATIO = Math.sqrt(8 / 3.0);
    private static final double LAYER_HEIGHT = 15;

    /** Checks. */
    public Crystal {
        Checks.present("crystal.lattice", lattice);
        Checks.present("crystal.species", species);
        int wanted = lattice.speciesCount();
        boolean pair = lattice == Lattice.GRAPHENE && species.size() == 2;
        if (species.size() != wanted && !pair) {
            throw new InputException("crystal.species: " + species + " has " + species.size() + " entries, "
                    + lattice + " takes " + wanted);
        }
        Checks.positive("crystal.a", a, "A");
        Checks.positive("crystal.c", c, "A");
        Checks.positive("crystal.covera", covera, "");
        Checks.positive("crystal.density", density, "g/cm3");
        if ((a == null) == (density == null)) {
            throw new InputException("crystal: give either the lattice constant a or the density");
        }
        if (c != null && covera != null) {
            throw new InputException("crystal: give either c or covera (c/a), not both");
        }
        if ((c != null || covera != null) && !lattice.hasC()) {
            throw new InputException("crystal: " + lattice + " has no c: leave out c and covera");
        }
        if (c != null && density != null) {
            throw new InputException("crystal.c: with a density give covera (c/a) in place of c");
        }
        if (density != null && lattice == Lattice.GRAPHENE) {
            throw new InputException("crystal.density: a layer has no mass density, give a");
        }
        if (u != null && (lattice != Lattice.WURTZITE || !(u > 0 && u < 0.5))) {
            throw new InputException(
                    "crystal.u: only wurtzite has it, between 0 and 0.5, got " + u + " for " + lattice);
        }
        Checks.repeats("crystal.repeat", repeat);
        species = List.copyOf(species);
    }

    /** One conventional cell of a crystal with lattice constant a (&Aring;). */
    public static Crystal of(Lattice lattice, double a, String... species) {
        return new Crystal(lattice, List.of(species), a, null, null, null, null, null, null);
    }

    /** One conventional cell of a crystal with that density (g/cm&sup3;; the number density in reduced units). */
    public static Crystal ofDensity(Lattice lattice, double density, String... species) {
        return new Crystal(lattice, List.of(species), null, null, null, null, density, null, null);
    }

    /** The same with {@code n1 x n2 x n3} cells. */
    public Crystal repeated(int n1, int n2, int n3) {
        return new Crystal(lattice, species, a, c, covera, u, density, cell, List.of(n1, n2, n3));
    }

    /** The same with another kind of cell. */
    public Crystal in(CellChoice choice) {
        return new Crystal(lattice, species, a, c, covera, u, density, choice, repeat);
    }

    /**
     * Atoms and cell. Three-dimensional crystals are periodic along all vectors, graphene and planar ones along a and b. In
     * reduced units all masses are 1, whatever the labels.
     */
    public Frame build(Units units) {
        double edge = a != null ? a : edgeOfDensity(units);
        Frame unit = unitCell(edge, height(edge));
        setMasses(unit, units);
        return repeat == null ? unit : Supercell.repeat(unit, repeat);
    }

    /** What a label weighs in reduced units: 1, even that of an element. */
    static void setMasses(Frame frame, Units units) {
        if (units.reduced()) {
            Arrays.fill(frame.atoms().mass(), 1);
        }
    }

    private double height(double edge) {
        if (lattice == Lattice.GRAPHENE) {
            return c != null ? c : covera != null ? covera * edge : LAYER_HEIGHT;
        }
        return !lattice.hasC() ? edge : c != null ? c : edge * (covera != null ? covera : IDEAL_RATIO);
    }

    /** The edge for which mass / volume is the density, from the density for a = 1. */
    private double edgeOfDensity(Units units) {
        Frame one = unitCell(1, height(1));
        double content = 0;
        for (int i = 0; i < one.atoms().count(); i++) {
            content += units.reduced() ? 1 : one.atoms().mass()[i];
        }
        double wanted = units.reduced() ? density : density * AMU_PER_CUBIC_ANGSTROM;
        double ratio = content / one.cell().volume() / wanted;
        return one.cell().dimensions() == 2 ? Math.sqrt(ratio) : Math.cbrt(ratio);
    }

    private Frame unitCell(double edge, double height) {
        Lattice.Bravais bravais = lattice.bravais();
        CellChoice choice = cell == null ? CellChoice.CONVENTIONAL : cell;
        double[] conventional = bravais.vectors(edge, height);
        double[] points = bravais.points(choice);
        List<Lattice.Site> sites = lattice.sites(u == null ? 0.375 : u);
        List<String> symbols = new ArrayList<>();
        List<double[]> fractions = new ArrayList<>();
        for (int s = 0; s < sites.size(); s++) {
            Lattice.Site site = sites.get(s);
            for (int p = 0; p < points.length; p += 3) {
                symbols.add(species.get(species.size() == sites.size() ? s : site.species()));
                fractions.add(new double[] {points[p] + site.a(), points[p + 1] + site.b(), points[p + 2] + site.c()});
            }
        }
        Atoms atoms = Atoms.of(symbols);
        for (int i = 0; i < atoms.count(); i++) {
            double[] r = product(fractions.get(i), conventional);
            atoms.setPosition(i, r[0], r[1], bravais.planar() ? 0 : r[2]);
        }
        double[] h = product(bravais.choice(choice), conventional);
        Cell box = bravais.planar()
                ? Cell.planar(new double[] {h[0], h[1], h[3], h[4]}, true, true)
                : Cell.of(h, true, true, lattice != Lattice.GRAPHENE);
        return new Frame(atoms, box);
    }

    /** Rows of three times a 3x3 matrix. */
    private static double[] product(double[] rows, double[] matrix) {
        double[] out = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int k = 0; k < 3; k++) {
                out[i] += rows[i - i % 3 + k] * matrix[3 * k + i % 3];
            }
        }
        return out;
    }
}
