package org.adatom.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.adatom.engine.error.InputException;
import org.adatom.engine.error.SimulationException.BeyondTrust;
import org.adatom.engine.error.SimulationException.LostAtom;
import org.adatom.engine.error.SimulationException.NonFiniteState;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceField.Tail;
import org.adatom.engine.forcefield.Monitor;
import org.adatom.engine.forcefield.RestrictedForceField;
import org.adatom.engine.forcefield.SumForceField;
import org.adatom.engine.parallel.Workers;

/**
 * Energy, forces, virial and energies of single atoms under a force field; owner of the neighbour lists.
 *
 * <p>Lists hold all pairs within cutoff + skin. They are checked at every evaluation, that is after the atoms have
 * moved and before forces are computed, and made anew when twice the largest displacement plus the deformation of the
 * cell exceeds the skin. Every cell is an ordinary case: small, triclinic, open in any direction. Results have the same
 * bits for any number of workers. One thread at a time; not for two systems at once.
 */
public final class ForceEvaluator {
    /** Default skin as a part of the cutoff. */
    private static final double SKIN = 0.12;

    private final ForceField forceField;
    private final Workers workers;
    private final double skin;
    private final List<Subsystem> subsystems = new ArrayList<>();
    private final double[] virial = new double[9];
    private boolean virialComplete = true;
    private Atoms known;
    private double energy;
    private double largestDisplacement;
    private Tail tail = Tail.NONE;
    private boolean wantAtomEnergies;
    private boolean monitoring;
    private final List<Monitored> monitored;
    private List<Monitored> heeded = List.of();
    private double[] atomEnergies = {};
    private double[] atomVirials = {};
    private boolean shared;
    private long evaluations;

    /**
     * An evaluator with the default skin of 12 % of the cutoff.
     *
     * @param workers the threads to use; stay open as long as the evaluator is used
     */
    public ForceEvaluator(ForceField forceField, Workers workers) {
        this(forceField, workers, SKIN * forceField.cutoff());
    }

    /**
     * An evaluator with a given skin.
     *
     * @param skin in &Aring;; 0 if every evaluation is of other atoms
     * @throws IllegalArgumentException if the skin is negative or the cutoff not positive
     */
    public ForceEvaluator(ForceField forceField, Workers workers, double skin) {
        if (!(skin >= 0) || !Double.isFinite(skin)) {
            throw new IllegalArgumentException("skin must be a number of at least 0 A: " + skin);
        }
        if (!(forceField.cutoff() > 0) || !Double.isFinite(forceField.cutoff())) {
            throw new IllegalArgumentException("cutoff must be positive: " + forceField.cutoff() + " A");
        }
        this.forceField = forceField;
        this.workers = workers;
        this.skin = skin;
        // All atoms come first: what acts on them sets forces, what acts on some adds to them.
        subsystems.add(new Subsystem(List.of(), workers, skin));
        List<ForceField> terms = forceField instanceof SumForceField sum ? sum.terms() : List.of(forceField);
        Iterator<Monitor> monitors = Monitor.of(forceField).iterator();
        List<Monitored> inOrder = new ArrayList<>();
        for (ForceField term : terms) {
            Subsystem subsystem = subsystemFor(term);
            boolean silent = Monitor.of(term).isEmpty();
            subsystem.add(term, silent ? null : monitors.next());
            if (!silent) {
                inOrder.add(subsystem.monitored().getLast());
            }
        }
        if (subsystems.get(0).isIdle()) {
            subsystems.remove(0);
        }
        monitored = List.copyOf(inOrder);
        monitored.forEach(m -> m.beforeMembers(this::virial));
    }

    private Subsystem subsystemFor(ForceField term) {
        List<String> among = term instanceof RestrictedForceField r ? r.among() : List.of();
        for (Subsystem s : subsystems) {
            if (s.among().equals(among)) {
                return s;
            }
        }
        subsystems.add(new Subsystem(among, workers, skin));
        return subsystems.get(subsystems.size() - 1);
    }

    /** The force field. */
    public ForceField forceField() {
        return forceField;
    }

    /** The threads in use. */
    public Workers workers() {
        return workers;
    }

    /** Margin of the lists beyond the cutoff, &Aring;. */
    public double skin() {
        return skin;
    }

