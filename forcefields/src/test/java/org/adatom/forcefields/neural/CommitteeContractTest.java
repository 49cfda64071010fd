package org.adatom.forcefields.neural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.BruteForce;
import org.adatom.engine.Evaluation;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.ForceFieldContract;
import org.adatom.engine.Structure;
import org.adatom.engine.Structures;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.Monitor.Policy;
import org.adatom.engine.parallel.Workers;
import org.adatom.forcefields.descriptor.AngularShape;
import org.adatom.forcefields.descriptor.CutoffFunction;
import org.adatom.forcefields.descriptor.Descriptor;
import org.adatom.forcefields.descriptor.RadialShape;
import org.adatom.forcefields.descriptor.SymmetryFunction;
import org.adatom.forcefields.descriptor.SymmetryFunctions;
import org.adatom.forcefields.training.CommitteeSpread;
import org.junit.jupiter.api.Test;

/** Three members: two share their descriptor, the third has another with a shorter cutoff. */
class CommitteeContractTest extends ForceFieldContract {
    private static final List<String> SPECIES = List.of("Cu", "Ni");

    private final List<NeuralNetworkPotential> members = members();
    private final CommitteePotential committee =
            new CommitteePotential(members, Double.POSITIVE_INFINITY, Policy.WARN, 1);
    private final List<Structure> structures = Structures.of(Structures.Lattice.FCC, 3.6, "Cu", "Ni");

    private static List<NeuralNetworkPotential> members() {
        Descriptor wide = descriptor(4.5);
        Descriptor near = descriptor(4);
        return List.of(member(1, wide), member(2, near), member(3, wide));
    }

    private static Descriptor descriptor(double cutoff) {
        RadialShape shape =
                new RadialShape.Gaussian(new CutoffFunction(CutoffFunction.Kind.POLY2, cutoff), 0.3, 0);
        List<SymmetryFunction> functions = List.of(
                new SymmetryFunction.Radial(0, shape), new SymmetryFunction.Radial(1, shape),
                new SymmetryFunction.Angular(0, 1, false, shape, new AngularShape.Power(1, 2)));
        return SymmetryFunctions.of(new int[] {0, 1}, new double[] {1, 1}, List.of(functions, functions));
    }

    private static NeuralNetworkPotential member(long seed, Descriptor descriptor) {
        List<AtomNetwork> networks = new ArrayList<>();
        for (int s = 0; s < 2; s++) {
            double[] scale = new double[3];
            Arrays.fill(scale, 0.3);
            networks.add(new AtomNetwork(new double[3], scale,
                    RandomNetworks.network(10 * seed + s, 3, List.of(5), List.of(Activation.TANH)), 0.7, -1.5 - s));
        }
        return new NeuralNetworkPotential(SPECIES, descriptor, networks, "test", List.of());
    }

    @Override
    protected ForceField forceField() {
        return committee;
    }

    @Override
    protected List<Structure> structures() {
        return structures;
    }

    @Override
    protected Smoothness smoothness() {
        return Smoothness.FORCE;
    }

    @Test
    void isTheMeanOfItsMembersAndTellsTheirSpread() {
        for (Structure s : structures) {
            List<Evaluation> own = members.stream().map(m -> BruteForce.evaluate(m, s.atoms(), s.cell())).toList();
            Evaluation mean = BruteForce.evaluate(committee, s.atoms(), s.cell());
            assertEquals(own.stream().mapToDouble(Evaluation::energy).average().orElseThrow(), mean.energy(),
                    1e-10 * Math.abs(mean.energy()));
            CommitteeSpread spread;
            Atoms atoms = s.atoms().copy();
            try (Workers workers = new Workers(2)) {
                spread = CommitteeSpread.of(committee, atoms, s.cell(), workers);
            }
            for (int i = 0; i < atoms.count(); i++) {
                double square = 0;
                for (int k = 3 * i; k < 3 * i + 3; k++) {
                    int component = k;
                    square += variance(own.stream().mapToDouble(e -> e.forces()[component]).toArray());
                }
                assertEquals(Math.sqrt(square), spread.force()[i], 1e-9);
                int atom = i;
                assertEquals(
                        Math.sqrt(variance(own.stream().mapToDouble(e -> e.atomEnergies()[atom]).toArray())),
                        spread.energy()[i], 1e-10);
            }
            assertTrue(Arrays.stream(spread.force()).sum() + Arrays.stream(spread.energy()).sum() > 0);
        }
    }

    private static double variance(double[] x) {
        double mean = Arrays.stream(x).average().orElseThrow();
        return Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum() / (x.length - 1);
    }

    @Test
    void lookingAtTheSpreadChangesNoVirialAndNoForce() {
        Structure s = structures.get(0);
        Atoms atoms = s.atoms().copy();
        try (Workers workers = new Workers(2)) {
            ForceEvaluator evaluator = new ForceEvaluator(committee, workers);
            evaluator.evaluate(atoms, s.cell());
            double[] virial = evaluator.virial().clone();
            double[] force = atoms.fx().clone();
            evaluator.monitor(true);
            evaluator.evaluate(atoms, s.cell());
            double[] spread = evaluator.monitored().get(0).measure().clone();
            assertArrayEquals(virial, evaluator.virial());
            assertArrayEquals(force, atoms.fx());
            assertArrayEquals(spread, evaluator.monitored().get(0).column(0));
        }
    }
}
