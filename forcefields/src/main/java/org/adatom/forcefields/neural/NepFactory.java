package org.adatom.forcefields.neural;

import com.google.auto.service.AutoService;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.adatom.engine.Elements;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.forcefield.SumForceField;
import org.adatom.forcefields.PotentialFile;

/**
 * Makes neuroevolution potentials: {@link NeuralNetworkPotential}s on the descriptor of Z. Fan et al., with {@link
 * NepRepulsion} where the file has one.
 */
@AutoService(ForceFieldFactory.class)
@SuppressWarnings("rawtypes")
public final class NepFactory implements ForceFieldFactory<NepParameters> {
    private static final List<String> REFERENCES = List.of(
            "Z. Fan et al., Phys. Rev. B 104, 104309 (2021)", "Z. Fan et al., J. Chem. Phys. 157, 114801 (2022)");

    @Override
    public String key() {
        return "nep";
    }

    @Override
    public Class<NepParameters> parameters() {
        return NepParameters.class;
    }

    @Override
    public ForceField create(NepParameters parameters, Context context) {
        Path path = context.directory().resolve(parameters.file());
        return create(PotentialFile.read(path), path.getFileName().toString(), parameters.elements(), context);
    }

    /** The force field of a file of that name. */
    static ForceField create(PotentialFile text, String name, Map<String, String> labels, Context context) {
        NepFile file = NepFile.read(text);
        int[] elements = ModelElements.of(context.species(), labels, file.elements(), name);
        List<AtomNetwork> networks = IntStream.of(elements).mapToObj(file.networks()::get).toList();
        ForceField model = new NeuralNetworkPotential(
                context.species(), file.setup().descriptor(elements), networks,
                "NEP" + file.version() + " of " + name, REFERENCES);
        if (file.repulsion() == null) {
            return model;
        }
        double[] charges = IntStream.of(elements).mapToDouble(e -> charge(file.elements().get(e), name)).toArray();
        return new SumForceField(List.of(model, new NepRepulsion(
                context.species(), charges, file.repulsion().of(elements), context.units().coulomb())));
    }

    private static double charge(String element, String file) {
        return Elements.number(element).orElseThrow(() -> new InputException(
                element + " of " + file + " is no chemical element, so its nuclear repulsion is unknown"));
    }
}
