package org.adatom.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.Simulation;
import org.adatom.engine.forcefield.EmbeddedBatch;
import org.adatom.engine.forcefield.EmbeddedPotential;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.PairBatch;
import org.adatom.engine.forcefield.PairPotential;
import org.adatom.engine.forcefield.SitePotential;
import org.adatom.engine.forcefield.Sites;
import org.adatom.engine.parallel.Workers;
import org.adatom.integrators.VelocityVerlet;

/** Batches and blocks as the engine hands them to a potential in the middle of a run: the first of an evaluation. */
final class RealInput {
    private static final int ATOMS = 2000;
    private static final int STEPS = 100;
    private static final double SKIN = 0.12;

    private RealInput() {}

    /** Pairs of a pair potential. */
    static PairBatch pairs(Workload workload, int species, ForceField real) {
        PairBatch kept = new PairBatch();
        record Pairs(ForceField real, PairBatch kept) implements PairPotential {
            @Override
            public List<String> species() {
                return real.species();
            }

            @Override
            public double cutoff() {
                return real.cutoff();
            }

            @Override
            public String description() {
                return real.description();
            }

            @Override
            public void evaluate(PairBatch batch) {
                if (kept.size == 0) {
                    kept.ensureCapacity(batch.r2.length);
                    kept.size = batch.size;
                    System.arraycopy(batch.r2, 0, kept.r2, 0, batch.size);
                    System.arraycopy(batch.type, 0, kept.type, 0, batch.size);
                }
                Arrays.fill(batch.energy, 0, batch.size, 0);
                Arrays.fill(batch.forceOverR, 0, batch.size, 0);
            }
        }
        evaluate(workload, species, real, new Pairs(real, kept));
        return kept;
    }

    /** Pairs of an embedded potential. */
    static EmbeddedBatch embedded(Workload workload, int species, ForceField real) {
        EmbeddedBatch kept = new EmbeddedBatch();
        record Embedded(ForceField real, EmbeddedBatch kept) implements EmbeddedPotential {
            @Override
            public List<String> species() {
                return real.species();
            }

            @Override
            public double cutoff() {
                return real.cutoff();
            }

            @Override
            public String description() {
                return real.description();
            }

            @Override
            public void pairs(EmbeddedBatch batch) {
                if (kept.size == 0) {
                    kept.ensureCapacity(batch.r2.length, real.species().size() == 1);
                    kept.size = batch.size;
                    System.arraycopy(batch.r2, 0, kept.r2, 0, batch.size);
                    System.arraycopy(batch.type, 0, kept.type, 0, batch.size);
                }
                for (double[] out : List.of(batch.energy, batch.energySlope, batch.densityAtI, batch.slopeAtI,
                        batch.densityAtJ, batch.slopeAtJ)) {
                    Arrays.fill(out, 0, batch.size, 0);
                }
            }

            @Override
            public void embed(int n, int[] species, double[] density, double[] energy, double[] slope) {
                Arrays.fill(energy, 0, n, 0);
                Arrays.fill(slope, 0, n, 0);
            }
        }
        evaluate(workload, species, real, new Embedded(real, kept));
        return kept;
    }

    /** Environments of a site potential. */
    static Sites sites(Workload workload, int species, ForceField real) {
        Sites kept = new Sites();
        record Environments(ForceField real, Sites kept) implements SitePotential {
            @Override
            public List<String> species() {
                return real.species();
            }

            @Override
            public double cutoff() {
                return real.cutoff();
            }

            @Override
            public String description() {
                return real.description();
            }

            @Override
            public Evaluator newEvaluator() {
                return s -> {
                    if (kept.atoms == 0) {
                        copy(s, kept);
                    }
                    Arrays.fill(s.energy, 0, s.atoms, 0);
                };
            }
        }
        evaluate(workload, species, real, new Environments(real, kept));
        return kept;
    }

    /** A copy of what goes into a block. */
    static void copy(Sites from, Sites to) {
        int n = from.neighbors();
        to.ensureCapacity(from.energy.length, from.dx.length);
        to.atoms = from.atoms;
        System.arraycopy(from.first, 0, to.first, 0, from.atoms + 1);
        System.arraycopy(from.species, 0, to.species, 0, from.atoms);
        System.arraycopy(from.atomIndex, 0, to.atomIndex, 0, from.atoms);
        System.arraycopy(from.neighborSpecies, 0, to.neighborSpecies, 0, n);
        System.arraycopy(from.dx, 0, to.dx, 0, n);
        System.arraycopy(from.dy, 0, to.dy, 0, n);
        System.arraycopy(from.dz, 0, to.dz, 0, n);
        System.arraycopy(from.r, 0, to.r, 0, n);
    }

    private static void evaluate(Workload workload, int species, ForceField real, ForceField tap) {
        try (Workers workers = new Workers(1)) {
            Simulation s = workload.simulation(ATOMS, species, SKIN, Path.of(CompareLammps.POTENTIALS), workers);
            s.run(new VelocityVerlet(workload.timeStep()), STEPS);
            new ForceEvaluator(tap, workers, SKIN * real.cutoff()).evaluate(s.atoms(), s.cell());
        }
    }
}
