package org.adatom.forcefields.neural;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.adatom.engine.error.InputException;
import org.adatom.forcefields.descriptor.BispectrumElement;
import org.adatom.forcefields.descriptor.DescriptorSettings;
import org.adatom.forcefields.linear.SnapFiles;
import org.adatom.forcefields.linear.SnapWriter;

/** Polynomials of the bispectrum as models, from and to the two files of LAMMPS. */
public final class SnapModel {
    private SnapModel() {}

    /**
     * The model of all elements of the files; they do not tell the range of training.
     *
     * @throws InputException if one is no such file, or they do not fit each other
     * @throws org.adatom.engine.error.FileException if one is missing or unreadable
     */
    public static DescriptorModel read(Path coefficients, Path parameters) {
        SnapFiles files = SnapFiles.read(coefficients, parameters);
        List<DescriptorModel.AtomModel> atoms = files.elements().stream()
                .map(e -> new DescriptorModel.AtomModel(e.name(), new double[0], new double[0],
                        new Regressor.Polynomial(files.quadratic(), e.coefficients())))
                .toList();
        return new DescriptorModel(
                files.elements().stream().map(SnapFiles.Element::name).toList(),
                new DescriptorSettings.Bispectra(
                        files.settings(), files.elements().stream().map(SnapFiles.Element::descriptor).toList()),
                atoms, Map.of("source", "SNAP " + coefficients.getFileName(), "citation", files.citation()));
    }

    /**
     * Writes {@code name.snapcoeff} and {@code name.snapparam}.
     *
     * @param folder that exists
     * @throws InputException if the model is no polynomial of a bispectrum for all its elements, or one that LAMMPS has not
     * @throws org.adatom.engine.error.FileException if a file cannot be written
     */
    public static void write(Path folder, String name, DescriptorModel model) {
        if (!(model.descriptor() instanceof DescriptorSettings.Bispectra descriptor)) {
            throw new InputException("SNAP knows no descriptor but the bispectrum");
        }
        if (model.atoms().size() != model.elements().size()) {
            throw new InputException("SNAP needs coefficients for each of the elements " + model.elements());
        }
        List<SnapFiles.Element> elements = new ArrayList<>();
        boolean quadratic = false;
        for (DescriptorModel.AtomModel atom : model.atoms()) {
            if (!(atom.regressor() instanceof Regressor.Polynomial p)) {
                throw new InputException("SNAP needs a polynomial, but " + atom.element() + " has a network");
            }
            BispectrumElement own = descriptor.ofElement().get(model.elements().indexOf(atom.element()));
            elements.add(new SnapFiles.Element(atom.element(), own, p.coefficients()));
            quadratic = p.quadratic();
        }
        // The elements must stand in the order of the channels.
        elements.sort(Comparator.comparingInt(e -> model.elements().indexOf(e.name())));
        String citation = model.provenance().getOrDefault("citation",
                model.provenance().getOrDefault("training", "fitted with Adatom"));
        SnapWriter.write(folder, name, new SnapFiles(citation, descriptor.settings(), quadratic, elements));
    }
}
