package org.adatom.forcefields.pair;

import com.google.auto.service.AutoService;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;

/** Makes truncated {@link BornMayer} potentials for the species of the structure. */
@AutoService(ForceFieldFactory.class)
@SuppressWarnings("rawtypes")
public final class BornMayerFactory implements ForceFieldFactory<BornMayerParameters> {
    @Override
    public String key() {
        return "born-mayer";
    }

    @Override
    public Class<BornMayerParameters> parameters() {
        return BornMayerParameters.class;
    }

    @Override
    public ForceField create(BornMayerParameters parameters, Context context) {
        SpeciesPairs<BornMayerParameters.Pair> pairs = new SpeciesPairs<>(context.species(), parameters.pairs());
        BornMayer formula = new BornMayer(
                "Born-Mayer-Huggins",
                context.species(),
                pairs.values(BornMayerParameters.Pair::a, 0),
                pairs.values(BornMayerParameters.Pair::rho, 1),
                pairs.values(p -> p.sigma() == null ? 0 : p.sigma(), 0),
                pairs.values(p -> p.c() == null ? 0 : p.c(), 0),
                pairs.values(p -> p.d() == null ? 0 : p.d(), 0));
        formula = CollapseCore.added(formula, parameters.pairs(), pairs, BornMayerParameters.Pair::core);
        return parameters.truncated(formula, pairs.cutoffs(BornMayerParameters.Pair::cutoff, parameters.cutoff()));
    }
}