    /**
     * Computes the energy and writes the forces into the atoms.
     *
     * @throws InputException if there are no atoms, the force field does not cover a species of them, or the cell is
     *     so much smaller than the cutoff that its images cannot be held
     * @throws NonFiniteState if a position or a force is not a finite number
     * @throws LostAtom if an atom is so far away that its position is no longer exact
     * @throws BeyondTrust if an atom is not to be trusted, and that is heeded ({@link #heeding})
     */
    public void evaluate(Atoms atoms, Cell cell) {
        if (atoms.count() == 0) {
            throw new InputException("there are no atoms");
        }
        boolean same = atoms == known;
        // Should making the lists fail, they fit no atoms at all.
        known = null;
        largestDisplacement = 0;
        for (Subsystem s : subsystems) {
            s.follow(atoms, same, cell);
            largestDisplacement = Math.max(largestDisplacement, s.largestDisplacement());
        }
        known = atoms;
        if (wantAtomEnergies) {
            atomEnergies = cleared(atomEnergies, atoms.count());
        }
        tail = tailOf(cell);
        energy = tail.energy();
        Arrays.fill(virial, 0);
        virialComplete = false;
        shared = false;
        boolean finite = true;
        for (int k = 0; k < 9; k += 4) {
            virial[k] = tail.virial() / 3;
        }
        boolean set = subsystems.get(0).among().isEmpty();
        if (!set) {
            Subsystem.clear(atoms);
        }
        for (int k = 0; k < subsystems.size(); k++) {
            Subsystem part = subsystems.get(k);
            energy = part.add(set && k == 0, cell, energy, virial, wantAtomEnergies ? atomEnergies : null);
            finite &= part.finite();
        }
        evaluations++;
        // Of overlapping atoms the energy may be finite all the same; a long-range force shows in its part of the trace.
        if (!finite || !Double.isFinite(energy + virial[0] + virial[4] + virial[8])) {
            findCause(atoms);
        }
        heed(atoms);
    }

    /** Zeros of that number, in the same array if it fits. */
    private static double[] cleared(double[] array, int length) {
        double[] zeros = array.length == length ? array : new double[length];
        Arrays.fill(zeros, 0);
        return zeros;
    }

    private Tail tailOf(Cell cell) {
        if (cell.periodicCount() < 3) {
            return Tail.NONE;
        }
        double e = 0;
        double w = 0;
        for (Subsystem s : subsystems) {
            Tail part = s.tail(cell);
            e += part.energy();
            w += part.virial();
        }
        return e == 0 && w == 0 ? Tail.NONE : new Tail(e, w);
    }

    private void findCause(Atoms atoms) {
        for (int i = 0; i < atoms.count(); i++) {
            if (!Double.isFinite(atoms.fx()[i] + atoms.fy()[i] + atoms.fz()[i])) {
                throw new NonFiniteState(-1, i, "force is not a finite number; are two atoms on top of each other?");
            }
        }
        throw new NonFiniteState(-1, -1, "potential energy or virial is not a finite number");
    }

    /** Potential energy of the last evaluation, long-range correction included, eV. */
    public double energy() {
        return energy;
    }

    /** The long-range correction that {@link #energy} and {@link #virial} contain. */
    public Tail tail() {
        return tail;
    }

    /**
     * Virial tensor W<sub>ab</sub> = &Sigma; r<sub>a</sub> f<sub>b</sub> = &minus;&part;E/&part;&epsilon;<sub>ab</sub>
     * of the last evaluation, eV: nine components, row by row, valid until the next one. Computed when first asked for: most
     * steps of a simulation need no virial.
     */
    public double[] virial() {
        if (!virialComplete) {
            for (Subsystem part : subsystems) {
                part.addVirial(virial);
            }
            virialComplete = true;
        }
        return virial;
    }

    /** Whether {@link #atomVirials} exist: long-range parts, which see all atoms at once, have none. */
    public boolean hasAtomVirials() {
        return subsystems.stream().allMatch(Subsystem::hasAtomVirials);
    }

