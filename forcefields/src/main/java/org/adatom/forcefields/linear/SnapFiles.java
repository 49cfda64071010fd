package org.adatom.forcefields.linear;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.adatom.engine.error.InputException;
import org.adatom.forcefields.PotentialFile;
import org.adatom.forcefields.descriptor.Bispectrum;
import org.adatom.forcefields.descriptor.BispectrumElement;
import org.adatom.forcefields.descriptor.BispectrumElement.Inner;
import org.adatom.forcefields.descriptor.BispectrumSettings;

/**
 * What the two files of a SNAP potential say together.
 *
 * @param citation first line of the coefficients
 * @param settings of the bispectrum
 * @param quadratic whether there is a quadratic term
 * @param elements in the order of the file, with their coefficients
 */
public record SnapFiles(String citation, BispectrumSettings settings, boolean quadratic, List<Element> elements) {
    /**
     * An element.
     *
     * @param name as the files call it
     * @param descriptor radius, weight, fading in
     * @param coefficients constant first, in the order of {@link LinearPotential}
     */
    public record Element(String name, BispectrumElement descriptor, double[] coefficients) {}

    /**
     * Reads both files.
     *
     * @throws InputException if one is no such file, or they do not fit each other
     * @throws org.adatom.engine.error.FileException if one is missing or unreadable
     */
    public static SnapFiles read(Path coefficients, Path parameters) {
        SnapCoefficients elements = SnapCoefficients.read(PotentialFile.read(coefficients));
        return of(elements, SnapSettings.read(PotentialFile.read(parameters)));
    }

    /**
     * Joins both files.
     *
     * @throws InputException if they do not fit each other
     */
    static SnapFiles of(SnapCoefficients file, SnapSettings s) {
        int count = file.elements().size();
        if (!s.inner().isEmpty() && s.inner().size() != count) {
            throw InputException.at(s.file(), 0, "sinner and dinner have " + s.inner().size() + " numbers, but "
                    + file.file() + " has " + count + " elements");
        }
        // Before anything large is made: a wrong twojmax may ask for much.
        checkCount(file, s);
        List<Element> elements = new ArrayList<>();
        for (int e = 0; e < count; e++) {
            SnapCoefficients.Element own = file.elements().get(e);
            elements.add(new Element(own.name(), new BispectrumElement(own.radius(), own.weight(),
                    s.inner().isEmpty() ? Inner.NONE : s.inner().get(e)), own.coefficients()));
        }
        return new SnapFiles(file.citation(), s.bispectrum(), s.quadratic(), List.copyOf(elements));
    }

    private static void checkCount(SnapCoefficients file, SnapSettings s) {
        int channels = s.bispectrum().explicit() ? file.elements().size() : 1;
        long components = (long) channels * channels * channels * Bispectrum.components(s.bispectrum().twoJ());
        long expected = LinearPotential.count(components, s.quadratic());
        int found = file.elements().get(0).coefficients().length;
        if (found != expected) {
            throw InputException.at(file.file(), 0, "has " + found + " coefficients per element, but twojmax "
                    + s.bispectrum().twoJ() + ", quadraticflag " + (s.quadratic() ? 1 : 0) + ", chemflag "
                    + (s.bispectrum().explicit() ? 1 : 0) + " of " + s.file() + " need " + expected);
        }
    }
}
