package org.adatom.forcefields.embedded;

import java.util.List;
import org.adatom.engine.error.InputException;

/**
 * The functions of an embedded-atom potential on equidistant grids that begin at zero.
 *
 * @param elements what the tables are for, in their order
 * @param densityStep spacing of the embedding functions
 * @param densityMax density above which the embedding energy is extrapolated; the end of the grid, except for funcfl
 *     files, of which LAMMPS drops the last point without moving this limit
 * @param embedding F(&rho;) of each element, eV
 * @param step spacing of the functions of distance, &Aring;
 * @param density {@code density[a][b]}: density that an atom of element a makes at one of element b
 * @param pair {@code pair[a][b]}: r &phi;(r), eV &Aring;; symmetric
 * @param cutoff &Aring;
 * @param title one line for logs: kind and origin
 * @param references what to cite
 */
record EamTables(
        List<String> elements,
        double densityStep,
        double densityMax,
        double[][] embedding,
        double step,
        double[][][] density,
        double[][][] pair,
        double cutoff,
        String title,
        List<String> references) {
    /**
     * Refuses what the tables do not cover.
     *
     * @param wanted the elements a structure needs
     * @param labels what the structure calls them
     * @throws InputException if one of them is missing
     */
    void require(List<String> wanted, List<String> labels) {
        for (int i = 0; i < wanted.size(); i++) {
            if (!elements.contains(wanted.get(i))) {
                throw new InputException(String.format(
                        "%s is not in %s (it has %s); if it has another name there, use elements: {%s: NAME}",
                        wanted.get(i), title, String.join(", ", elements), labels.get(i)));
            }
        }
    }
}
