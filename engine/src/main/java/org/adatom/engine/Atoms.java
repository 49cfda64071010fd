package org.adatom.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The atoms of a system as live arrays, in the user's order.
 *
 * <p>Positions (&Aring;) are never wrapped into the cell: a trajectory is continuous by construction, so displacements
 * need no image flags. Velocities are in &Aring; per internal time unit ({@link org.adatom.engine.units.Units}), forces
 * in eV/&Aring;, masses in amu. Whoever holds the object may write positions and velocities; forces belong to the
 * {@link ForceEvaluator}. The number of atoms and their species do not change.
 */
public final class Atoms {
    /** Bit of {@link #frozen()}: the x coordinate is held. */
    public static final byte FROZEN_X = 1;
    /** Bit of {@link #frozen()}: the y coordinate is held. */
    public static final byte FROZEN_Y = 2;
    /** Bit of {@link #frozen()}: the z coordinate is held. */
    public static final byte FROZEN_Z = 4;
    /** All three bits of {@link #frozen()}. */
    public static final byte FROZEN = 7;

    private final List<String> symbols;
    private final int[] species;
    private final double[] x;
    private final double[] y;
    private final double[] z;
    private final double[] vx;
    private final double[] vy;
    private final double[] vz;
    private final double[] fx;
    private final double[] fy;
    private final double[] fz;
    private final double[] mass;
    private final byte[] frozen;

    /**
     * Atoms at the origin, at rest, with the standard masses of their elements (1 amu for labels that are no element).
     *
     * @param symbols the distinct species labels
     * @param species index into {@code symbols} of each atom; copied
     * @throws IllegalArgumentException if an index has no symbol or a symbol occurs twice
     */
    public Atoms(List<String> symbols, int[] species) {
        this.symbols = List.copyOf(symbols);
        if (this.symbols.stream().distinct().count() != this.symbols.size()) {
            throw new IllegalArgumentException("species listed twice: " + symbols);
        }
        int n = species.length;
        this.species = species.clone();
        x = new double[n];
        y = new double[n];
        z = new double[n];
        vx = new double[n];
        vy = new double[n];
        vz = new double[n];
        fx = new double[n];
        fy = new double[n];
        fz = new double[n];
        mass = new double[n];
        frozen = new byte[n];
        double[] standard = this.symbols.stream().mapToDouble(Elements::massOrOne).toArray();
        for (int i = 0; i < n; i++) {
            if (species[i] < 0 || species[i] >= standard.length) {
                throw new IllegalArgumentException(
                        "atom " + (i + 1) + " has species index " + species[i] + ", but there are " + symbols.size());
            }
            mass[i] = standard[species[i]];
        }
    }

    /** Atoms from one label each; distinct labels are numbered in the order of appearance. */
    public static Atoms of(List<String> symbolOfEachAtom) {
        Map<String, Integer> index = new LinkedHashMap<>();
        int[] species = new int[symbolOfEachAtom.size()];
        for (int i = 0; i < species.length; i++) {
            species[i] = index.computeIfAbsent(symbolOfEachAtom.get(i), s -> index.size());
        }
        return new Atoms(new ArrayList<>(index.keySet()), species);
    }

    /** A deep copy. */
    public Atoms copy() {
        return select(IntStream.range(0, count()).toArray());
    }

    /** The atoms with these indices in that order, as a deep copy; an index may occur several times or not at all. */
    public Atoms select(int[] indices) {
        Atoms c = new Atoms(symbols, Arrays.stream(indices).map(i -> species[i]).toArray());
        c.gather(this, indices);
        return c;
    }

    /**
     * A deep copy in which each atom bears the given label. An atom whose label changes gets the standard mass of its
     * new element; everything else is kept.
     */
    public Atoms relabelled(List<String> symbolOfEachAtom) {
        Atoms c = of(symbolOfEachAtom);
        double[] standard = c.mass.clone();
        c.gather(this, IntStream.range(0, count()).toArray());
        for (int i = 0; i < count(); i++) {
            if (!c.symbol(i).equals(symbol(i))) {
                c.mass[i] = standard[i];
            }
        }
        return c;
    }

    /**
     * Takes positions, velocities, forces, masses and held coordinates from other atoms.
     *
     * @throws IllegalArgumentException if there are more of them, or fewer
     */
    public void set(Atoms other) {
        if (other.count() != count()) {
            throw new IllegalArgumentException(other.count() + " atoms cannot stand for " + count());
        }
        double[][] from = other.reals();
        double[][] to = reals();
        for (int k = 0; k < from.length; k++) {
            System.arraycopy(from[k], 0, to[k], 0, count());
        }
        System.arraycopy(other.frozen, 0, frozen, 0, count());
    }

    private void gather(Atoms source, int[] indices) {
        double[][] from = source.reals();
        double[][] to = reals();
        for (int i = 0; i < indices.length; i++) {
            for (int k = 0; k < from.length; k++) {
                to[k][i] = from[k][indices[i]];
            }
            frozen[i] = source.frozen[indices[i]];
        }
    }

    private double[][] reals() {
        return new double[][] {x, y, z, vx, vy, vz, fx, fy, fz, mass};
    }

    /** Number of atoms. */
    public int count() {
        return species.length;
    }

    /** The distinct species labels, mostly element symbols. */
    public List<String> symbols() {
        return symbols;
    }

    /** Index into {@link #symbols()} of each atom. */
    public int[] species() {
        return species;
    }

    /** Label of atom i. */
    public String symbol(int i) {
        return symbols.get(species[i]);
    }

    /** Number of atoms of each species of {@link #symbols()}. */
    public long[] speciesCounts() {
        long[] counts = new long[symbols.size()];
        Arrays.stream(species).forEach(s -> counts[s]++);
        return counts;
    }

    /** x coordinates, &Aring;, unwrapped. */
    public double[] x() {
        return x;
    }

    /** y coordinates, &Aring;, unwrapped. */
    public double[] y() {
        return y;
    }

    /** z coordinates, &Aring;, unwrapped. */
    public double[] z() {
        return z;
    }

    /** x velocities, &Aring; per internal time unit. */
    public double[] vx() {
        return vx;
    }

    /** y velocities. */
    public double[] vy() {
        return vy;
    }

    /** z velocities. */
    public double[] vz() {
        return vz;
    }

    /** x forces, eV/&Aring;, of the last evaluation. */
    public double[] fx() {
        return fx;
    }

    /** y forces. */
    public double[] fy() {
        return fy;
    }

    /** z forces. */
    public double[] fz() {
        return fz;
    }

    /** Masses, amu. */
    public double[] mass() {
        return mass;
    }

    /** Which coordinates of each atom are held fixed: a sum of {@link #FROZEN_X}, {@link #FROZEN_Y}, {@link #FROZEN_Z}. */
    public byte[] frozen() {
        return frozen;
    }

    /** Sets the position of atom i, &Aring;. */
    public void setPosition(int i, double px, double py, double pz) {
        x[i] = px;
        y[i] = py;
        z[i] = pz;
    }

    /** Kinetic energy &frac12; &Sigma; m v&sup2; in eV, summed in atom order. */
    public double kineticEnergy() {
        double twice = 0;
        for (int i = 0; i < mass.length; i++) {
            twice += mass[i] * (vx[i] * vx[i] + vy[i] * vy[i] + vz[i] * vz[i]);
        }
        return 0.5 * twice;
    }
}
