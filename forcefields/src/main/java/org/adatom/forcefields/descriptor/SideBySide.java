package org.adatom.forcefields.descriptor;

import java.util.Arrays;
import org.adatom.engine.forcefield.Sites;
import org.adatom.engine.simd.Simd;

/**
 * The environments of a few atoms of a block, one atom per lane: slot s holds a neighbour of every atom, at the places
 * {@code s * LANES + lane}. Slots are sorted by channel, so that all neighbours of a slot are of one channel. Where an
 * atom has fewer neighbours than another, a place is empty: {@link #neighbor} is &minus;1 there, vector and distance
 * are finite, and whoever computes with them gives them no weight.
 *
 * <p>This makes every sum over neighbours a sum of vectors, however short the lists are.
 */
final class SideBySide {
    /** Index of the neighbour in the block, or &minus;1. */
    int[] neighbor = {};
    /** The pair of species, {@code centre * species + neighbour}; that of an empty place follows all others. */
    int[] pair = {};
    double[] x = {};
    double[] y = {};
    double[] z = {};
    double[] r = {};
    /** Where the slots of each channel begin; one entry more than channels. */
    final int[] firstSlot;

    private final int[] channelOf;
    private final int[] next;

    /**
     * For that many channels.
     *
     * @param channels number of channels
     * @param channelOf channel of each species
     */
    SideBySide(int channels, int[] channelOf) {
        firstSlot = new int[channels + 1];
        next = new int[channels];
        this.channelOf = channelOf;
    }

    /** Number of slots. */
    int slots() {
        return firstSlot[firstSlot.length - 1];
    }

    /** Number of places. */
    int places() {
        return slots() * Simd.LANES;
    }

    /** Takes atoms {@code from} to {@code from + LANES - 1} of a block, as far as there are so many. */
    void gather(Sites sites, int from) {
        int atoms = Math.min(Simd.LANES, sites.atoms - from);
        countSlots(sites, from, atoms);
        ensureCapacity(places());
        int species = channelOf.length;
        Arrays.fill(neighbor, 0, places(), -1);
        Arrays.fill(pair, 0, places(), species * species);
        Arrays.fill(x, 0, places(), 0);
        Arrays.fill(y, 0, places(), 0);
        Arrays.fill(z, 0, places(), 0);
        Arrays.fill(r, 0, places(), 1);
        for (int lane = 0; lane < atoms; lane++) {
            System.arraycopy(firstSlot, 0, next, 0, next.length);
            int row = sites.species[from + lane] * species;
            for (int k = sites.first[from + lane]; k < sites.first[from + lane + 1]; k++) {
                int q = next[channelOf[sites.neighborSpecies[k]]]++ * Simd.LANES + lane;
                neighbor[q] = k;
                pair[q] = row + sites.neighborSpecies[k];
                x[q] = sites.dx[k];
                y[q] = sites.dy[k];
                z[q] = sites.dz[k];
                r[q] = sites.r[k];
            }
        }
    }

    private void countSlots(Sites sites, int from, int atoms) {
        int channels = next.length;
        Arrays.fill(firstSlot, 0);
        for (int lane = 0; lane < atoms; lane++) {
            Arrays.fill(next, 0);
            for (int k = sites.first[from + lane]; k < sites.first[from + lane + 1]; k++) {
                next[channelOf[sites.neighborSpecies[k]]]++;
            }
            for (int c = 0; c < channels; c++) {
                firstSlot[c + 1] = Math.max(firstSlot[c + 1], next[c]);
            }
        }
        for (int c = 0; c < channels; c++) {
            firstSlot[c + 1] += firstSlot[c];
        }
    }

    private void ensureCapacity(int places) {
        if (neighbor.length < places) {
            int length = Math.max(places, 2 * neighbor.length);
            neighbor = new int[length];
            pair = new int[length];
            x = new double[length];
            y = new double[length];
            z = new double[length];
            r = new double[length];
        }
    }
}
