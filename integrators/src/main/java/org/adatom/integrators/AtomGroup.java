package org.adatom.integrators;

import java.util.stream.IntStream;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.DegreesOfFreedom;
import org.adatom.engine.Momenta;
import org.jspecify.annotations.Nullable;

/** The atoms that a thermostat acts on: all of them, or some. Immutable. */
public final class AtomGroup {
    /** All atoms, whatever their number. */
    public static final AtomGroup ALL = new AtomGroup(null);

    private final int @Nullable [] members;

    private AtomGroup(int @Nullable [] members) {
        this.members = members;
    }

    /**
     * The marked atoms; {@link #ALL} if every one is marked.
     *
     * @throws IllegalArgumentException if none is
     */
    public static AtomGroup of(boolean[] marked) {
        int[] members = IntStream.range(0, marked.length).filter(i -> marked[i]).toArray();
        if (members.length == 0) {
            throw new IllegalArgumentException("a group needs at least one atom");
        }
        return members.length == marked.length ? ALL : new AtomGroup(members);
    }

    /** Whether it is all atoms. */
    public boolean isAll() {
        return members == null;
    }

    /** Indices of its atoms among so many, in rising order. */
    public int[] members(int count) {
        return members == null ? IntStream.range(0, count).toArray() : members.clone();
    }

    /** Whether an atom belongs to both. */
    public boolean overlaps(AtomGroup other) {
        if (members == null || other.members == null) {
            return true;
        }
        int k = 0;
        for (int i : members) {
            while (k < other.members.length && other.members[k] < i) {
                k++;
            }
            if (k < other.members.length && other.members[k] == i) {
                return true;
            }
        }
        return false;
    }

    /** Degrees of freedom of its atoms: those of all atoms lack the conserved momenta; some exchange momentum with the others. */
    public DegreesOfFreedom degreesOfFreedom(Atoms atoms, Cell cell, Momenta conserved) {
        return members == null
                ? DegreesOfFreedom.of(atoms, cell, conserved)
                : DegreesOfFreedom.of(atoms, cell, members);
    }

    /** Kinetic temperature of its atoms under a dynamics that conserves these momenta, K; 0 without degrees of freedom. */
    public double temperature(Atoms atoms, Cell cell, Momenta conserved, double boltzmann) {
        double twice = 0;
        for (int i : members(atoms.count())) {
            double vx = atoms.vx()[i];
            double vy = atoms.vy()[i];
            double vz = atoms.vz()[i];
            twice += atoms.mass()[i] * (vx * vx + vy * vy + vz * vz);
        }
        return degreesOfFreedom(atoms, cell, conserved).temperature(0.5 * twice, boltzmann);
    }
}
