package org.adatom.integrators.minimize;

import org.adatom.engine.parallel.Workers;

/**
 * Arithmetic of long vectors on all workers. Blocks have a fixed size and sums add them in order, so that the number of
 * threads does not change a bit. Nothing is allocated.
 */
final class BlockVectors {
    private static final int BLOCK = 8192;

    private final int size;
    private final int blocks;
    private final Workers workers;
    private final double[] partial;
    private final Workers.Task dotTask = (block, worker) -> dotBlock(block);
    private final Workers.Task combineTask = (block, worker) -> combineBlock(block);
    private double[] a;
    private double[] b;
    private double[] out;
    private double keep;
    private double factor;

    /** For vectors of that length. */
    BlockVectors(int size, Workers workers) {
        this.size = size;
        this.workers = workers;
        blocks = (size + BLOCK - 1) / BLOCK;
        partial = new double[blocks];
        a = partial;
        b = partial;
        out = partial;
    }

    /** Length of the vectors. */
    int size() {
        return size;
    }

    /** a &middot; b. */
    double dot(double[] left, double[] right) {
        a = left;
        b = right;
        workers.run(blocks, dotTask);
        double sum = 0;
        for (double p : partial) {
            sum += p;
        }
        return sum;
    }

    /** |a|. */
    double norm(double[] vector) {
        return Math.sqrt(dot(vector, vector));
    }

    /** result = k left + f right; the result may be one of them. */
    void combine(double[] result, double k, double[] left, double f, double[] right) {
        out = result;
        keep = k;
        a = left;
        factor = f;
        b = right;
        workers.run(blocks, combineTask);
    }

    /** result += f right. */
    void add(double[] result, double f, double[] right) {
        combine(result, 1, result, f, right);
    }

    /** result = f vector. */
    void scale(double[] result, double f, double[] vector) {
        combine(result, f, vector, 0, vector);
    }

    private int end(int block) {
        return Math.min((block + 1) * BLOCK, size);
    }

    private void dotBlock(int block) {
        double[] p = a;
        double[] q = b;
        double sum = 0;
        for (int i = block * BLOCK, end = end(block); i < end; i++) {
            sum += p[i] * q[i];
        }
        partial[block] = sum;
    }

    private void combineBlock(int block) {
        double[] p = a;
        double[] q = b;
        double[] r = out;
        double k = keep;
        double f = factor;
        for (int i = block * BLOCK, end = end(block); i < end; i++) {
            r[i] = k * p[i] + f * q[i];
        }
    }
}
