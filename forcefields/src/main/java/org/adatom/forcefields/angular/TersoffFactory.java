package org.adatom.forcefields.angular;

import com.google.auto.service.AutoService;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.forcefield.ParameterSet;
import org.adatom.forcefields.PotentialFile;

/** Makes {@link Tersoff} potentials. */
@AutoService(ForceFieldFactory.class)
@SuppressWarnings("rawtypes")
public final class TersoffFactory implements ForceFieldFactory<TersoffParameters> {
    @Override
    public String key() {
        return "tersoff";
    }

    @Override
    public Class<TersoffParameters> parameters() {
        return TersoffParameters.class;
    }

    @Override
    public List<ParameterSet> parameterSets() {
        List<ParameterSet> sets = new ArrayList<>();
        for (TersoffParameters.Builtin builtin : TersoffParameters.Builtin.values()) {
            PotentialFile file = builtin.file(".tersoff");
            List<String> elements =
                    LabelTriple.centers(TersoffTriplet.readAll(file, TersoffParameters.Form.STANDARD));
            sets.add(new ParameterSet(
                    "{ builtin: " + builtin.key() + " }", elements, file.citation(), builtin.range()));
        }
        return sets;
    }

    @Override
    public ForceField create(TersoffParameters parameters, Context context) {
        List<String> names = context.species().stream()
                .map(s -> parameters.elements().getOrDefault(s, s))
                .toList();
        if (parameters.builtin() != null) {
            return create(
                    parameters.builtin().file(".tersoff"),
                    TersoffParameters.Form.STANDARD,
                    "Tersoff " + parameters.builtin().key(),
                    names,
                    context);
        }
        Path path = context.directory().resolve(parameters.file());
        TersoffParameters.Form form = parameters.form() != null ? parameters.form() : formOf(path);
        return create(PotentialFile.read(path), form, "Tersoff of " + path.getFileName(), names, context);
    }

    private static ForceField create(
            PotentialFile file, TersoffParameters.Form form, String source, List<String> names, Context context) {
        List<TersoffTriplet> triplets = LabelTriple.select(TersoffTriplet.readAll(file, form), names, source);
        return new Tersoff(context.species(), triplets, source, List.of(file.citation().split("; ")));
    }

    private static TersoffParameters.Form formOf(Path path) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".zbl")
                ? TersoffParameters.Form.ZBL
                : name.endsWith(".mod") ? TersoffParameters.Form.MOD : TersoffParameters.Form.STANDARD;
    }
}
