package org.adatom.forcefields.toy;

import com.google.auto.service.AutoService;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;

/** Makes {@link ToyModel} potentials. */
@AutoService(ForceFieldFactory.class)
@SuppressWarnings("rawtypes")
public final class ToyFactory implements ForceFieldFactory<ToyParameters> {
    @Override
    public String key() {
        return "toy";
    }

    @Override
    public Class<ToyParameters> parameters() {
        return ToyParameters.class;
    }

    @Override
    public ForceField create(ToyParameters parameters, Context context) {
        return new ToyModel(context.species(), parameters.shape());
    }
}
