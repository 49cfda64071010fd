package org.adatom.engine.neighbor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.parallel.Workers;
import org.junit.jupiter.api.Test;

class SiteSearchTest {
    private static final Cell SKEWED = Cell.of(new double[] {9, 0, 0, 4, 8, 0, -3, 3, 10}, true, false, true);

    private static Atoms gas(int n, Cell cell) {
        CounterRandom random = new CounterRandom(3, "gas");
        int[] species = new int[n];
        for (int i = 0; i < n; i++) {
            species[i] = i % 2;
        }
        Atoms atoms = new Atoms(List.of("Na", "Cl"), species);
        for (int i = 0; i < n; i++) {
            double[] f = {4 * random.uniform(0, i, 0) - 2, random.uniform(0, i, 1), 4 * random.uniform(0, i, 2) - 2};
            atoms.setPosition(i, cell.cartesian(0, f[0], f[1], f[2]), cell.cartesian(1, f[0], f[1], f[2]),
                    cell.cartesian(2, f[0], f[1], f[2]));
        }
        return atoms;
    }

    /** Vectors from atom i to all images of atom j within a radius. */
    private static int images(Atoms atoms, Cell cell, int i, int j, double radius) {
        int found = 0;
        for (int a = -9; a <= 9; a++) {
            for (int c = -9; c <= 9; c++) {
                double dx = atoms.x()[j] - atoms.x()[i] + cell.cartesian(0, a, 0, c);
                double dy = atoms.y()[j] - atoms.y()[i] + cell.cartesian(1, a, 0, c);
                double dz = atoms.z()[j] - atoms.z()[i] + cell.cartesian(2, a, 0, c);
                double r2 = dx * dx + dy * dy + dz * dz;
                found += r2 > 0 && r2 < radius * radius ? 1 : 0;
            }
        }
        return found;
    }

    @Test
    void everyAtomSeesAllImagesOfAllAtomsEvenBeyondASkewedCell() {
        Atoms atoms = gas(60, SKEWED);
        try (Workers workers = new Workers(2)) {
            int[][] seen = new int[60][60];
            new SiteSearch(workers).visit(atoms, SKEWED, 11, (worker, sites, neighbor) -> {
                for (int a = 0; a < sites.atoms; a++) {
                    int i = sites.atomIndex[a];
                    assertEquals(atoms.species()[i], sites.species[a]);
                    for (int k = sites.first[a]; k < sites.first[a + 1]; k++) {
                        seen[i][neighbor[k]]++;
                        assertEquals(atoms.species()[neighbor[k]], sites.neighborSpecies[k]);
                        assertEquals(sites.r[k], Math.sqrt(sites.dx[k] * sites.dx[k] + sites.dy[k] * sites.dy[k]
                                + sites.dz[k] * sites.dz[k]), 1e-12);
                    }
                }
            });
            for (int i = 0; i < 60; i++) {
                for (int j = 0; j < 60; j++) {
                    assertEquals(images(atoms, SKEWED, i, j, 11), seen[i][j], i + " " + j);
                }
            }
        }
    }

    @Test
    void nearestNeighborsAreSortedAndCompleteWhateverTheCell() {
        double a = 4;
        Cell primitive = Cell.of(new double[] {0, 2, 2, 2, 0, 2, 2, 2, 0}, true, true, true);
        try (Workers workers = new Workers(1)) {
            NearestNeighbors n = new NearestNeighbors(20, workers);
            n.find(Atoms.of(List.of("Al")), primitive);
            assertEquals(a / Math.sqrt(2), n.spacing(), 1e-12);
            // 12 at 0.707 a, 6 at a, and two of the 24 at 1.225 a.
            assertEquals(20, n.count(0));
            assertEquals(a / Math.sqrt(2), n.r()[11], 1e-12);
            assertEquals(a, n.r()[12], 1e-12);
            assertEquals(a, n.r()[17], 1e-12);
            assertEquals(a * Math.sqrt(1.5), n.r()[19], 1e-12);
            Atoms gas = gas(60, SKEWED);
            n.find(gas, SKEWED);
            for (int i = 0; i < 60; i++) {
                int within = 0;
                for (int j = 0; j < 60; j++) {
                    within += images(gas, SKEWED, i, j, 2 * n.spacing());
                }
                assertEquals(Math.min(20, within), n.count(i));
                for (int k = 1; k < n.count(i); k++) {
                    assertTrue(n.r()[20 * i + k - 1] <= n.r()[20 * i + k]);
                }
            }
        }
    }

    @Test
    void loneAtomHasNoNeighbors() {
        try (Workers workers = new Workers(1)) {
            NearestNeighbors n = new NearestNeighbors(12, workers);
            n.find(Atoms.of(List.of("Ar")), Cell.open());
            assertEquals(0, n.count(0));
        }
    }
}
