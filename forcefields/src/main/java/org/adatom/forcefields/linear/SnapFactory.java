package org.adatom.forcefields.linear;

import com.google.auto.service.AutoService;
import java.nio.file.Path;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.forcefields.PotentialFile;

/** Makes {@link LinearPotential}s from the files of SNAP. */
@AutoService(ForceFieldFactory.class)
@SuppressWarnings("rawtypes")
public final class SnapFactory implements ForceFieldFactory<SnapParameters> {
    @Override
    public String key() {
        return "snap";
    }

    @Override
    public Class<SnapParameters> parameters() {
        return SnapParameters.class;
    }

    @Override
    public ForceField create(SnapParameters parameters, Context context) {
        Path coefficients = context.directory().resolve(parameters.coefficients());
        Path settings = context.directory().resolve(parameters.parameters());
        SnapCoefficients elements = SnapCoefficients.read(PotentialFile.read(coefficients));
        return SnapSettings.read(PotentialFile.read(settings))
                .potential(elements, context.species(), parameters.elements(),
                        coefficients.getFileName().toString());
    }
}
