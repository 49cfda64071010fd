package org.adatom.forcefields.angular;

import com.google.auto.service.AutoService;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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
        return Stream.of(StillingerWeberParameters.Builtin.values())
                .map(set -> new ParameterSet(
                        "{ builtin: " + set.key() + " }",
                        LabelTriple.centers(StillingerWeberTriplet.readAll(set.file(".sw"))),
                        set.file(".sw").citation(),
                        set.range()))
                .toList();
    }

    @Override
    public ForceField create(StillingerWeberParameters parameters, Context context) {
        List<String> names = context.species().stream()
                .map(s -> parameters.elements().getOrDefault(s, s))
                .toList();
        if (parameters.builtin() != null) {
            return create(
                    parameters.builtin().file(".sw"), "Stillinger-Weber " + parameters.builtin().key(),
                    context.species(), names);
        }
        Path path = context.directory().resolve(parameters.file());
        return create(
                PotentialFile.read(path), "Stillinger-Weber of " + path.getFileName(), context.species(), names);
    }

    /** What a file says about some species, called by those names in it. */
    static StillingerWeber create(PotentialFile file, String source, List<String> species, List<String> names) {
        return new StillingerWeber(
                species, LabelTriple.select(StillingerWeberTriplet.readAll(file), names, source), source,
                List.of(file.citation()));
    }
}
