package org.adatom.forcefields.descriptor;

/**
 * What a {@link Bispectrum} knows of an element.
 *
 * @param radius the cutoff of a pair is the cutoff factor times the sum of both radii, &Aring;
 * @param weight of a neighbour of this element
 * @param self weight of an atom of this element in its own density [wself, always 1]
 * @param inner where neighbours fade in, if they do so [sinner, dinner]
 */
public record BispectrumElement(double radius, double weight, double self, Inner inner) {
    /**
     * Fading in of near neighbours: from nothing at {@code middle - halfWidth} to all at {@code middle + halfWidth},
     * where both are the means of those of the two atoms.
     *
     * @param middle &Aring;
     * @param halfWidth &Aring;, positive; {@link #NONE} has none and switches nothing
     */
    public record Inner(double middle, double halfWidth) {
        /** All near neighbours count. */
        public static final Inner NONE = new Inner(0, 0);
    }

    /** Of SNAP: an atom has weight 1 in its own density. */
    public BispectrumElement(double radius, double weight, Inner inner) {
        this(radius, weight, 1, inner);
    }

    /** The same without fading in. */
    public BispectrumElement(double radius, double weight) {
        this(radius, weight, Inner.NONE);
    }

    /**
     * Of {@link BispectrumSettings#so4}.
     *
     * @param weight of an atom of this element, whether neighbour or centre; the thesis takes the atomic number
     */
    public static BispectrumElement so4(double weight) {
        return new BispectrumElement(0.5, weight, weight, Inner.NONE);
    }
}
