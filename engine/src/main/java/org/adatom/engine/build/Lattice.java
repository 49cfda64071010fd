package org.adatom.engine.build;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The crystal structures that {@link Crystal} knows: a Bravais lattice and the sites at each of its points, in fractions
 * of the conventional cell. Species are numbered in the order in which the user lists them.
 */
public enum Lattice {
    /** Simple cubic. */
    SC(Bravais.CUBIC_P, new Site(0, 0, 0, 0)),
    /** Face-centred cubic. */
    FCC(Bravais.CUBIC_F, new Site(0, 0, 0, 0)),
    /** Body-centred cubic. */
    BCC(Bravais.CUBIC_I, new Site(0, 0, 0, 0)),
    /** Diamond. */
    DIAMOND(Bravais.CUBIC_F, new Site(0, 0, 0, 0), new Site(0, 0.25, 0.25, 0.25)),
    /** Hexagonal close-packed. */
    HCP(Bravais.HEXAGONAL, new Site(0, 0, 0, 0), new Site(0, 1 / 3.0, 2 / 3.0, 0.5)),
    /** Rock salt (NaCl). */
    ROCKSALT(Bravais.CUBIC_F, new Site(0, 0, 0, 0), new Site(1, 0.5, 0.5, 0.5)),
    /** Zinc blende (ZnS). */
    ZINCBLENDE(Bravais.CUBIC_F, new Site(0, 0, 0, 0), new Site(1, 0.25, 0.25, 0.25)),
    /** Caesium chloride (CsCl), B2. */
    CESIUM_CHLORIDE(Bravais.CUBIC_P, new Site(0, 0, 0, 0), new Site(1, 0.5, 0.5, 0.5)),
    /** Fluorite (CaF2): the first species on the fcc points, the second on the tetrahedral sites. */
    FLUORITE(Bravais.CUBIC_F, new Site(0, 0, 0, 0), new Site(1, 0.25, 0.25, 0.25), new Site(1, 0.75, 0.75, 0.75)),
    /** L1<sub>2</sub> (Cu3Au): the first species on the three face centres, the second at the corners. */
    L12(Bravais.CUBIC_P, new Site(0, 0, 0.5, 0.5), new Site(0, 0.5, 0, 0.5), new Site(0, 0.5, 0.5, 0),
            new Site(1, 0, 0, 0)),
    /** Wurtzite (ZnS); the second species lies at height u above the first. */
    WURTZITE(
            Bravais.HEXAGONAL,
            new Site(0, 0, 0, 0),
            new Site(0, 1 / 3.0, 2 / 3.0, 0.5),
            new Site(1, 0, 0, 0),
            new Site(1, 1 / 3.0, 2 / 3.0, 0.5)),
    /** A honeycomb layer in a cell that is open along c. */
    GRAPHENE(Bravais.LAYER, new Site(0, 0, 0, 0.5), new Site(0, 1 / 3.0, 2 / 3.0, 0.5)),
    /** Square lattice of a two-dimensional system. */
    SQUARE(Bravais.SQUARE, new Site(0, 0, 0, 0)),
    /** Hexagonal (triangular) lattice of a two-dimensional system. */
    HEXAGONAL(Bravais.TRIANGULAR, new Site(0, 0, 0, 0));

    private final Bravais bravais;
    private final List<Site> sites;

    Lattice(Bravais bravais, Site... sites) {
        this.bravais = bravais;
        this.sites = List.of(sites);
    }

    /** The name in input files: {@code sc}, {@code fcc}, ..., {@code cesium-chloride}, ... */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Number of species. */
    public int speciesCount() {
        return 1 + sites.stream().mapToInt(Site::species).max().orElseThrow();
    }

    /** Whether it has a c of its own (hcp, wurtzite, and graphene, where c is the height of the cell). */
    public boolean hasC() {
        return bravais == Bravais.HEXAGONAL || bravais == Bravais.LAYER;
    }

    Bravais bravais() {
        return bravais;
    }

    /** The sites at a lattice point; the second species of wurtzite is lifted by {@code u}. */
    List<Site> sites(double u) {
        return this != WURTZITE
                ? sites
                : sites.stream().map(s -> s.species == 0 ? s : new Site(1, s.a, s.b, s.c + u)).toList();
    }

    /** A site: which species, at which fractions of the conventional cell. */
    record Site(int species, double a, double b, double c) {}

    /** A lattice: vectors for a = c = 1 and the points in the conventional cell, vectors of the primitive cell. */
    enum Bravais {
        CUBIC_P(rows(1, 0, 0, 0, 1, 0, 0, 0, 1), rows(0, 0, 0), rows(1, 0, 0, 0, 1, 0, 0, 0, 1)),
        CUBIC_F(
                CUBIC_P.vectors,
                rows(0, 0, 0, 0, 0.5, 0.5, 0.5, 0, 0.5, 0.5, 0.5, 0),
                rows(0, 0.5, 0.5, 0.5, 0, 0.5, 0.5, 0.5, 0)),
        CUBIC_I(
                CUBIC_P.vectors,
                rows(0, 0, 0, 0.5, 0.5, 0.5),
                rows(-0.5, 0.5, 0.5, 0.5, -0.5, 0.5, 0.5, 0.5, -0.5)),
        HEXAGONAL(rows(1, 0, 0, -0.5, Math.sqrt(0.75), 0, 0, 0, 1), rows(0, 0, 0), CUBIC_P.primitive),
        LAYER(HEXAGONAL.vectors, HEXAGONAL.points, CUBIC_P.primitive),
        SQUARE(CUBIC_P.vectors, CUBIC_P.points, CUBIC_P.primitive),
        TRIANGULAR(HEXAGONAL.vectors, HEXAGONAL.points, CUBIC_P.primitive);

        private final double[] vectors;
        private final double[] points;
        private final double[] primitive;

        Bravais(double[] vectors, double[] points, double[] primitive) {
            this.vectors = vectors;
            this.points = points;
            this.primitive = primitive;
        }

        boolean planar() {
            return this == SQUARE || this == TRIANGULAR;
        }

        boolean hexagonal() {
            return this == HEXAGONAL || this == LAYER || this == TRIANGULAR;
        }

        /** Vectors of the conventional cell with edge a and height c, nine components. */
        double[] vectors(double a, double c) {
            double[] h = Arrays.stream(vectors).map(v -> a * v).toArray();
            h[8] = c;
            return h;
        }

        /** The vectors of a kind of cell in fractions of the conventional one, nine components. */
        double[] choice(CellChoice cell) {
            return switch (cell) {
                case CONVENTIONAL -> CUBIC_P.vectors;
                case PRIMITIVE -> primitive;
                case ORTHOGONAL -> hexagonal() ? rows(1, 0, 0, 1, 2, 0, 0, 0, 1) : CUBIC_P.vectors;
            };
        }

        /** The lattice points in a kind of cell, three fractions of the conventional one each. */
        double[] points(CellChoice cell) {
            return switch (cell) {
                case CONVENTIONAL -> points;
                case PRIMITIVE -> CUBIC_P.points;
                case ORTHOGONAL -> hexagonal() ? rows(0, 0, 0, 1, 1, 0) : points;
            };
        }

        private static double[] rows(double... components) {
            return components;
        }
    }
}
