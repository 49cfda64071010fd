package org.adatom.engine.neighbor;

import java.util.Arrays;
import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.EmbeddedPotential;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.PairPotential;
import org.adatom.engine.forcefield.SitePotential;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.simd.Simd;

/**
 * Runs one potential over all domains and puts together energy, forces and virial: what the three kinds of potential
 * share.
 *
 * <p>A domain's work depends on its number alone and results are added in the order of the numbers, so they have the
 * same bits for any number of workers.
 */
public abstract sealed class Traversal permits PairTraversal, EmbeddedTraversal, SiteTraversal {
    /** The decomposition whose domains are traversed. */
    protected final Decomposition dec;

    /** The threads. */
    protected final Workers workers;

    /** The domains' local atoms. */
    protected final Neighborhood neighborhood;

    /** For each component (x, y, z) and domain the forces on all local slots, eV/&Aring;. */
    protected final double[][][] force = new double[3][0][];

    /** For each domain the energies of all local slots, eV; only kept up when wanted. */
    protected double[][] siteEnergy = {};

    /** Energy of each domain, eV. */
    protected double[] energy = {};

    /** Whether energies of single atoms are wanted from this evaluation. */
    protected boolean wantAtomEnergies;

    /** Where the numbers of a monitor go, in the user's order; no rows if they are not wanted. */
    protected double[][] monitored = {};

    /** The member of a committee whose forces are computed; -1 if it is their mean. */
    protected int member = -1;

    /** Virials of all local slots, eV; only kept up when wanted. */
    protected final SiteVirials siteVirials;

    /** Whether virials of single atoms are wanted from this pass. */
    protected boolean wantAtomVirials;

    private final ForceField forceField;
    private final Contributions contributions = new Contributions();
    private final Workers.Task distributeTask = this::distribute;
    private final Workers.Task shareTask = (d, worker) -> share(d);
    private final Workers.Task virialTask = this::sumVirial;
    private final Scratch[] scratch;
    private double[][] virial = {};
    private double[] forceSum = {};
    private long[] speciesCounts = {};
    private Atoms atoms;
    private boolean setForces;
    private double[] atomEnergies;
    private double[][] forceTarget = new double[3][];
    private double[] atomVirials;

    /** Scratch of one worker. */
    private static final class Scratch {
        final double[][] total = new double[3][0];
        final double[] lanes = new double[6 * Simd.LANES];
    }

    /** @param half whether a list with every pair once is enough */
    Traversal(ForceField forceField, Decomposition dec, Workers workers, boolean half) {
        this.forceField = forceField;
        this.dec = dec;
        this.workers = workers;
        neighborhood = new Neighborhood(dec, workers, half);
        siteVirials = new SiteVirials(half);
        scratch = new Scratch[workers.count()];
        for (int w = 0; w < scratch.length; w++) {
            scratch[w] = new Scratch();
        }
    }

    /** The traversal for a force field that is no sum. */
    public static Traversal of(ForceField forceField, Decomposition dec, Workers workers) {
        return switch (forceField) {
            case PairPotential p -> new PairTraversal(p, dec, workers);
            case EmbeddedPotential p -> new EmbeddedTraversal(p, dec, workers);
            case SitePotential p -> new SiteTraversal(p, dec, workers);
            default -> throw new IllegalArgumentException("not a single force field: " + forceField.description());
        };
    }

    /** The force field. */
    public ForceField forceField() {
        return forceField;
    }

    /** Number of atoms of each species of the force field. */
    public long[] speciesCounts() {
        return speciesCounts;
    }

    /** Makes the list of domain d from the clusters around it and lets the domain adopt what it needs. */
    abstract void buildList(int d, Surroundings near, double radius, int[] found, int[] local);

    /** Prepares arrays for that many domains. */
    abstract void allocate(int count);

    /** Notes the species of the local atoms of domain d. */
    abstract void adoptSpecies(int d, int[] speciesOfSlot);

    /** Energies and forces of all domains' local slots. */
    abstract void computeDomains();

