package org.adatom.forcefields.pair;

import com.google.auto.service.AutoService;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;

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
    public ForceField create(MorseParameters parameters, Context context) {
        SpeciesPairs<MorseParameters.Pair> pairs = new SpeciesPairs<>(context.species(), parameters.pairs());
        Morse morse = new Morse(
                context.species(),
                pairs.values(MorseParameters.Pair::d0, 0),
                pairs.values(MorseParameters.Pair::alpha, 1),
                pairs.values(MorseParameters.Pair::r0, 1));
        return parameters.truncated(morse, pairs.cutoffs(MorseParameters.Pair::cutoff, parameters.cutoff()));
    }
}
