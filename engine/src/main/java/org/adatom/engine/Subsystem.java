package org.adatom.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.adatom.engine.error.InputException;
import org.adatom.engine.error.SimulationException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceField.Tail;
import org.adatom.engine.forcefield.GlobalPotential;
import org.adatom.engine.forcefield.Monitor;
import org.adatom.engine.forcefield.RestrictedForceField;
import org.adatom.engine.forcefield.SitePotential;
import org.adatom.engine.neighbor.Decomposition;
import org.adatom.engine.neighbor.Traversal;
import org.adatom.engine.parallel.Workers;
import org.jspecify.annotations.Nullable;

/**
 * The force fields that act on the same atoms, these atoms, and their neighbour lists: all atoms of a system, or those
 * of some species.
 *
 * <p>Some atoms are copied to where they are the only ones, and what is found there is added to the whole. To a force
 * field excluded atoms do not exist, so that nothing else needs to know of them.
 */
final class Subsystem {
    private static final int CHUNK = 8192;

    private final List<String> among;
    private final Workers workers;
    private final double skin;
    private final Decomposition decomposition;
    private final List<RestrictedForceField> restrictions = new ArrayList<>();
    private final List<Traversal> traversals = new ArrayList<>();
    private final List<GlobalTerm> globalTerms = new ArrayList<>();
    private double radius;
    private final Workers.Task gatherTask = (chunk, worker) -> gather(chunk);
    private final Workers.Task scatterTask = (chunk, worker) -> scatter(chunk);
    private Atoms whole;
    private Atoms atoms;
    private int[] index = {};
    private double[] energies = {};
    private double @Nullable [] wholeEnergies;
    private final List<Watch> watches = new ArrayList<>();
    private List<Watch> active = List.of();
    private boolean restored;
    private double largestDisplacement;

    /**
     * Without force fields as yet.
     *
     * @param among species of the atoms; empty for all atoms
     * @param skin of the lists, &Aring;
     */
    Subsystem(List<String> among, Workers workers, double skin) {
        this.among = among;
        this.workers = workers;
        this.skin = skin;
        this.decomposition = new Decomposition(workers);
    }

    /** The species; empty if all. */
    List<String> among() {
        return among;
    }

    /** Whether nothing acts here. */
    boolean isIdle() {
        return traversals.isEmpty() && globalTerms.isEmpty();
    }

    /**
     * Adds a force field that is no sum.
     *
     * @param monitor of it, as it is called in the whole force field; null if it has none
     */
    void add(ForceField term, @Nullable Monitor monitor) {
        switch (term) {
            case RestrictedForceField restricted -> {
                restrictions.add(restricted);
                add(restricted.inner(), monitor);
            }
            case GlobalPotential global -> globalTerms.add(new GlobalTerm(global, workers));
            default -> {
                Traversal traversal = Traversal.of(term, decomposition, workers);
                traversals.add(traversal);
                if (term instanceof SitePotential site && site.costly()) {
                    decomposition.refine();
                }
                if (monitor != null) {
                    watches.add(watch(monitor, traversal));
                }
            }
        }
    }

    /**
     * A monitor at work.
     *
     * @param monitored its numbers for the whole system
     * @param traversal of its potential
     * @param own room for the numbers of the atoms here, if these are not all
     */
    private record Watch(Monitored monitored, Traversal traversal, double[][] own) {
        void prepare(Atoms whole, Atoms atoms) {
            monitored.begin(whole.count());
            double[][] target = monitored.numbers();
            for (int c = 0; atoms != whole && c < own.length; c++) {
                own[c] = own[c].length == atoms.count() ? own[c] : new double[atoms.count()];
            }
            traversal.monitor(atoms == whole ? target : own);
        }

        void collect(int[] index) {
            for (int c = 0; c < own.length; c++) {
                for (int k = 0; k < index.length; k++) {
                    monitored.numbers()[c][index[k]] = own[c][k];
                }
            }
        }
    }

    private Watch watch(Monitor monitor, Traversal traversal) {
        double[][] ownForces = new double[3][0];
        return new Watch(
                new Monitored(monitor, (member, force) -> memberForces(traversal, member, force, ownForces)), traversal,
                new double[monitor.numbers()][0]);
    }

