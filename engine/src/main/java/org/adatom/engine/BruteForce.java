package org.adatom.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.adatom.engine.forcefield.EmbeddedBatch;
import org.adatom.engine.forcefield.EmbeddedPotential;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.GlobalPotential;
import org.adatom.engine.forcefield.PairBatch;
import org.adatom.engine.forcefield.PairPotential;
import org.adatom.engine.forcefield.RestrictedForceField;
import org.adatom.engine.forcefield.SitePotential;
import org.adatom.engine.forcefield.Sites;
import org.adatom.engine.forcefield.SumForceField;

/**
 * The plain truth: every pair of atoms over every periodic image within the cutoff, by loops over lattice shifts, with
 * no list, no ghosts, no threads. Slow and short, for {@link ForceEvaluator} to be compared with, in tests and in the
 * certificate of a force field.
 */
public final class BruteForce {
    private final Atoms atoms;
    private final int n;
    private final Cell cell;
    private double energy;
    private final double[] forces;
    private final double[] virial = new double[9];
    private final double[] atomEnergies;

    private BruteForce(Atoms atoms, Cell cell) {
        this.atoms = atoms;
        this.n = atoms.count();
        this.cell = cell;
        this.forces = new double[3 * n];
        this.atomEnergies = new double[n];
    }

    /** Energy, forces, virial and atomic energies, without tail correction. Writes nothing into {@code atoms}. */
    public static Evaluation evaluate(ForceField forceField, Atoms atoms, Cell cell) {
        BruteForce b = new BruteForce(atoms, cell);
        b.add(forceField);
        return new Evaluation(b.energy, b.forces, b.virial, b.atomEnergies);
    }

    private void add(ForceField forceField) {
        switch (forceField) {
            case SumForceField sum -> sum.terms().forEach(this::add);
            case RestrictedForceField restricted -> addRestricted(restricted);
            case PairPotential pair -> addPairs(pair);
            case EmbeddedPotential embedded -> addEmbedded(embedded);
            case SitePotential site -> addSites(site);
            case GlobalPotential global -> addGlobal(global);
        }
    }

    /** Atom j, displaced by a lattice vector, as seen from atom i: d = r_j + shift - r_i. */
    private record Neighbor(int i, int j, double dx, double dy, double dz) {
        double r2() {
            return dx * dx + dy * dy + dz * dz;
        }
    }

    /** All images of all atoms nearer to atom i than the cutoff, itself at distance zero excepted. */
    private List<Neighbor> neighbors(int i, double cutoff) {
        List<Neighbor> found = new ArrayList<>();
        for (int j = 0; j < n; j++) {
            double x = atoms.x()[j] - atoms.x()[i];
            double y = atoms.y()[j] - atoms.y()[i];
            double z = atoms.z()[j] - atoms.z()[i];
            int[] low = new int[3];
            int[] high = new int[3];
            for (int k = 0; k < 3; k++) {
                if (cell.periodic(k)) {
                    double s = cell.fractional(k, x, y, z);
                    double reach = cutoff / cell.height(k);
                    low[k] = (int) Math.floor(-s - reach);
                    high[k] = (int) Math.ceil(-s + reach);
                }
            }
            for (int a = low[0]; a <= high[0]; a++) {
                for (int b = low[1]; b <= high[1]; b++) {
                    for (int c = low[2]; c <= high[2]; c++) {
                        boolean itself = i == j && a == 0 && b == 0 && c == 0;
                        Neighbor d = new Neighbor(i, j, x + shift(0, a, b, c), y + shift(1, a, b, c),
                                z + shift(2, a, b, c));
                        if (!itself && d.r2() < cutoff * cutoff) {
                            found.add(d);
                        }
                    }
                }
            }
        }
        return found;
    }

    private double shift(int d, int a, int b, int c) {
        return a * cell.vector(0, d) + b * cell.vector(1, d) + c * cell.vector(2, d);
    }

