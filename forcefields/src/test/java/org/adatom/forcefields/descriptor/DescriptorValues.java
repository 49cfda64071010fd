package org.adatom.forcefields.descriptor;

import java.util.List;
import org.adatom.engine.Evaluation;
import org.adatom.engine.Structure;
import org.adatom.engine.forcefield.SitePotential;
import org.adatom.engine.forcefield.Sites;

/** Values of a descriptor for the atoms of a structure: a force field without forces that writes down what it sees. */
public final class DescriptorValues {
    private DescriptorValues() {}

    /**
     * The values.
     *
     * @param species those of the descriptor
     * @return {@code [atom][function]}
     */
    public static double[][] of(List<String> species, Descriptor descriptor, Structure structure) {
        double[][] result = new double[structure.atoms().count()][];
        Evaluation.byEngine(new Recorder(species, descriptor, result), structure.atoms(), structure.cell(), 1);
        return result;
    }

    private record Recorder(List<String> species, Descriptor descriptor, double[][] result) implements SitePotential {
        @Override
        public double cutoff() {
            return descriptor.cutoff();
        }

        @Override
        public String description() {
            return "recorder";
        }

        @Override
        public Evaluator newEvaluator() {
            Descriptor.Evaluator evaluator = descriptor.newEvaluator();
            return sites -> record(sites, evaluator);
        }

        private void record(Sites sites, Descriptor.Evaluator evaluator) {
            int most = 0;
            for (int s = 0; s < species.size(); s++) {
                most = Math.max(most, descriptor.size(s));
            }
            double[][] values = new double[most][sites.atoms];
            evaluator.values(sites, values);
            for (int a = 0; a < sites.atoms; a++) {
                double[] own = new double[descriptor.size(sites.species[a])];
                for (int f = 0; f < own.length; f++) {
                    own[f] = values[f][a];
                }
                result[sites.atomIndex[a]] = own;
                sites.energy[a] = 0;
            }
        }
    }
}