    private void memberForces(Traversal traversal, int member, double[][] forces, double[][] own) {
        if (atoms.count() == 0) {
            return;
        }
        if (atoms == whole) {
            traversal.memberForces(member, forces);
            return;
        }
        for (int c = 0; c < 3; c++) {
            own[c] = own[c].length == atoms.count() ? own[c] : new double[atoms.count()];
        }
        traversal.memberForces(member, own);
        for (int c = 0; c < 3; c++) {
            for (int k = 0; k < index.length; k++) {
                forces[c][index[k]] = own[c][k];
            }
        }
    }

    /** The monitors of the force fields here, in the order these were added. */
    List<Monitored> monitored() {
        return watches.stream().map(Watch::monitored).toList();
    }

    /** Which monitors have their numbers filled by later evaluations. */
    void monitor(Predicate<Monitor> wanted) {
        watches.forEach(w -> w.traversal.monitor(new double[0][]));
        active = watches.stream().filter(w -> wanted.test(w.monitored.monitor())).toList();
    }

    /**
     * Takes over the present positions and makes new lists if the old ones no longer hold.
     *
     * @param same whether these are the atoms of the last time
     * @throws SimulationException if a position is not finite or too far away
     * @throws InputException if a force field does not cover a species
     */
    void follow(Atoms system, boolean same, Cell cell) {
        if (!same || restored) {
            adopt(system);
        }
        largestDisplacement = 0;
        if (atoms.count() == 0) {
            return;
        }
        if (atoms != whole) {
            workers.run(chunks(), gatherTask);
        }
        try {
            if (restored) {
                rebuildLists();
            }
            boolean known = same || restored;
            boolean valid = known && decomposition.follow(atoms, cell, skin, radius);
            largestDisplacement = known ? decomposition.largestDisplacement() : 0;
            restored = false;
            if (!valid) {
                if (known) {
                    decomposition.renew(atoms, cell, skin);
                } else {
                    decomposition.rebuild(atoms, cell);
                }
                rebuildLists();
            }
        } catch (SimulationException e) {
            throw atoms == whole ? e : e.renumbered(index);
        }
    }

    private void adopt(Atoms system) {
        whole = system;
        if (among.isEmpty()) {
            atoms = system;
            return;
        }
        restrictions.forEach(r -> Traversal.mapSpecies(system, r));
        index = IntStream.range(0, system.count())
                .filter(i -> among.contains(system.symbol(i)))
                .toArray();
        atoms = system.select(index);
    }

    private void rebuildLists() {
        radius = skin;
        globalTerms.forEach(g -> g.rebuild(atoms));
        for (Traversal t : traversals) {
            t.rebuild(atoms, skin);
            radius = Math.max(radius, t.forceField().cutoff() + skin);
        }
    }

    /** The long-range corrections; only defined for a cell that is periodic in three directions. */
    Tail tail(Cell cell) {
        double e = 0;
        double w = 0;
        if (atoms.count() > 0) {
            for (Traversal t : traversals) {
                Tail part = t.forceField().tail(t.speciesCounts(), cell.volume());
                e += part.energy();
                w += part.virial();
            }
        }
        return e == 0 && w == 0 ? Tail.NONE : new Tail(e, w);
    }

    /**
     * Adds what the force fields say about the positions taken over last.
     *
     * @param first true to set the forces of the atoms, false to add to them; only a system of all atoms can set them
     * @param energy what there is so far, eV
     * @param virial nine components that long-range parts add to, eV; those of neighbours come by {@link #addVirial}
     * @param atomEnergies energies of single atoms to add to, eV; null if not wanted
     * @return the energy with these force fields, eV
     */
    double add(boolean first, Cell cell, double energy, double[] virial, double @Nullable [] atomEnergies) {
        for (int w = 0; w < active.size(); w++) {
            active.get(w).prepare(whole, atoms);
        }
        if (atoms.count() == 0) {
            return energy;
        }
        boolean part = atoms != whole;
        boolean set = first || part;
        if (set && traversals.isEmpty()) {
            clear(atoms);
        }
        double[] target = part ? cleared(atomEnergies) : atomEnergies;
        double sum = energy;
        for (int t = 0; t < traversals.size(); t++) {
            Traversal traversal = traversals.get(t);
            traversal.compute(set && t == 0, target);
            sum += traversal.energy();
        }
        try {
            for (GlobalTerm global : globalTerms) {
                sum += global.add(atoms, cell, virial, target);
            }
        } catch (InputException e) {
            throw part ? e.in("among " + String.join(", ", among)) : e;
        }
        if (part) {
            wholeEnergies = atomEnergies;
            workers.run(chunks(), scatterTask);
            for (int w = 0; w < active.size(); w++) {
                active.get(w).collect(index);
            }
        }
        return sum;
    }

