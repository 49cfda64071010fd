package org.adatom.forcefields.embedded;

import com.google.auto.service.AutoService;
import java.util.List;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;

/** Makes {@link AngularDependent} potentials. */
@AutoService(ForceFieldFactory.class)
@SuppressWarnings("rawtypes")
public final class AdpFactory implements ForceFieldFactory<AdpParameters> {
    @Override
    public String key() {
        return "adp";
    }

    @Override
    public Class<AdpParameters> parameters() {
        return AdpParameters.class;
    }

    @Override
    public ForceField create(AdpParameters parameters, Context context) {
        List<String> elements =
                context.species().stream().map(s -> parameters.elements().getOrDefault(s, s)).toList();
        AdpTables tables = DynamoFiles.readAdp(context.directory().resolve(parameters.file()));
        tables.eam().require(elements, context.species());
        return new AngularDependent(tables, context.species(), elements);
    }
}
