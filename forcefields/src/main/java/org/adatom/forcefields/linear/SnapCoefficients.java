package org.adatom.forcefields.linear;

import java.util.ArrayList;
import java.util.List;
import org.adatom.engine.error.InputException;
import org.adatom.forcefields.PotentialFile;

/**
 * The content of a LAMMPS {@code .snapcoeff} file: after comments, the number of elements and of coefficients, then for
 * each element its name, radius and weight, and its coefficients, one a line.
 *
 * @param file its name, for messages
 * @param citation what its first line says
 * @param elements in its order
 */
record SnapCoefficients(String file, String citation, List<Element> elements) {
    /**
     * An element.
     *
     * @param name as the file calls it
     * @param radius the cutoff of a pair is rcutfac (R<sub>i</sub> + R<sub>j</sub>)
     * @param weight in the density of neighbours
     * @param coefficients constant first
     */
    record Element(String name, double radius, double weight, double[] coefficients) {}

    /**
     * Reads a file.
     *
     * @throws InputException if it is none, with file and line
     */
    static SnapCoefficients read(PotentialFile file) {
        String citation = file.citation();
        file.withoutComments();
        List<String> head = file.words("the numbers of elements and coefficients");
        if (head.size() != 2) {
            throw file.error("found " + head.size() + " words, expected the number of elements and of coefficients,"
                    + " such as '1 31'; is this a .snapcoeff file?");
        }
        int count = file.whole(head.get(0), "the number of elements");
        int coefficients = file.whole(head.get(1), "the number of coefficients");
        if (count < 1 || coefficients < 1) {
            throw file.error("expected at least one element and one coefficient, found '" + String.join(" ", head)
                    + "'");
        }
        List<Element> elements = new ArrayList<>();
        for (int e = 0; e < count; e++) {
            elements.add(element(file, elements, coefficients));
        }
        if (!file.atEnd()) {
            throw file.error("found '" + PotentialFile.abbreviated(file.word("the end")) + "' behind the "
                    + coefficients + " coefficients of " + count + " element" + (count == 1 ? "" : "s")
                    + " that the first line announces");
        }
        return new SnapCoefficients(file.name(), citation, List.copyOf(elements));
    }

    private static Element element(PotentialFile file, List<Element> before, int coefficients) {
        List<String> words = file.words("an element");
        if (words.size() != 3) {
            throw file.error("expected element, radius and weight, such as 'Ta 0.5 1', found '"
                    + PotentialFile.abbreviated(String.join(" ", words)) + "'; the element before has "
                    + coefficients + " coefficients, as the first line announces");
        }
        String name = words.get(0);
        if (before.stream().anyMatch(e -> e.name.equals(name))) {
            throw file.error("element " + PotentialFile.abbreviated(name) + " is given twice");
        }
        double radius = file.number(words.get(1), "the radius of " + PotentialFile.abbreviated(name));
        if (!(radius > 0)) {
            throw file.error("the radius of " + PotentialFile.abbreviated(name) + " must be positive: " + radius);
        }
        double weight = file.number(words.get(2), "the weight of " + PotentialFile.abbreviated(name));
        double[] values = new double[0];
        if (file.wordsLeft() >= coefficients) {
            values = file.numbers(coefficients, "coefficients of " + PotentialFile.abbreviated(name));
        } else {
            throw file.error("fewer values follow than the " + coefficients + " coefficients announced for "
                    + PotentialFile.abbreviated(name) + "; is the file complete?");
        }
        return new Element(name, radius, weight, values);
    }

    /**
     * The index of that element.
     *
     * @throws InputException if the file has none of that name
     */
    int indexOf(String element) {
        for (int e = 0; e < elements.size(); e++) {
            if (elements.get(e).name.equals(element)) {
                return e;
            }
        }
        throw InputException.at(file, 0, "has no element " + element + ", only "
                + String.join(", ", elements.stream().map(Element::name).toList())
                + "; where a label is called otherwise, say so: elements: {" + element + ": "
                + elements.get(0).name + "}");
    }
}
