package org.adatom.forcefields.pair;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.stream.Stream;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.forcefield.ParameterSet;

/** Makes truncated {@link Morse} potentials for the species of the structure. */
@AutoService(ForceFieldFactory.class)
@SuppressWarnings("rawtypes")
public final class MorseFactory implements ForceFieldFactory<MorseParameters> {
    @Override
    public String key() {
        return "morse";
    }

    @Override
    public Class<MorseParameters> parameters() {
        return MorseParameters.class;
    }

    @Override
    public List<ParameterSet> parameterSets() {
        return Stream.of(MorseParameters.Builtin.values()).map(set -> ElementTable.listed(set, 3, 12)).toList();
    }

    @Override
    public ForceField create(MorseParameters parameters, Context context) {
        if (parameters.builtin() != null) {
            double[] p = ElementTable.only(parameters.builtin(), 3, context.species());
            return new CitedPair(
                    parameters.truncated(
                            new Morse(context.species().get(0), p[0], p[1], p[2]),
                            new double[] {parameters.cutoff()}),
                    parameters.builtin().key(),
                    ElementTable.references(parameters.builtin()));
        }
        SpeciesPairs<MorseParameters.Pair> pairs = new SpeciesPairs<>(context.species(), parameters.pairs());
        Morse morse = new Morse(
                context.species(),
                pairs.values(MorseParameters.Pair::d0, 0),
                pairs.values(MorseParameters.Pair::alpha, 1),
                pairs.values(MorseParameters.Pair::r0, 1));
        return parameters.truncated(morse, pairs.cutoffs(MorseParameters.Pair::cutoff, parameters.cutoff()));
    }
}
