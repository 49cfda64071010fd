package org.adatom.engine.error;

/** A simulation that broke while running. Exit code 3. */
public abstract sealed class SimulationException extends AdatomException {
    private static final long serialVersionUID = 1;
    private final long step;

    /** The same failure with the step in which it happened. */
    public abstract SimulationException at(long when);

    /** The same failure if atoms have other numbers in the whole system: i becomes {@code index[i]}. */
    public SimulationException renumbered(int[] index) {
        return this;
    }

    SimulationException(long step, String message) {
        super(message, null);
        this.step = step;
    }

    private static String place(long step, int atom) {
        String when = step >= 0 ? "step " + step : "";
        String who = atom >= 0 ? "atom " + (atom + 1) : "";
        String both = when + (when.isEmpty() || who.isEmpty() ? "" : ", ") + who;
        return both.isEmpty() ? "" : both + ": ";
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
        private final String what;

        /**
         * Something of an atom is not finite.
         *
         * @param step -1 outside a run
         * @param atom counted from 0 in the user's order, -1 if it is a total
         */
        public NonFiniteState(long step, int atom, String what) {
            super(step, place(step, atom) + what);
            this.atom = atom;
            this.what = what;
        }

        @Override
        public NonFiniteState at(long when) {
            return new NonFiniteState(when, atom, what);
        }

        @Override
        public NonFiniteState renumbered(int[] index) {
            return atom < 0 ? this : new NonFiniteState(step(), index[atom], what);
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
        private final String what;

        /**
         * An atom left.
         *
         * @param step -1 outside a run
         * @param atom counted from 0 in the user's order
         */
        public LostAtom(long step, int atom, String what) {
            super(step, place(step, atom) + what);
            this.atom = atom;
            this.what = what;
        }

        @Override
        public LostAtom at(long when) {
            return new LostAtom(when, atom, what);
        }

        @Override
        public LostAtom renumbered(int[] index) {
            return new LostAtom(step(), index[atom], what);
        }

        /** The atom, counted from 0. */
        public int atom() {
            return atom;
        }
    }

    /** An atom for which the potential itself says that it is not to be trusted, where the user wants to stop then. */
    public static final class BeyondTrust extends SimulationException {
        private static final long serialVersionUID = 1;
        private final int atom;
        private final String what;

        /**
         * An atom is beyond what the potential was made for.
         *
         * @param step or number of the configuration
         * @param atom counted from 0 in the user's order
         * @param what the quantity that says so, with its value and its limits
         */
        public BeyondTrust(long step, int atom, String what) {
            super(step, place(step, atom) + what);
            this.atom = atom;
            this.what = what;
        }

        @Override
        public BeyondTrust at(long when) {
            return new BeyondTrust(when, atom, what);
        }

        /** The atom, counted from 0. */
        public int atom() {
            return atom;
        }
    }

    /** A cell that collapses or runs away under a barostat or a target stress: what holds it together has given way. */
    public static final class UnstableCell extends SimulationException {
        private static final long serialVersionUID = 1;
        private final String what;

        /**
         * The cell changed beyond reason.
         *
         * @param step -1 outside a run
         */
        public UnstableCell(long step, String what) {
            super(step, place(step, -1) + what);
            this.what = what;
        }

        @Override
        public UnstableCell at(long when) {
            return new UnstableCell(when, what);
        }
    }

    /** An iteration that did not reach its goal. */
    public static final class NotConverged extends SimulationException {
        private static final long serialVersionUID = 1;

        /** What was sought, how far it came. */
        public NotConverged(long iterations, double residual, String what) {
            super(iterations, what + " did not converge in " + iterations + " iterations (residual " + residual + ")");
        }

        /** An iteration counts its own steps. */
        @Override
        public NotConverged at(long when) {
            return this;
        }
    }
}
