package org.adatom.forcefields.pair;

import com.google.auto.service.AutoService;
import org.adatom.engine.forcefield.ForceFieldFactory;

/** Makes truncated Buckingham potentials for the species of the structure. */
@AutoService(ForceFieldFactory.class)
@SuppressWarnings("rawtypes")
public final class BuckinghamFactory implements ForceFieldFactory<BuckinghamParameters> {
    @Override
    public String key() {
        return "buckingham";
    }

    @Override
    public Class<BuckinghamParameters> parameters() {
        return BuckinghamParameters.class;
    }

    @Override
    public TruncatedPair create(BuckinghamParameters parameters, Context context) {
        SpeciesPairs<BuckinghamParameters.Pair> pairs = new SpeciesPairs<>(context.species(), parameters.pairs());
        BornMayer formula = BornMayer.buckingham(
                context.species(),
                pairs.values(BuckinghamParameters.Pair::a, 0),
                pairs.values(BuckinghamParameters.Pair::rho, 1),
                pairs.values(p -> p.c() == null ? 0 : p.c(), 0));
        formula = CollapseCore.added(formula, parameters.pairs(), pairs, BuckinghamParameters.Pair::core);
        return parameters.truncated(formula, pairs.cutoffs(BuckinghamParameters.Pair::cutoff, parameters.cutoff()));
    }
}
