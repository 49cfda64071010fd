package org.adatom.forcefields.embedded;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;

/** Makes {@link Emt} potentials. */
@AutoService(ForceFieldFactory.class)
@SuppressWarnings("rawtypes")
public final class EmtFactory implements ForceFieldFactory<EmtParameters> {
    @Override
    public String key() {
        return "emt";
    }

    @Override
    public Class<EmtParameters> parameters() {
        return EmtParameters.class;
    }

    @Override
    public ForceField create(EmtParameters parameters, Context context) {
        Map<String, EmtMetal> table = EmtMetal.all();
        List<EmtMetal> metals = new ArrayList<>();
        for (String label : context.species()) {
            EmtMetal metal = table.get(parameters.elements().getOrDefault(label, label));
            if (metal == null) {
                throw new InputException(String.format(
                        "%s is not in EMT (it has %s); if it stands for one of these metals, use elements: {%s: METAL}",
                        parameters.elements().getOrDefault(label, label), String.join(", ", table.keySet()), label));
            }
            metals.add(metal);
        }
        return new Emt(context.species(), metals, EmtCutoff.of(parameters.cutoff(), metals, table.values()));
    }
}
