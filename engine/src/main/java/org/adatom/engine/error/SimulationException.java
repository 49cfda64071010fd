package org.adatom.engine.error;

/** A simulation that broke while running. Exit code 3. */
public abstract sealed class SimulationException extends AdatomException {
    private static final long serialVersionUID = 1;
    private final long step;

    SimulationException(long step, String message) {
        super(message, null);
        this.step = step;
    }

    /** The step in which it happened; -1 outside a run. */
    public long step() {
        return step;
    }

    @Override
    public int exitCode() {
        return 3;
    }

    /** A position, velocity, force or energy that is not a finite number, or too large to be resolved. */
    public static final class NonFiniteState extends SimulationException {
        private static final long serialVersionUID = 1;
        private final int atom;

        /** Atom counted from 0 in the user's order, -1 if it is a total. */
        public NonFiniteState(long step, int atom, String what) {
            super(step, "step " + step + (atom >= 0 ? ", atom " + (atom + 1) : "") + ": " + what);
            this.atom = atom;
        }

        /** The first atom concerned, counted from 0; -1 if it is a total. */
        public int atom() {
            return atom;
        }
    }

    /** An atom that left: it moved further in one step than any stable dynamics allows, or out of an open cell. */
    public static final class LostAtom extends SimulationException {
        private static final long serialVersionUID = 1;
        private final int atom;

        /** Atom counted from 0 in the user's order. */
        public LostAtom(long step, int atom, String what) {
            super(step, "step " + step + ", atom " + (atom + 1) + ": " + what);
            this.atom = atom;
        }

        /** The atom, counted from 0. */
        public int atom() {
            return atom;
        }
    }

    /** An iteration that did not reach its goal. */
    public static final class NotConverged extends SimulationException {
        private static final long serialVersionUID = 1;

        /** What was sought, how far it came. */
        public NotConverged(long iterations, double residual, String what) {
            super(iterations, what + " did not converge in " + iterations + " iterations (residual " + residual + ")");
        }
    }
}
