package org.adatom.forcefields.neural;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.adatom.engine.error.InputException;
import org.adatom.forcefields.descriptor.BispectrumElement;
import org.adatom.forcefields.descriptor.DescriptorSettings;
import org.adatom.forcefields.linear.SnapWriter;

/** Writes polynomials of the bispectrum as files of LAMMPS. */
public final class SnapExport {
    private SnapExport() {}

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
        List<SnapWriter.Element> elements = new ArrayList<>();
        boolean quadratic = false;
        for (DescriptorModel.AtomModel atom : model.atoms()) {
            if (!(atom.regressor() instanceof Regressor.Polynomial p)) {
                throw new InputException("SNAP needs a polynomial, but " + atom.element() + " has a network");
            }
            BispectrumElement own = descriptor.ofElement().get(model.elements().indexOf(atom.element()));
            elements.add(new SnapWriter.Element(atom.element(), own, p.coefficients()));
            quadratic = p.quadratic();
        }
        // The elements must stand in the order of the channels.
        elements.sort((a, b) -> model.elements().indexOf(a.name()) - model.elements().indexOf(b.name()));
        SnapWriter.write(folder, name, model.provenance().getOrDefault("citation",
                model.provenance().getOrDefault("training", "fitted with Adatom")), descriptor.settings(), quadratic,
                elements);
    }
}
