package org.adatom.forcefields.neural;

import com.google.auto.service.AutoService;
import java.nio.file.Path;
import java.util.List;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;

/** Makes {@link NeuralNetworkPotential}s from {@link ModelFile}s. */
@AutoService(ForceFieldFactory.class)
@SuppressWarnings("rawtypes")
public final class ModelFactory implements ForceFieldFactory<ModelParameters> {
    private static final String METHOD = "J. Behler, M. Parrinello, Phys. Rev. Lett. 98, 146401 (2007)";

    @Override
    public String key() {
        return "model";
    }

    @Override
    public Class<ModelParameters> parameters() {
        return ModelParameters.class;
    }

    @Override
    public ForceField create(ModelParameters parameters, Context context) {
        Path path = context.directory().resolve(parameters.file());
        NeuralModel model = ModelFile.read(path);
        return model.potential(
                context.species(), parameters.elements(), "model " + path.getFileName(),
                references(model),
                parameters.extrapolation());
    }

    /** What to cite of a model. */
    static List<String> references(NeuralModel model) {
        String citation = model.provenance().get("citation");
        return citation == null ? List.of(METHOD) : List.of(METHOD, citation);
    }
}
