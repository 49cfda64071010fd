package org.adatom.analysis;

/** Equal bins of angles from 0 to 180 degrees, found by the cosine: an arc cosine for each pair of bonds would take most of the time. */
final class AngleBins {
    private final int count;
    /** Cosine of the lower edge of each bin; they fall. */
    private final double[] edge;
    /** For equal steps of the cosine from 1 down: the first bin that begins there or before. */
    private final int[] first;

    /** So many bins. */
    AngleBins(int count) {
        this.count = count;
        edge = new double[count + 1];
        for (int k = 0; k <= count; k++) {
            edge[k] = Math.cos(Math.PI * k / count);
        }
        first = new int[4 * count];
        for (int step = 0; step < first.length; step++) {
            double cos = 1 - 2.0 * step / first.length;
            int bin = step == 0 ? 0 : first[step - 1];
            while (bin < count - 1 && edge[bin + 1] > cos) {
                bin++;
            }
            first[step] = bin;
        }
    }

    /** The bin of an angle with that cosine; 180 degrees belong to the last. */
    int of(double cos) {
        int bin = first[Math.clamp((int) (0.5 * (1 - cos) * first.length), 0, first.length - 1)];
        while (bin > 0 && edge[bin] < cos) {
            bin--;
        }
        while (bin < count - 1 && edge[bin + 1] >= cos) {
            bin++;
        }
        return bin;
    }
}
