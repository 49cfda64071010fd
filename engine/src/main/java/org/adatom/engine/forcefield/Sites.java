package org.adatom.engine.forcefield;

/**
 * A block of atomic environments: a few atoms with all their neighbours inside the cutoff, as flat arrays.
 *
 * <p>The neighbours of atom {@code a} are the entries {@code first[a] <= k < first[a + 1]}. A neighbour may be a
 * periodic image, several images of one atom may occur, and an atom may be its own neighbour through an image. They are
 * grouped by species, which makes loops over runs of equal parameters worthwhile; results must not rely on it. The engine
 * turns the gradients into forces (F<sub>i</sub> += g, F<sub>j</sub> &minus;= g) and virial.
 */
public final class Sites {
    /** Number of atoms in the block. */
    public int atoms;
    /** In: where each atom's neighbours begin; {@code atoms + 1} entries. */
    public int[] first = {};
    /** In: species of each atom. */
    public int[] species = {};
    /** In: index of each atom in the user's order; for messages and random access, not for physics. */
    public int[] atomIndex = {};
    /** In: species of each neighbour. */
    public int[] neighborSpecies = {};
    /** In: x of r<sub>j</sub> &minus; r<sub>i</sub>, &Aring;. */
    public double[] dx = {};
    /** In: y of r<sub>j</sub> &minus; r<sub>i</sub>, &Aring;. */
    public double[] dy = {};
    /** In: z of r<sub>j</sub> &minus; r<sub>i</sub>, &Aring;. */
    public double[] dz = {};
    /** In: distance, &Aring;. */
    public double[] r = {};
    /** Out: U<sub>i</sub> of each atom, eV. */
    public double[] energy = {};
    /** Out, zero on entry: x of &part;U<sub>i</sub>/&part;r<sub>ij</sub>, eV/&Aring;. */
    public double[] gx = {};
    /** Out, zero on entry: y of &part;U<sub>i</sub>/&part;r<sub>ij</sub>, eV/&Aring;. */
    public double[] gy = {};
    /** Out, zero on entry: z of &part;U<sub>i</sub>/&part;r<sub>ij</sub>, eV/&Aring;. */
    public double[] gz = {};
    /**
     * Out: the numbers of each atom that a {@link Monitor} speaks of, {@code monitored[c][a]}; no rows if nobody wants to
     * know.
     */
    public double[][] monitored = {};

    /** Total number of neighbours in the block. */
    public int neighbors() {
        return first[atoms];
    }

    /** Makes room for that many atoms and neighbours; contents are not kept. */
    public void ensureCapacity(int atomCapacity, int neighborCapacity) {
        if (energy.length < atomCapacity) {
            first = new int[atomCapacity + 1];
            species = new int[atomCapacity];
            atomIndex = new int[atomCapacity];
            energy = new double[atomCapacity];
        }
        if (dx.length < neighborCapacity) {
            int length = Math.max(neighborCapacity, 2 * dx.length);
            neighborSpecies = new int[length];
            dx = new double[length];
            dy = new double[length];
            dz = new double[length];
            r = new double[length];
            gx = new double[length];
            gy = new double[length];
            gz = new double[length];
        }
    }
}
