package org.adatom.forcefields.embedded;

import com.google.auto.service.AutoService;
import java.nio.file.Path;
import java.util.List;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.forcefield.ParameterSet;

/** Makes {@link EmbeddedAtom} potentials. */
@AutoService(ForceFieldFactory.class)
@SuppressWarnings("rawtypes")
public final class EamFactory implements ForceFieldFactory<EamParameters> {
    @Override
    public String key() {
        return "eam";
    }

    @Override
    public Class<EamParameters> parameters() {
        return EamParameters.class;
    }

    @Override
    public List<ParameterSet> parameterSets() {
        return List.of(new ParameterSet(
                "{ builtin: zhou-2004 }",
                List.copyOf(ZhouMetal.all().keySet()),
                ZhouMetal.REFERENCE,
                "Close-packed and bcc metals and their alloys near equilibrium: crystals, surfaces, vapour-deposited"
                        + " films; alloys by mixing, not fitted. Short distances of cascades are not covered."));
    }

    @Override
    public ForceField create(EamParameters parameters, Context context) {
        List<String> elements =
                context.species().stream().map(s -> parameters.elements().getOrDefault(s, s)).toList();
        EamTables tables = tables(parameters, context, elements);
        tables.require(elements, context.species());
        return new EmbeddedAtom(tables, context.species(), elements);
    }

    private static EamTables tables(EamParameters parameters, Context context, List<String> elements) {
        if (parameters.builtin() != null) {
            return switch (parameters.builtin()) {
                case ZHOU_2004 -> ZhouMetal.tables(elements.stream().distinct().toList());
            };
        }
        List<Path> given = parameters.file() != null ? List.of(parameters.file()) : parameters.files();
        List<Path> paths = given.stream().map(context.directory()::resolve).toList();
        EamParameters.Format format =
                parameters.format() != null ? parameters.format() : DynamoFiles.formatOf(paths.get(0));
        if (format == EamParameters.Format.FUNCFL) {
            return DynamoFiles.readFuncfl(paths);
        } else if (paths.size() > 1) {
            throw new InputException("files: only funcfl files can be combined; a setfl or Finnis-Sinclair file holds"
                    + " all elements, name it with the key 'file'");
        }
        return DynamoFiles.readSetfl(paths.get(0), format == EamParameters.Format.FINNIS_SINCLAIR);
    }
}
