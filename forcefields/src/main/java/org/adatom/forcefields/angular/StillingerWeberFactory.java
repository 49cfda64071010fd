package org.adatom.forcefields.angular;

import com.google.auto.service.AutoService;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
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
    public ForceField create(StillingerWeberParameters parameters, Context context) {
        Map<StillingerWeberTriplet.Key, StillingerWeberTriplet> entries;
        String source;
        List<String> references;
        if (parameters.file() == null) {
            entries = Map.of(new StillingerWeberTriplet.Key("Si", "Si", "Si"), StillingerWeberTriplet.SILICON_1985);
            source = "Stillinger-Weber si-1985";
            references = StillingerWeber.silicon().references();
        } else {
            Path path = context.directory().resolve(parameters.file());
            PotentialFile file = PotentialFile.read(path);
            entries = StillingerWeberTriplet.readAll(file);
            source = "Stillinger-Weber of " + path.getFileName();
            references = List.of(file.citation());
        }
        return create(entries, parameters, context, source, references);
    }

    private static ForceField create(
            Map<StillingerWeberTriplet.Key, StillingerWeberTriplet> entries,
            StillingerWeberParameters parameters,
            Context context,
            String source,
            List<String> references) {
        List<String> names = context.species().stream()
                .map(s -> parameters.elements().getOrDefault(s, s))
                .toList();
        String known = entries.keySet().stream()
                .map(StillingerWeberTriplet.Key::center)
                .distinct()
                .collect(Collectors.joining(", "));
        int n = names.size();
        StillingerWeberTriplet[] triplets = new StillingerWeberTriplet[n * n * n];
        for (int t = 0; t < triplets.length; t++) {
            StillingerWeberTriplet.Key key = new StillingerWeberTriplet.Key(
                    names.get(t / (n * n)), names.get(t / n % n), names.get(t % n));
            triplets[t] = entries.get(key);
            if (triplets[t] == null) {
                boolean isKnown = entries.keySet().stream().anyMatch(e -> e.center().equals(key.center()));
                throw new InputException(isKnown
                        ? source + " has no entry for " + key
                        : key.center() + " is not in " + source + " (it has " + known + ")");
            }
        }
        return new StillingerWeber(context.species(), triplets, source, references);
    }
}
