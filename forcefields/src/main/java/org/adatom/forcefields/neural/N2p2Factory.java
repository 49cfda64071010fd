package org.adatom.forcefields.neural;

import com.google.auto.service.AutoService;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;

/** Makes {@link NeuralNetworkPotential}s from the files of n2p2 and RuNNer. */
@AutoService(ForceFieldFactory.class)
@SuppressWarnings("rawtypes")
public final class N2p2Factory implements ForceFieldFactory<N2p2Parameters> {
    @Override
    public String key() {
        return "n2p2";
    }

    @Override
    public Class<N2p2Parameters> parameters() {
        return N2p2Parameters.class;
    }

    @Override
    public ForceField create(N2p2Parameters parameters, Context context) {
        return N2p2Files.read(context.directory().resolve(parameters.folder()), parameters, context.species());
    }
}
