package org.adatom.forcefields.angular;

import com.google.auto.service.AutoService;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.forcefield.ParameterSet;
import org.adatom.forcefields.PotentialFile;

/** Makes {@link StillingerWeber} potentials. */
@AutoService(ForceFieldFactory.class)
@SuppressWarnings("rawtypes")
public final class StillingerWeberFactory implements ForceFieldFactory<StillingerWeberParameters> {
    @Override
    public String key() {
        return "stillinger-weber";
    }

    @Override
    public Class<StillingerWeberParameters> parameters() {
        return StillingerWeberParameters.class;
    }

    @Override
    public List<ParameterSet> parameterSets() {
        return List.of(new ParameterSet(
                "{ builtin: si-1985 }",
                List.of("Si"),
                StillingerWeber.silicon().references().get(0),
                "Diamond and liquid silicon. Tetrahedral angles are imposed: not for high-pressure phases and small"
                        + " clusters."));
    }

    @Override
    public ForceField create(StillingerWeberParameters parameters, Context context) {
        Map<LabelTriple, StillingerWeberTriplet> entries;
        String source;
        List<String> references;
        if (parameters.file() == null) {
            entries = Map.of(new LabelTriple("Si", "Si", "Si"), StillingerWeberTriplet.SILICON_1985);
            source = "Stillinger-Weber si-1985";
            references = StillingerWeber.silicon().references();
        } else {
            Path path = context.directory().resolve(parameters.file());
            PotentialFile file = PotentialFile.read(path);
            entries = StillingerWeberTriplet.readAll(file);
            source = "Stillinger-Weber of " + path.getFileName();
            references = List.of(file.citation());
        }
        List<String> names = context.species().stream()
                .map(s -> parameters.elements().getOrDefault(s, s))
                .toList();
        return new StillingerWeber(
                context.species(), LabelTriple.select(entries, names, source), source, references);
    }
}