    /**
     * Makes the lists anew from the decomposition's reference positions.
     *
     * @throws InputException if the force field does not cover a species of the atoms
     */
    public void rebuild(Atoms newAtoms, double skin) {
        atoms = newAtoms;
        int[] speciesMap = mapSpecies(newAtoms, forceField);
        double radius = forceField.cutoff() + skin;
        if (neighborhood.resize()) {
            int n = neighborhood.count();
            for (int k = 0; k < 3; k++) {
                force[k] = new double[n][0];
            }
            siteEnergy = new double[n][0];
            siteVirials.resize(n);
            energy = new double[n];
            virial = new double[n][6];
            forceSum = new double[n];
            allocate(n);
        }
        int[] species = new int[newAtoms.count()];
        speciesCounts = new long[forceField.species().size()];
        for (int i = 0; i < species.length; i++) {
            species[i] = speciesMap[newAtoms.species()[i]];
            speciesCounts[species[i]]++;
        }
        neighborhood.rebuild(radius, (d, near, found, local) -> {
            buildList(d, near, radius, found, local);
            adoptSpecies(d, neighborhood.toSlots(d, species));
            int capacity = neighborhood.domain(d).capacity();
            for (int k = 0; k < 3; k++) {
                if (force[k][d].length < capacity) {
                    force[k][d] = new double[capacity + capacity / 8];
                }
            }
        });
        contributions.build(neighborhood);
    }

    /**
     * Index in the force field's species of each symbol of the atoms; -1 if it has no atom and is not covered.
     *
     * @throws InputException if the force field does not cover a species of the atoms
     */
    public static int[] mapSpecies(Atoms atoms, ForceField forceField) {
        List<String> known = forceField.species();
        int[] map = new int[atoms.symbols().size()];
        long[] counts = atoms.speciesCounts();
        for (int s = 0; s < map.length; s++) {
            map[s] = known.indexOf(atoms.symbols().get(s));
            if (map[s] < 0 && counts[s] > 0) {
                throw new InputException("species " + atoms.symbols().get(s) + " is not in the force field "
                        + forceField.description() + " (it has " + String.join(", ", known) + ")");
            }
        }
        return map;
    }

    /**
     * Evaluates at the decomposition's present positions.
     *
     * @param first true to set the forces of the atoms, false to add to them
     * @param energies of single atoms, in the user's order, to add to; null if not wanted
     */
    public void compute(boolean first, double[] energies) {
        neighborhood.follow();
        wantAtomEnergies = energies != null;
        wantAtomVirials = false;
        atomEnergies = energies;
        setForces = first;
        target(atoms.fx(), atoms.fy(), atoms.fz());
        computeDomains();
        workers.run(neighborhood.count(), distributeTask);
    }

    private void target(double[] fx, double[] fy, double[] fz) {
        forceTarget[0] = fx;
        forceTarget[1] = fy;
        forceTarget[2] = fz;
    }

    /** Where the numbers of a monitor go in later evaluations, in the user's order; no rows if they are not wanted. */
    public void monitor(double[][] numbers) {
        monitored = numbers;
    }

    /**
     * Forces of one member of a committee at the positions of the last evaluation. The virial of that evaluation is lost
     * unless it was summed before.
     *
     * @param which from 0
     * @param forces out: x, y, z of each atom, eV/&Aring;
     */
    public void memberForces(int which, double[][] forces) {
        double[][] numbers = monitored;
        monitored = new double[0][];
        wantAtomEnergies = false;
        wantAtomVirials = false;
        setForces = true;
        member = which;
        target(forces[0], forces[1], forces[2]);
        computeDomains();
        workers.run(neighborhood.count(), distributeTask);
        member = -1;
        monitored = numbers;
    }

    /**
     * Shares energy and virial of the last evaluation among the atoms. The domains are computed once more, with the same
     * bits, so that evaluations of which this is not asked lose no time.
     *
     * @param energies in the user's order, to add to, eV
     * @param virials nine components of each atom, likewise
     */
    public void share(double[] energies, double[] virials) {
        wantAtomEnergies = true;
        wantAtomVirials = true;
        atomEnergies = energies;
        atomVirials = virials;
        computeDomains();
        workers.run(neighborhood.count(), shareTask);
    }