    /**
     * Virials of single atoms in the form that carries heat,
     * W<sub>i,ab</sub> = &Sigma;<sub>j</sub> (r<sub>j</sub> &minus; r<sub>i</sub>)<sub>a</sub>
     * &part;U<sub>j</sub>/&part;r<sub>i,b</sub>, eV: nine components of each atom, row by row, in the user's order, of the last
     * evaluation and valid until the next one. They sum to {@link #virial} less that of the {@link #tail}; for forces between
     * pairs either atom has half, for many-body potentials W<sub>i</sub> holds what the energies of other atoms change by when this
     * one moves, and need not be symmetric. See {@link HeatFlux}.
     *
     * <p>Computed when asked for, together with {@link #atomEnergies}, by a second pass over the neighbours; other evaluations
     * lose no time.
     *
     * @throws IllegalStateException if the force field has none ({@link #hasAtomVirials}), or there was no evaluation
     */
    public double[] atomVirials() {
        if (!hasAtomVirials() || known == null) {
            throw new IllegalStateException("there are no virials of single atoms");
        }
        if (!shared) {
            atomEnergies = cleared(atomEnergies, known.count());
            atomVirials = cleared(atomVirials, 9 * known.count());
            subsystems.forEach(s -> s.share(atomEnergies, atomVirials));
            shared = true;
        }
        return atomVirials;
    }

    /**
     * Whether the next evaluations also tell how far each atom is to be trusted, along with the forces; see {@link
     * #monitored}.
     */
    public void monitor(boolean wanted) {
        monitoring = wanted;
        subsystems.forEach(s -> s.monitor(_ -> wanted));
    }

    /**
     * For calculations in which nobody watches: an evaluation fails as soon as an atom is beyond the limit of a monitor whose
     * policy is to stop, whatever becomes of its result. With a committee every evaluation then also takes the forces of its
     * members. Instead of {@link #monitor}.
     *
     * @return itself
     */
    public ForceEvaluator heeding() {
        heeded = monitored.stream().filter(m -> stops(m.monitor())).toList();
        subsystems.forEach(s -> s.monitor(ForceEvaluator::stops));
        return this;
    }

    private static boolean stops(Monitor monitor) {
        return monitor.policy() == Monitor.Policy.STOP && monitor.limit() < Double.POSITIVE_INFINITY;
    }

    private void heed(Atoms atoms) {
        for (Monitored m : heeded) {
            int worst = m.worst();
            if (worst >= 0) {
                throw new BeyondTrust(-1, worst,
                        m.monitor().explain(atoms.symbol(worst), m.measure()[worst], m.numbers(), worst));
            }
        }
    }

    /**
     * What the force field can say of how far each atom is to be trusted, in the order of {@link Monitor#of}; the same
     * objects at all times, their numbers those of the last evaluation.
     *
     * @throws IllegalStateException if this was not asked for by {@link #monitor}
     */
    public List<Monitored> monitored() {
        if (!monitoring) {
            throw new IllegalStateException("nobody asked how far atoms are to be trusted");
        }
        return monitored;
    }

    /** Whether the next evaluations also compute the energies of single atoms, along with the forces. */
    public void wantAtomEnergies(boolean wanted) {
        wantAtomEnergies = wanted;
    }

    /**
     * Energies of single atoms (eV) in the user's order, of the last evaluation; a pair's energy is shared equally.
     * They sum to {@link #energy} less the {@link #tail}.
     *
     * @throws IllegalStateException if they were neither wanted nor came with {@link #atomVirials}
     */
    public double[] atomEnergies() {
        if (!wantAtomEnergies && !shared) {
            throw new IllegalStateException("energies of atoms were not asked for");
        }
        return atomEnergies;
    }

    /**
     * How far an atom was found from where it had been when the lists were made, the deformation of the cell apart, before they were renewed if need be;
     * &Aring;, the largest of the last evaluation. 0 if these atoms were new.
     */
    public double largestDisplacement() {
        return largestDisplacement;
    }

    /** Evaluations since the start. */
    public long evaluations() {
        return evaluations;
    }

    /** How often the neighbour lists were made; if force fields act on different atoms, those made most often. */
    public long rebuilds() {
        return subsystems.stream().mapToLong(Subsystem::rebuilds).max().orElse(0);
    }

    /** Writes the state of the neighbour lists, on which the bits of the next results depend. */
    public void save(DataOutput out) throws IOException {
        for (Subsystem s : subsystems) {
            s.save(out);
        }
        out.writeLong(evaluations);
    }

    /**
     * Restores what {@link #save} wrote; the next evaluation must be of the same system.
     *
     * @param cell gives the periodicity
     */
    public void restore(DataInput in, Cell cell) throws IOException {
        for (Subsystem s : subsystems) {
            s.restore(in, cell);
        }
        evaluations = in.readLong();
    }
}
