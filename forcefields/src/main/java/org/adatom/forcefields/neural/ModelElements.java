package org.adatom.forcefields.neural;

import java.util.List;
import java.util.Map;
import org.adatom.engine.error.InputException;

/** Which element of a model the labels of a structure mean. */
final class ModelElements {
    private ModelElements() {}

    /**
     * Index in the model's elements of each species.
     *
     * @param species labels
     * @param names element by label, where they differ
     * @param elements of the model
     * @param source of the model, for messages
     * @throws InputException if the model has no such element
     */
    static int[] of(List<String> species, Map<String, String> names, List<String> elements, String source) {
        return species.stream().mapToInt(label -> {
            String element = names.getOrDefault(label, label);
            if (!elements.contains(element)) {
                throw new InputException(label + " is not in " + source + " (it has " + String.join(", ", elements)
                        + "); name the element of a label with the key elements");
            }
            return elements.indexOf(element);
        }).toArray();
    }
}
