package org.adatom.forcefields.training.neural;

/**
 * The derivatives of the inputs of all atoms of a configuration by the positions of all atoms: the matrix J of forces,
 * F = &minus;J<sup>T</sup> &part;E/&part;x. Only pairs of an atom and another in its environment (or itself) are there, and
 * of a pair only the inputs that change.
 */
public final class InputDerivatives {
    /** Independent strains: xx yy zz yz xz xy. */
    public static final int STRAINS = 6;

    private final int[] centers;
    private final int[] movers;
    private final int[] patterns;
    private final int[] starts;
    private final int[][] inputs;
    private final double[] data;
    private final double[] strain;
    // Pairs in the order of the atom that moves.
    private final int[] firstOfMover;
    private final int[] pairsOfMover;

    /**
     * Derivatives of a configuration.
     *
     * @param atoms number of atoms
     * @param centers of each pair the atom whose inputs change
     * @param movers of each pair the atom that moves
     * @param patterns of each pair, which of the lists of inputs change
     * @param starts of each pair, where its x derivatives begin, followed by those by y and z
     * @param inputs the lists
     * @param data derivatives, 1/&Aring;
     * @param strain &Sigma;<sub>k</sub> r<sub>k</sub> &part;x/&part;r<sub>k</sub>, six numbers for each input of each
     *     atom; may be empty
     */
    InputDerivatives(
            int atoms, int[] centers, int[] movers, int[] patterns, int[] starts, int[][] inputs, double[] data,
            double[] strain) {
        this.centers = centers;
        this.movers = movers;
        this.patterns = patterns;
        this.starts = starts;
        this.inputs = inputs;
        this.data = data;
        this.strain = strain;
        firstOfMover = new int[atoms + 1];
        for (int m : movers) {
            firstOfMover[m + 1]++;
        }
        for (int a = 0; a < atoms; a++) {
            firstOfMover[a + 1] += firstOfMover[a];
        }
        pairsOfMover = new int[movers.length];
        int[] next = firstOfMover.clone();
        for (int p = 0; p < movers.length; p++) {
            pairsOfMover[next[movers[p]]++] = p;
        }
    }

    /** Upper bound of the bytes of that many pairs, whose atoms have that many inputs. */
    static long bytes(long pairs, int inputs) {
        return pairs * (3L * Double.BYTES * inputs + 5L * Integer.BYTES);
    }

    /** Bytes taken. */
    long bytes() {
        return (long) Double.BYTES * (data.length + strain.length)
                + (long) Integer.BYTES * (5L * centers.length + firstOfMover.length);
    }

    /** Whether derivatives by strains are there. */
    boolean hasStrain() {
        return strain.length > 0;
    }

    /**
     * Forces: F &minus;= J<sup>T</sup> g.
     *
     * @param first where the inputs of each atom begin
     * @param gradient g: derivatives of the energy by all inputs, eV
     * @param forces x, y, z of each atom, eV/&Aring;
     */
    void subtractForces(int[] first, double[] gradient, double[] forces) {
        for (int p = 0; p < centers.length; p++) {
            int[] list = inputs[patterns[p]];
            int g = first[centers[p]];
            int x = starts[p];
            int y = x + list.length;
            int z = y + list.length;
            double sx = 0;
            double sy = 0;
            double sz = 0;
            for (int k = 0; k < list.length; k++) {
                double slope = gradient[g + list[k]];
                sx = Math.fma(slope, data[x + k], sx);
                sy = Math.fma(slope, data[y + k], sy);
                sz = Math.fma(slope, data[z + k], sz);
            }
            forces[3 * movers[p]] -= sx;
            forces[3 * movers[p] + 1] -= sy;
            forces[3 * movers[p] + 2] -= sz;
        }
    }

    /**
     * Directions: v &minus;= J u.
     *
     * @param first where the inputs of each atom begin
     * @param u x, y, z of each atom
     * @param direction v, of all inputs
     */
    void subtractDirections(int[] first, double[] u, double[] direction) {
        for (int p = 0; p < centers.length; p++) {
            int[] list = inputs[patterns[p]];
            int v = first[centers[p]];
            int x = starts[p];
            int y = x + list.length;
            int z = y + list.length;
            double ux = u[3 * movers[p]];
            double uy = u[3 * movers[p] + 1];
            double uz = u[3 * movers[p] + 2];
            for (int k = 0; k < list.length; k++) {
                direction[v + list[k]] -= ux * data[x + k] + uy * data[y + k] + uz * data[z + k];
            }
        }
    }

    /** Virial: W<sub>ab</sub> &minus;= &Sigma; g &Sigma;<sub>k</sub> r<sub>a</sub> &part;x/&part;r<sub>b</sub>, of xx yy zz yz xz xy. */
    void subtractVirial(double[] gradient, double[] virial) {
        for (int i = 0; i < gradient.length; i++) {
            for (int c = 0; c < STRAINS; c++) {
                virial[c] -= gradient[i] * strain[STRAINS * i + c];
            }
        }
    }

    /** Directions from factors of the six components of the virial. */
    public void subtractStrains(double[] factors, double[] direction) {
        for (int i = 0; i < direction.length; i++) {
            double sum = 0;
            for (int c = 0; c < STRAINS; c++) {
                sum += factors[c] * strain[STRAINS * i + c];
            }
            direction[i] -= sum;
        }
    }

    /** The pairs of an atom that moves are numbers {@code firstPair(atom)} to {@code firstPair(atom + 1) - 1}. */
    public int firstPair(int mover) {
        return firstOfMover[mover];
    }

    /** The atom whose inputs change in a pair numbered by {@link #firstPair}. */
    public int center(int number) {
        return centers[pairsOfMover[number]];
    }

    /**
     * Subtracts the derivatives by one coordinate of the atom that moves.
     *
     * @param number of the pair by {@link #firstPair}
     * @param axis 0, 1 or 2
     * @param direction of the inputs of the center
     * @param at where they begin
     */
    public void subtract(int number, int axis, double[] direction, int at) {
        int p = pairsOfMover[number];
        int[] list = inputs[patterns[p]];
        int from = starts[p] + axis * list.length;
        for (int k = 0; k < list.length; k++) {
            direction[at + list[k]] -= data[from + k];
        }
    }

    /**
     * Writes minus the derivatives by one coordinate of the atom that moves into a column of a matrix.
     *
     * @param number of the pair by {@link #firstPair}
     * @param axis 0, 1 or 2
     * @param rows of all inputs of the center, zero in the column before
     */
    void scatter(int number, int axis, double[][] rows, int column) {
        int p = pairsOfMover[number];
        int[] list = inputs[patterns[p]];
        int from = starts[p] + axis * list.length;
        for (int k = 0; k < list.length; k++) {
            rows[list[k]][column] = -data[from + k];
        }
    }
}
