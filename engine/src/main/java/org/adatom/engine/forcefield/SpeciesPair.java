package org.adatom.engine.forcefield;

/**
 * Two species in either order, equal or not: {@code Si-Ar} and {@code Ar-Si} mean the same atoms.
 *
 * @param first label of one
 * @param second label of the other
 */
public record SpeciesPair(String first, String second) {
    /**
     * Reads {@code Si-Ar}.
     *
     * @throws IllegalArgumentException if these are not two labels with a hyphen between them
     */
    public static SpeciesPair parse(String text) {
        String[] labels = text.split("-", -1);
        if (labels.length != 2 || labels[0].isBlank() || labels[1].isBlank()) {
            throw new IllegalArgumentException("'" + text + "' is no pair of species; write it like Ar-Kr");
        }
        return new SpeciesPair(labels[0].strip(), labels[1].strip());
    }

    /** Whether atoms of these labels are such a pair. */
    public boolean joins(String a, String b) {
        return first.equals(a) && second.equals(b) || first.equals(b) && second.equals(a);
    }

    @Override
    public String toString() {
        return first + "-" + second;
    }
}
