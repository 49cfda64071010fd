package org.adatom.forcefields.pair;

import com.google.auto.service.AutoService;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.forcefield.ParameterSet;

/** Makes truncated {@link LennardJones} potentials for the species of the structure. */
@AutoService(ForceFieldFactory.class)
@SuppressWarnings("rawtypes")
public final class LennardJonesFactory implements ForceFieldFactory<LennardJonesParameters> {
    @Override
    public String key() {
        return "lennard-jones";
    }

    @Override
    public Class<LennardJonesParameters> parameters() {
        return LennardJonesParameters.class;
    }

    @Override
    public List<ParameterSet> parameterSets() {
        return Stream.of(LennardJonesParameters.Builtin.values())
                .map(set -> ElementTable.listed(set, 2, 8.5))
                .toList();
    }

    @Override
    public ForceField create(LennardJonesParameters parameters, Context context) {
        if (parameters.builtin() == null) {
            return truncated(parameters, context);
        } else if (context.units().reduced()) {
            throw new InputException("builtin parameters have units; with units: lj give epsilon and sigma");
        }
        double[] p = ElementTable.only(parameters.builtin(), 2, context.species());
        return new CitedPair(
                truncated(parameters.with(p[0] * context.units().boltzmann(), p[1]), context),
                parameters.builtin().key(),
                ElementTable.references(parameters.builtin()));
    }

    private static TruncatedPair truncated(LennardJonesParameters parameters, Context context) {
        List<String> species = context.species();
        int n = species.size();
        double[] epsilon = new double[n];
        double[] sigma = new double[n];
        for (int i = 0; i < n; i++) {
            LennardJonesParameters.Species s = ofSpecies(parameters, context, species.get(i));
            epsilon[i] = s.epsilon();
            sigma[i] = s.sigma();
        }
        LennardJones.Mixing mixing =
                parameters.mixing() == null ? LennardJones.Mixing.LORENTZ_BERTHELOT : parameters.mixing();
        double[] cutoffs = new double[n * n];
        Arrays.fill(cutoffs, parameters.cutoff());
        LennardJones mixed = LennardJones.mixed(species, epsilon, sigma, mixing);
        double[] pairEpsilon = new double[n * n];
        double[] pairSigma = new double[n * n];
        for (int t = 0; t < n * n; t++) {
            pairEpsilon[t] = mixed.epsilon(t);
            pairSigma[t] = mixed.sigma(t);
        }
        for (Map.Entry<String, LennardJonesParameters.Pair> e : parameters.pairs().entrySet()) {
            String[] names = e.getKey().split("-");
            if (names.length != 2) {
                throw new InputException("pairs: '" + e.getKey() + "' is no pair of species; write it like Ar-Kr");
            }
            int a = indexOf(names[0], e.getKey(), parameters, species);
            int b = indexOf(names[1], e.getKey(), parameters, species);
            if (a < 0 || b < 0) {
                continue;
            }
            for (int t : new int[] {a * n + b, b * n + a}) {
                pairEpsilon[t] = orElse(e.getValue().epsilon(), pairEpsilon[t]);
                pairSigma[t] = orElse(e.getValue().sigma(), pairSigma[t]);
                cutoffs[t] = orElse(e.getValue().cutoff(), cutoffs[t]);
            }
        }
        return new TruncatedPair(
                new LennardJones(species, pairEpsilon, pairSigma),
                parameters.truncation() == null ? Truncation.CUT : parameters.truncation(),
                cutoffs,
                parameters.inner() == null
                        ? TruncatedPair.DEFAULT_SWITCH_START
                        : parameters.inner() / parameters.cutoff(),
                parameters.tail() != null && parameters.tail());
    }

    private static LennardJonesParameters.Species ofSpecies(
            LennardJonesParameters parameters, Context context, String label) {
        if (parameters.species() == null) {
            // The same for all species, any mixing rule gives the same for their pairs.
            if (context.species().size() > 1 && context.between().isEmpty()) {
                throw new InputException("the structure has " + String.join(", ", context.species())
                        + ": give epsilon and sigma of each under species");
            }
            return new LennardJonesParameters.Species(parameters.epsilon(), parameters.sigma());
        }
        LennardJonesParameters.Species found = parameters.species().get(label);
        if (found == null) {
            throw new InputException(
                    label + " is not in species (it has " + String.join(", ", parameters.species().keySet()) + ")");
        }
        return found;
    }

    /** Index of a species of the structure; -1 if the parameters know it but the structure has none. */
    private static int indexOf(
            String label, String pair, LennardJonesParameters parameters, List<String> present) {
        int index = present.indexOf(label);
        boolean known = parameters.species() != null && parameters.species().containsKey(label);
        if (index < 0 && !known) {
            throw new InputException("pairs: " + label + " in '" + pair + "' is not a species of this potential");
        }
        return index;
    }

    private static double orElse(Double value, double other) {
        return value == null ? other : value;
    }
}
