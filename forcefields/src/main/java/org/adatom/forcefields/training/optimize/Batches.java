package org.adatom.forcefields.training.optimize;

import java.util.Arrays;
import org.adatom.engine.CounterRandom;

/** Cuts the frames of an epoch into mini-batches, in an order that depends on seed and epoch only. */
public final class Batches {
    private final CounterRandom random;
    private final int frames;
    private final int size;

    /**
     * Batches.
     *
     * @param frames their number
     * @param size frames per batch; the last of an epoch may be smaller
     * @throws IllegalArgumentException if one of them is not positive
     */
    public Batches(long seed, int frames, int size) {
        if (frames < 1 || size < 1) {
            throw new IllegalArgumentException(frames + " frames in batches of " + size);
        }
        random = new CounterRandom(seed, "batches");
        this.frames = frames;
        this.size = size;
    }

    /** The batches of an epoch: every frame once (shuffle of R. Durstenfeld, Commun. ACM 7, 420 (1964)). */
    public int[][] of(long epoch) {
        int[] order = new int[frames];
        Arrays.setAll(order, i -> i);
        for (int i = frames - 1; i > 0; i--) {
            int j = (int) (random.uniform(epoch, i, 0) * (i + 1));
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        int[][] batches = new int[(frames - 1) / size + 1][];
        Arrays.setAll(batches, b -> Arrays.copyOfRange(order, b * size, Math.min(frames, b * size + size)));
        return batches;
    }
}
