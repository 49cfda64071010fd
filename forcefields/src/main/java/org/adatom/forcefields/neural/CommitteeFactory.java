package org.adatom.forcefields.neural;

import com.google.auto.service.AutoService;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.adatom.engine.error.InputException;
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
        List<DescriptorModel> models = new ArrayList<>();
        List<NeuralNetworkPotential> members = new ArrayList<>();
        for (Path file : parameters.files()) {
            Path path = context.directory().resolve(file);
            DescriptorModel model = ModelFile.read(path);
            if (!(model.potential(context.species(), parameters.elements(), "model " + path.getFileName(),
                    ModelFactory.references(model)) instanceof NeuralNetworkPotential network)) {
                throw InputException.at(path, 0, "holds no network; a committee is of networks");
            }
            NeuralNetworkPotential own = network;
            for (int m = 0; m < models.size(); m++) {
                if (models.get(m).hasDescriptorOf(model)) {
                    own = own.with(members.get(m).descriptor());
                    break;
                }
            }
            models.add(model);
            members.add(own);
        }
        return new CommitteePotential(members, parameters.limit(), parameters.beyond(), parameters.every());
    }
}
