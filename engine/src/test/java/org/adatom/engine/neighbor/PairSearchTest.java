package org.adatom.engine.neighbor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.parallel.Workers;
import org.junit.jupiter.api.Test;

class PairSearchTest {
    /** Neighbours within each shell of the fcc lattice: 12, 6, 24, 12, 24, 8 at distances a sqrt(k/2). */
    private static final int[] FCC = {12, 6, 24, 12, 24, 8};

    @Test
    void shellsOfAnFccCrystalAreCountedFromOneAtomToManyDomains() {
        double a = 4;
        double[] primitive = {0, 2, 2, 2, 0, 2, 2, 2, 0};
        check(Atoms.of(List.of("Al")), Cell.of(primitive, true, true, true), a);
        int m = 9;
        Atoms many = new Atoms(List.of("Al"), new int[4 * m * m * m]);
        double[][] basis = {{0, 0, 0}, {0.5, 0.5, 0}, {0.5, 0, 0.5}, {0, 0.5, 0.5}};
        int n = 0;
        for (int i = 0; i < m * m * m; i++) {
            for (double[] b : basis) {
                many.setPosition(n++, a * (i % m + b[0]), a * (i / m % m + b[1]), a * (i / m / m + b[2]));
            }
        }
        check(many, Cell.orthorhombic(m * a, m * a, m * a), a);
    }

    private static void check(Atoms atoms, Cell cell, double a) {
        try (Workers workers = new Workers(2)) {
            long[][] counts = new long[2][FCC.length + 1];
            new PairSearch(a * Math.sqrt(3.2), workers).visit(atoms, cell, (worker, pairs) -> {
                for (int k = 0; k < pairs.size; k++) {
                    counts[worker][(int) Math.round(2 * pairs.r2[k] / (a * a))]++;
                }
            });
            for (int shell = 1; shell <= FCC.length; shell++) {
                assertEquals(
                        FCC[shell - 1] * atoms.count(), 2 * (counts[0][shell] + counts[1][shell]), "shell " + shell);
            }
        }
    }

    @Test
    void typesNameBothSpecies() {
        Atoms atoms = Atoms.of(List.of("Na", "Cl", "Na"));
        atoms.setPosition(1, 2, 0, 0);
        atoms.setPosition(2, 0, 2, 0);
        try (Workers workers = new Workers(1)) {
            long[] counts = new long[4];
            new PairSearch(2.5, workers).visit(atoms, Cell.open(), (worker, pairs) -> {
                for (int k = 0; k < pairs.size; k++) {
                    counts[pairs.type[k]]++;
                }
            });
            assertEquals(1, counts[0]);
            assertEquals(1, counts[1] + counts[2]);
            assertEquals(0, counts[3]);
        }
    }
}
