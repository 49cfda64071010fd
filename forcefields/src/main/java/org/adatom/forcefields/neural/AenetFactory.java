package org.adatom.forcefields.neural;

import com.google.auto.service.AutoService;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adatom.engine.Elements;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.forcefields.PotentialFile;
import org.adatom.forcefields.descriptor.DescriptorSettings;

/** Makes {@link NeuralNetworkPotential}s from the files of aenet. */
@AutoService(ForceFieldFactory.class)
@SuppressWarnings("rawtypes")
public final class AenetFactory implements ForceFieldFactory<AenetParameters> {
    private static final String METHOD = "J. Behler, M. Parrinello, Phys. Rev. Lett. 98, 146401 (2007)";

    @Override
    public String key() {
        return "aenet";
    }

    @Override
    public Class<AenetParameters> parameters() {
        return AenetParameters.class;
    }

    @Override
    public ForceField create(AenetParameters parameters, Context context) {
        Map<Path, AenetFile> files = new LinkedHashMap<>();
        Map<String, String> elementOf = new LinkedHashMap<>();
        for (String label : context.species()) {
            Path path = parameters.files().get(label);
            if (path == null) {
                throw new InputException("files names no network for " + label + ", which is in the structure");
            }
            AenetFile file = files.computeIfAbsent(
                    path, p -> AenetFile.read(PotentialFile.read(context.directory().resolve(p))));
            if (!label.equals(file.element()) && Elements.number(label).isPresent()) {
                throw new InputException(path + " is the network of " + file.element() + ", but files names it for "
                        + label);
            }
            elementOf.put(label, file.element());
        }
        List<String> names = files.keySet().stream().map(p -> p.getFileName().toString()).toList();
        DescriptorModel model = AenetModel.of(List.copyOf(files.values()), names);
        String source = "aenet " + String.join(", ", names);
        return model.potential(context.species(), elementOf, source,
                model.descriptor() instanceof DescriptorSettings.ChebyshevSeries c
                        ? List.of(METHOD, AenetModel.PROGRAM, c.citation())
                        : List.of(METHOD, AenetModel.PROGRAM),
                parameters.extrapolation(), null);
    }
}
