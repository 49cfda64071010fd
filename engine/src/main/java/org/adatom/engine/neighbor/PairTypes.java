package org.adatom.engine.neighbor;

/** The kinds of the pairs of a batch, from the species of their atoms. */
final class PairTypes {
    private PairTypes() {}

    /** Species as floating-point numbers, the only kind the kernels move. */
    static double[] asNumbers(int[] species) {
        double[] numbers = new double[species.length];
        for (int k = 0; k < species.length; k++) {
            numbers[k] = species[k];
        }
        return numbers;
    }

    /**
     * Fills {@code type} with {@code speciesOfI * speciesCount + speciesOfJ} for the pairs of some rows.
     *
     * @param scratch as long as the batch
     */
    static void fill(
            ClusterList list,
            int fromRow,
            int toRow,
            double[] species,
            int speciesCount,
            double[] scratch,
            int[] type) {
        int n = 0;
        for (int r = fromRow; r < toRow; r++) {
            n = list.collect(r, species, speciesCount, scratch, n);
        }
        for (int k = 0; k < n; k++) {
            type[k] = (int) scratch[k];
        }
    }
}
