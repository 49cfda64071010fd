package org.adatom.forcefields.neural;

import com.google.auto.service.AutoService;
import java.util.List;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;

/** Makes {@link CommitteePotential}s from {@link ModelFile}s. */
@AutoService(ForceFieldFactory.class)
@SuppressWarnings("rawtypes")
public final class CommitteeFactory implements ForceFieldFactory<CommitteeParameters> {
    @Override
    public String key() {
        return "committee";
    }

    @Override
    public Class<CommitteeParameters> parameters() {
        return CommitteeParameters.class;
    }

    @Override
    public ForceField create(CommitteeParameters parameters, Context context) {
        List<DescriptorModel> models = parameters.files().stream()
                .map(file -> ModelFile.read(context.directory().resolve(file))).toList();
        List<String> sources = parameters.files().stream().map(file -> "model " + file.getFileName()).toList();
        return CommitteePotential.of(models, context.species(), parameters.elements(), sources, parameters.limit(),
                parameters.beyond(), parameters.every());
    }
}