    private void share(int d) {
        distributeEnergies(d);
        siteVirials.distribute(contributions, dec, d, dec.firstCluster(d) * Simd.LANES, atomVirials);
    }

    /** Clears the forces (and energies and virials, if wanted) of domain d and loads its positions. */
    protected final void begin(int d) {
        neighborhood.load(d);
        Domain domain = neighborhood.domain(d);
        for (int k = 0; k < 3; k++) {
            Arrays.fill(force[k][d], 0, domain.capacity(), 0);
        }
        if (wantAtomEnergies) {
            if (siteEnergy[d].length < domain.capacity()) {
                siteEnergy[d] = new double[domain.capacity()];
            }
            Arrays.fill(siteEnergy[d], 0);
        }
        if (wantAtomVirials) {
            siteVirials.clear(d, domain.capacity());
        }
    }

    /** Adds to each domain's own slots what was found for copies of them elsewhere. */
    protected final void fold(int d, double[][] value) {
        contributions.fold(dec, d, value, value[d]);
    }

    /** Forces of the atoms of domain d. What the domains found stays as it is: {@link #addVirial} may need it. */
    private void distribute(int d, int worker) {
        double[][] total = scratch[worker].total;
        int slots = (dec.firstCluster(d + 1) - dec.firstCluster(d)) * Simd.LANES;
        for (int k = 0; k < 3; k++) {
            total[k] = total[k].length < slots ? new double[slots] : total[k];
            contributions.fold(dec, d, force[k], total[k]);
        }
        double[] fx = forceTarget[0];
        double[] fy = forceTarget[1];
        double[] fz = forceTarget[2];
        int[] order = dec.order();
        int first = dec.firstCluster(d) * Simd.LANES;
        double sum = 0;
        for (int k = 0, n = dec.atomsIn(d); k < n; k++) {
            int i = order[first + k];
            double x = total[0][k];
            double y = total[1][k];
            double z = total[2][k];
            fx[i] = x + (setForces ? 0 : fx[i]);
            fy[i] = y + (setForces ? 0 : fy[i]);
            fz[i] = z + (setForces ? 0 : fz[i]);
            sum += x + y + z;
        }
        forceSum[d] = sum;
        if (wantAtomEnergies) {
            distributeEnergies(d);
        }
    }

    private void distributeEnergies(int d) {
        fold(d, siteEnergy);
        int first = dec.firstCluster(d) * Simd.LANES;
        for (int k = 0, n = dec.atomsIn(d); k < n; k++) {
            atomEnergies[dec.order()[first + k]] += siteEnergy[d][k];
        }
    }

    /** Potential energy of the last evaluation, eV. */
    public double energy() {
        double sum = 0;
        for (double e : energy) {
            sum += e;
        }
        return sum;
    }

    /** Whether energy and forces of the last evaluation are finite numbers. */
    public boolean finite() {
        double sum = energy();
        for (double f : forceSum) {
            sum += f;
        }
        return Double.isFinite(sum);
    }

    private void sumVirial(int d, int worker) {
        Virial.of(
                neighborhood.domain(d), force[0][d], force[1][d], force[2][d], virial[d], scratch[worker].lanes);
    }

    /** Adds the nine components W<sub>ab</sub> = &Sigma; r<sub>a</sub> f<sub>b</sub> of the last evaluation, eV. */
    public void addVirial(double[] w) {
        workers.run(neighborhood.count(), virialTask);
        double[] sum = new double[6];
        for (double[] v : virial) {
            for (int k = 0; k < 6; k++) {
                sum[k] += v[k];
            }
        }
        int[] voigt = {0, 5, 4, 5, 1, 3, 4, 3, 2};
        for (int k = 0; k < 9; k++) {
            w[k] += sum[voigt[k]];
        }
    }
}
