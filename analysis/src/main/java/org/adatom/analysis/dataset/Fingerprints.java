package org.adatom.analysis.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.adatom.engine.Elements;
import org.adatom.engine.neighbor.SiteSearch;
import org.adatom.engine.parallel.Workers;
import org.adatom.forcefields.descriptor.Descriptor;
import org.adatom.forcefields.descriptor.PowerSpectrum;
import org.adatom.forcefields.training.LabelledFrame;

/**
 * Frames as vectors: for each species the mean of the power spectra of its atoms, one species after the other, divided by the
 * standard deviation over all frames (values that never change are zero). Neighbours weigh by the root of their atomic number.
 *
 * @param names of the components, such as {@code Cu n1 n2 l0}
 * @param vectors one per frame, standardised
 */
public record Fingerprints(List<String> names, double[][] vectors) {
    /**
     * What is looked at.
     *
     * @param cutoff &Aring;
     * @param functions radial functions
     * @param degree highest l
     */
    public record Settings(double cutoff, int functions, int degree) {
        /** Enough to tell phases and defects apart. */
        public static final Settings DEFAULTS = new Settings(5, 4, 3);
    }

    /** Width of the Gaussians in the cutoff: alpha = 18 / cutoff^2 is a half width of a fifth of it. */
    private static final double SHARPNESS = 18;

    /** Computes the vectors of all frames. */
    public static Fingerprints of(List<LabelledFrame> frames, Settings settings, Workers workers) {
        List<String> species = List.copyOf(frames.stream().collect(TreeSet<String>::new,
                (set, f) -> set.addAll(f.atoms().symbols()), TreeSet::addAll));
        PowerSpectrum spectrum = new PowerSpectrum(settings.functions(), settings.degree(),
                SHARPNESS / (settings.cutoff() * settings.cutoff()), settings.cutoff());
        int size = spectrum.size();
        double[][] vectors = new double[frames.size()][];
        SiteSearch search = new SiteSearch(workers);
        Map<List<String>, Descriptor.Evaluator[]> evaluators = new HashMap<>();
        for (int k = 0; k < frames.size(); k++) {
            Descriptor.Evaluator[] own = evaluators.computeIfAbsent(frames.get(k).atoms().symbols(),
                    s -> evaluators(spectrum, s, workers.count()));
            vectors[k] = vector(frames.get(k), spectrum, own, species, search);
        }
        standardise(vectors);
        return new Fingerprints(names(species, settings, size), vectors);
    }

    /** One evaluator per worker. */
    private static Descriptor.Evaluator[] evaluators(PowerSpectrum spectrum, List<String> symbols, int workers) {
        Descriptor descriptor = spectrum.descriptor(
                symbols.stream().mapToDouble(s -> Math.sqrt(Elements.number(s).orElse(1))).toArray());
        return Stream.generate(descriptor::newEvaluator).limit(workers).toArray(Descriptor.Evaluator[]::new);
    }

    private static double[] vector(LabelledFrame frame, PowerSpectrum spectrum, Descriptor.Evaluator[] evaluators,
            List<String> species, SiteSearch search) {
        int size = spectrum.size();
        int n = frame.count();
        double[][] atoms = new double[n][size];
        search.visit(frame.atoms(), frame.cell(), spectrum.cutoff(), (worker, sites, neighbor) -> {
            double[][] values = new double[size][sites.atoms];
            evaluators[worker].values(sites, values);
            for (int a = 0; a < sites.atoms; a++) {
                for (int f = 0; f < size; f++) {
                    atoms[sites.atomIndex[a]][f] = values[f][a];
                }
            }
        });
        double[] vector = new double[size * species.size()];
        long[] counts = frame.atoms().speciesCounts();
        for (int i = 0; i < n; i++) {
            int block = size * species.indexOf(frame.atoms().symbol(i));
            long count = counts[frame.atoms().species()[i]];
            for (int f = 0; f < size; f++) {
                vector[block + f] += atoms[i][f] / count;
            }
        }
        return vector;
    }

    private static void standardise(double[][] vectors) {
        int n = vectors.length;
        for (int d = 0; d < vectors[0].length; d++) {
            double mean = 0;
            double square = 0;
            for (double[] v : vectors) {
                mean += v[d] / n;
            }
            for (double[] v : vectors) {
                square += (v[d] - mean) * (v[d] - mean) / n;
            }
            double deviation = Math.sqrt(square);
            for (double[] v : vectors) {
                v[d] = deviation > 1e-10 * Math.abs(mean) ? (v[d] - mean) / deviation : 0;
            }
        }
    }

    private static List<String> names(List<String> species, Settings s, int size) {
        List<String> names = new ArrayList<>();
        for (String symbol : species) {
            int before = names.size();
            for (int n = 1; n <= s.functions(); n++) {
                for (int m = n; m <= s.functions(); m++) {
                    for (int l = 0; l <= s.degree(); l++) {
                        names.add(symbol + " n" + n + " n" + m + " l" + l);
                    }
                }
            }
            if (names.size() - before != size) {
                throw new IllegalStateException("names of " + size + " components: " + names);
            }
        }
        return names;
    }
}