    /** Every pair of the system twice, once from either end; halves are taken where they are added up. */
    private List<Neighbor> pairs(double cutoff) {
        List<Neighbor> all = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            all.addAll(neighbors(i, cutoff));
        }
        return all;
    }

    /** Index in the potential's species of each atom. */
    private int[] speciesFor(ForceField forceField) {
        int[] map = atoms.symbols().stream()
                .mapToInt(s -> forceField.species().indexOf(s))
                .toArray();
        int[] species = Arrays.stream(atoms.species()).map(s -> map[s]).toArray();
        for (int i = 0; i < n; i++) {
            if (species[i] < 0) {
                throw new IllegalArgumentException(atoms.symbol(i) + " is not among " + forceField.species());
            }
        }
        return species;
    }

    private void addPairs(PairPotential potential) {
        int[] species = speciesFor(potential);
        int speciesCount = potential.species().size();
        List<Neighbor> pairs = pairs(potential.cutoff());
        PairBatch batch = new PairBatch();
        batch.ensureCapacity(pairs.size());
        batch.size = pairs.size();
        for (int k = 0; k < batch.size; k++) {
            Neighbor p = pairs.get(k);
            batch.r2[k] = p.r2();
            batch.type[k] = species[p.i] * speciesCount + species[p.j];
        }
        potential.evaluate(batch);
        for (int k = 0; k < batch.size; k++) {
            Neighbor p = pairs.get(k);
            addEnergy(p.i, batch.energy[k] / 2);
            addGradient(p, -batch.forceOverR[k] / 2 * p.dx, -batch.forceOverR[k] / 2 * p.dy,
                    -batch.forceOverR[k] / 2 * p.dz);
        }
    }

    private void addEmbedded(EmbeddedPotential potential) {
        int[] species = speciesFor(potential);
        int speciesCount = potential.species().size();
        List<Neighbor> pairs = pairs(potential.cutoff());
        EmbeddedBatch batch = new EmbeddedBatch();
        batch.ensureCapacity(pairs.size(), speciesCount == 1);
        batch.size = pairs.size();
        for (int k = 0; k < batch.size; k++) {
            Neighbor p = pairs.get(k);
            batch.r2[k] = p.r2();
            batch.type[k] = species[p.i] * speciesCount + species[p.j];
        }
        potential.pairs(batch);
        double[] density = new double[n];
        for (int k = 0; k < batch.size; k++) {
            density[pairs.get(k).i] += batch.densityAtI[k];
        }
        double[] embedding = new double[n];
        double[] slope = new double[n];
        potential.embed(n, species, density, embedding, slope);
        for (int i = 0; i < n; i++) {
            addEnergy(i, embedding[i]);
        }
        for (int k = 0; k < batch.size; k++) {
            Neighbor p = pairs.get(k);
            addEnergy(p.i, batch.energy[k] / 2);
            // Half of what the pair contributes; its other half comes from the other end.
            double g = (batch.energySlope[k] + slope[p.i] * batch.slopeAtI[k] + slope[p.j] * batch.slopeAtJ[k]) / 2;
            addGradient(p, g * p.dx, g * p.dy, g * p.dz);
        }
    }

    private void addSites(SitePotential potential) {
        int[] species = speciesFor(potential);
        SitePotential.Evaluator evaluator = potential.newEvaluator();
        for (int i = 0; i < n; i++) {
            List<Neighbor> around = neighbors(i, potential.cutoff());
            Sites sites = new Sites();
            sites.ensureCapacity(1, around.size());
            sites.atoms = 1;
            sites.first[1] = around.size();
            sites.species[0] = species[i];
            sites.atomIndex[0] = i;
            for (int k = 0; k < around.size(); k++) {
                Neighbor p = around.get(k);
                sites.neighborSpecies[k] = species[p.j];
                sites.dx[k] = p.dx;
                sites.dy[k] = p.dy;
                sites.dz[k] = p.dz;
                sites.r[k] = Math.sqrt(p.r2());
            }
            evaluator.evaluate(sites);
            addEnergy(i, sites.energy[0]);
            for (int k = 0; k < around.size(); k++) {
                addGradient(around.get(k), sites.gx[k], sites.gy[k], sites.gz[k]);
            }
        }
    }

    private void addGlobal(GlobalPotential potential) {
        Atoms copy = atoms.copy();
        for (double[] f : List.of(copy.fx(), copy.fy(), copy.fz())) {
            Arrays.fill(f, 0);
        }
        energy += potential.newEvaluator()
                .evaluate(copy, speciesFor(potential), cell, virial, atomEnergies, (count, part) -> {
                    for (int k = 0; k < count; k++) {
                        part.accept(k);
                    }
                });
        for (int i = 0; i < n; i++) {
            forces[3 * i] += copy.fx()[i];
            forces[3 * i + 1] += copy.fy()[i];
            forces[3 * i + 2] += copy.fz()[i];
        }
    }

    /** What the force field says about the structure of the selected atoms alone. */
    private void addRestricted(RestrictedForceField restricted) {
        speciesFor(restricted);
        int[] chosen = IntStream.range(0, n)
                .filter(i -> restricted.among().contains(atoms.symbol(i)))
                .toArray();
        Evaluation alone = evaluate(restricted.inner(), atoms.select(chosen), cell);
        energy += alone.energy();
        for (int k = 0; k < chosen.length; k++) {
            atomEnergies[chosen[k]] += alone.atomEnergies()[k];
            for (int d = 0; d < 3; d++) {
                forces[3 * chosen[k] + d] += alone.forces()[3 * k + d];
            }
        }
        for (int k = 0; k < 9; k++) {
            virial[k] += alone.virial()[k];
        }
    }

    private void addEnergy(int i, double e) {
        atomEnergies[i] += e;
        energy += e;
    }

    /** Forces and virial of an energy with this gradient with respect to the neighbour's displacement. */
    private void addGradient(Neighbor p, double gx, double gy, double gz) {
        double[] d = {p.dx, p.dy, p.dz};
        double[] g = {gx, gy, gz};
        for (int a = 0; a < 3; a++) {
            forces[3 * p.i + a] += g[a];
            forces[3 * p.j + a] -= g[a];
            for (int b = 0; b < 3; b++) {
                virial[3 * a + b] -= d[a] * g[b];
            }
        }
    }
}
