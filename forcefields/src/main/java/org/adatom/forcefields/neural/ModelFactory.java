package org.adatom.forcefields.neural;

import com.google.auto.service.AutoService;
import java.nio.file.Path;
import java.util.List;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;

/** Makes potentials from {@link ModelFile}s. */
@AutoService(ForceFieldFactory.class)
@SuppressWarnings("rawtypes")
public final class ModelFactory implements ForceFieldFactory<ModelParameters> {
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
        DescriptorModel model = ModelFile.read(path);
        return model.potential(
                context.species(), parameters.elements(), "model " + path.getFileName(), references(model),
                parameters.extrapolation(), parameters.limit());
    }

    /** What to cite of a model. */
    static List<String> references(DescriptorModel model) {
        String method = model.descriptor().citation();
        String citation = model.provenance().get("citation");
        return citation == null ? List.of(method) : List.of(method, citation);
    }
}
