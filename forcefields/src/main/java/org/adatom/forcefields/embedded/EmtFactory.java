package org.adatom.forcefields.embedded;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.forcefield.ParameterSet;

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
    public List<ParameterSet> parameterSets() {
        List<String> elements = List.copyOf(EmtMetal.all().keySet());
        String reference = String.join("; ", EmtMetal.references());
        String range = "Fast and qualitative: fcc metals and their alloys, surfaces, clusters.";
        return List.of(
                new ParameterSet("{ cutoff: ase }", elements, reference, range + " Cutoff as ASE's default."),
                new ParameterSet(
                        "{ cutoff: asap }", elements, reference,
                        range + " Cutoff from the metals present, as in ASAP."));
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