    /** Whether the sums over neighbours of the last evaluation are finite numbers. */
    boolean finite() {
        boolean finite = true;
        for (int t = 0; atoms.count() > 0 && t < traversals.size(); t++) {
            finite &= traversals.get(t).finite();
        }
        return finite;
    }

    /** Adds what the sums over neighbours of the last evaluation contribute to the virial, eV. */
    void addVirial(double[] virial) {
        for (int t = 0; atoms.count() > 0 && t < traversals.size(); t++) {
            traversals.get(t).addVirial(virial);
        }
    }

    /** Whether all that acts here can share its virial among the atoms. */
    boolean hasAtomVirials() {
        return globalTerms.isEmpty();
    }

    /**
     * Adds the energies (eV) and virials (nine components, eV) of single atoms of the whole system, of the last evaluation.
     */
    void share(double[] atomEnergies, double[] atomVirials) {
        if (atoms.count() == 0) {
            return;
        }
        boolean part = atoms != whole;
        double[] ownEnergies = part ? new double[atoms.count()] : atomEnergies;
        double[] ownVirials = part ? new double[9 * atoms.count()] : atomVirials;
        traversals.forEach(t -> t.share(ownEnergies, ownVirials));
        for (int k = 0; part && k < index.length; k++) {
            atomEnergies[index[k]] += ownEnergies[k];
            for (int c = 0; c < 9; c++) {
                atomVirials[9 * index[k] + c] += ownVirials[9 * k + c];
            }
        }
    }

    /** Sets all forces to zero. */
    static void clear(Atoms atoms) {
        Arrays.fill(atoms.fx(), 0);
        Arrays.fill(atoms.fy(), 0);
        Arrays.fill(atoms.fz(), 0);
    }

    /** Own room for the energies of single atoms, if they are wanted. */
    private double @Nullable [] cleared(double @Nullable [] wanted) {
        if (wanted == null) {
            return null;
        }
        energies = energies.length == atoms.count() ? energies : new double[atoms.count()];
        Arrays.fill(energies, 0);
        return energies;
    }

    private int chunks() {
        return (atoms.count() + CHUNK - 1) / CHUNK;
    }

    private void gather(int chunk) {
        for (int k = chunk * CHUNK, end = Math.min(k + CHUNK, index.length); k < end; k++) {
            int i = index[k];
            atoms.setPosition(k, whole.x()[i], whole.y()[i], whole.z()[i]);
        }
    }

    private void scatter(int chunk) {
        for (int k = chunk * CHUNK, end = Math.min(k + CHUNK, index.length); k < end; k++) {
            int i = index[k];
            whole.fx()[i] += atoms.fx()[k];
            whole.fy()[i] += atoms.fy()[k];
            whole.fz()[i] += atoms.fz()[k];
            if (wholeEnergies != null) {
                wholeEnergies[i] += energies[k];
            }
        }
    }

    /** How far an atom was found from where it had been when the lists were made, &Aring;; see {@link ForceEvaluator}. */
    double largestDisplacement() {
        return largestDisplacement;
    }

    /** How often the lists were made. */
    long rebuilds() {
        return decomposition.rebuilds();
    }

    /** Writes the state of the lists. */
    void save(DataOutput out) throws IOException {
        decomposition.save(out);
    }

    /** Restores what {@link #save} wrote. */
    void restore(DataInput in, Cell cell) throws IOException {
        restored = decomposition.restore(in, cell);
    }
}
