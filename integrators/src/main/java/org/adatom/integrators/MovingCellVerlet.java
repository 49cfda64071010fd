package org.adatom.integrators;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.adatom.engine.Cell;
import org.adatom.engine.Ensemble;
import org.adatom.engine.Integrator;
import org.adatom.engine.Momenta;
import org.adatom.engine.Simulation;
import org.adatom.engine.error.SimulationException.UnstableCell;
import org.jspecify.annotations.Nullable;

/**
 * Velocity Verlet in a cell that changes: by a {@link Barostat} with velocity gradient g, by a {@link Deformation} with
 * gradient D, or both.
 *
 * <pre>
 * dr/dt = v + (g + D) r
 * dv/dt = F/m - (g + c Tr(g)) v
 * dh/dt = (g + D) h
 * </pre>
 *
 * <p>Half a kick, drift, half a kick, each solved exactly with matrix exponentials ({@link Flow}); barostat and thermostats
 * act for half a step before and after, symmetrically, so that the step is time-reversible and keeps the measure, M. E. Tuckerman et
 * al., J. Phys. A 39, 5629 (2006). Atoms are carried along about the origin of the coordinates, which is where the cell is
 * anchored: fractional coordinates of an atom without velocity stay, and no momentum arises.
 *
 * <p>Conserved: energy of the atoms, what thermostats and barostat hold, less the work of the deformation (by the
 * trapezoidal rule).
 */
public final class MovingCellVerlet implements Integrator {
    /** The volume or a height of the cell may change by this factor under a barostat. */
    private static final double MOST = 2;

    private final double timeStep;
    private final List<Thermostat> thermostats;
    private final @Nullable Barostat barostat;
    private final @Nullable Deformation deformation;
    private final Flow flow = new Flow();
    private final double[] gradient = new double[9];
    private final double[] drag = new double[9];
    private final double[] map = new double[9];
    private final double[] response = new double[9];
    private final double[] begin = new double[4];
    private @Nullable Moves moves;
    private long steps;
    private double work;

    /**
     * With these thermostats, which act in their order before the motion and in reverse order after it.
     *
     * @param timeStep internal units
     * @throws IllegalArgumentException if the time step is not positive, or barostat and deformation want the same axis
     */
    public MovingCellVerlet(double timeStep, List<Thermostat> thermostats, @Nullable Barostat barostat,
            @Nullable Deformation deformation) {
        Require.positive("time step", timeStep);
        if (barostat != null && deformation != null && clash(barostat.coupling(), deformation)) {
            throw new IllegalArgumentException("the barostat must not act where the cell is deformed, "
                    + deformation.component());
        }
        this.timeStep = timeStep;
        this.thermostats = List.copyOf(thermostats);
        this.barostat = barostat;
        this.deformation = deformation;
        begin[0] = Double.NaN;
    }

    /** Whether both would change the same component of the cell. */
    public static boolean clash(Coupling coupling, Deformation deformation) {
        boolean both = coupling.free(deformation.first()) && coupling.free(deformation.second());
        return both && (!deformation.shear() || coupling.kind() == Coupling.Kind.TRICLINIC);
    }

    @Override
    public double timeStep() {
        return timeStep;
    }

    /** Engineering strain that the deformation has reached; 0 without one. */
    @Override
    public double strain() {
        return deformation == null ? 0 : deformation.strain(steps * timeStep);
    }

    @Override
    public void prepare(Simulation s) {
        moves = new Moves(s.atoms(), s.cell(), s.evaluator().workers());
        if (Double.isNaN(begin[0])) {
            measure(s.cell(), begin);
        }
        if (deformation != null) {
            deformation.check(s.atoms(), s.cell());
        }
        if (barostat != null) {
            barostat.prepare(s);
        }
        for (Thermostat t : thermostats) {
            t.prepare(s);
        }
    }

    @Override
    public void step(Simulation s) {
        double half = timeStep / 2;
        for (int k = 0; k < thermostats.size(); k++) {
            thermostats.get(k).act(2 * steps, half);
        }
        if (barostat != null) {
            barostat.act(2 * steps, half);
        }
        move(s, half);
        if (barostat != null) {
            barostat.act(2 * steps + 1, half);
        }
        for (int k = thermostats.size() - 1; k >= 0; k--) {
            thermostats.get(k).act(2 * steps + 1, half);
        }
        steps++;
    }

    private void move(Simulation s, double half) {
        setGradients();
        double size = Flow.norm(gradient) * timeStep;
        if (!(size < Flow.LARGEST)) {
            String change =
                    Double.isFinite(size) ? String.format(Locale.ROOT, "by %.3g %%", 100 * size) : "beyond all bounds";
            throw new UnstableCell(-1,
                    "the cell changes " + change + " in one step; is the relaxation time of the barostat"
                            + " too short, the time step too long, or the structure far from the target pressure?");
        }
        accountWork(s, half);
        flow.solve(drag, half, map, response);
        moves.kick(map, response);
        flow.solve(gradient, timeStep, map, response);
        s.setCell(carried(s.cell()));
        requireReasonable(s.cell());
        moves.drift(map, response);
        s.updateForces();
        flow.solve(drag, half, map, response);
        moves.kick(map, response);
        accountWork(s, half);
    }

    /** g + D, and what drags the velocities, -(g + c Tr(g)). */
    private void setGradients() {
        for (int k = 0; k < 9; k++) {
            double g = barostat == null ? 0 : barostat.rate()[k];
            double spread = barostat == null || k % 4 != 0 ? 0 : barostat.drag() * Flow.trace(barostat.rate());
            gradient[k] = g;
            drag[k] = -(g + spread);
        }
        if (deformation != null) {
            gradient[index()] += deformation.gradient(steps * timeStep, timeStep);
        }
    }

    private int index() {
        return 3 * deformation.first() + deformation.second();
    }

    /** The atoms' energy changes by -W:D per time. */
    private void accountWork(Simulation s, double time) {
        if (deformation != null) {
            work -= s.evaluator().virial()[index()] * deformation.gradient(steps * timeStep, timeStep) * time;
        }
    }

    /** The cell with its vectors multiplied by {@link #map}. */
    private Cell carried(Cell cell) {
        double[] rows = new double[9];
        for (int k = 0; k < 3; k++) {
            for (int d = 0; d < 3; d++) {
                rows[3 * k + d] = map[3 * d] * cell.vector(k, 0) + map[3 * d + 1] * cell.vector(k, 1)
                        + map[3 * d + 2] * cell.vector(k, 2);
            }
        }
        return cell.withVectors(rows);
    }

    /** What the volume and the heights would be if only the barostat had changed them. */
    private void measure(Cell cell, double[] sizes) {
        double stretch = deformation == null || deformation.shear() ? 1 : 1 + strain();
        sizes[0] = cell.volume() / stretch;
        for (int k = 0; k < 3; k++) {
            sizes[k + 1] = cell.height(k);
        }
    }

    private void requireReasonable(Cell cell) {
        if (barostat == null) {
            return;
        }
        double stretch =
                deformation == null || deformation.shear() ? 1 : 1 + deformation.strain((steps + 1) * timeStep);
        double grown = cell.volume() / stretch / begin[0];
        if (!(grown < MOST && grown > 1 / MOST)) {
            throw runaway(cell.dimensions() == 2 ? "the area" : "the volume", grown);
        }
        for (int k = 0; k < cell.dimensions() && deformation == null; k++) {
            double taller = cell.height(k) / begin[k + 1];
            if (cell.periodic(k) && !(taller < MOST && taller > 1 / MOST)) {
                throw runaway("the width along " + "abc".charAt(k), taller);
            }
        }
    }

    private static UnstableCell runaway(String what, double factor) {
        return new UnstableCell(-1, String.format(Locale.ROOT,
                "%s of the cell is %.3g times what it was when the stage began; the material does not bear this"
                        + " pressure and temperature (it melts, boils or tears), or the start was far from it: approach the"
                        + " target in stages, with pressure and endPressure, use a longer barostat tau, and for liquids"
                        + " coupling: isotropic",
                what, factor));
    }

    @Override
    public double conserved(Simulation s) {
        double energy = s.evaluator().energy() + s.atoms().kineticEnergy() - work;
        if (barostat != null) {
            energy += barostat.energy();
        }
        for (Thermostat t : thermostats) {
            energy += t.energy();
        }
        return energy;
    }

    @Override
    public Momenta momenta() {
        Momenta momenta = Momenta.ALL;
        for (Thermostat t : thermostats) {
            momenta = momenta.and(t.momenta());
        }
        return momenta;
    }

    /** Isothermal-isobaric, if temperature and pressure stay and nothing is deformed. */
    @Override
    public Ensemble ensemble() {
        if (barostat == null || deformation != null || thermostats.size() != 1 || !barostat.pressure().constant()) {
            return Ensemble.NONE;
        }
        Ensemble bath = thermostats.getFirst().ensemble();
        if (bath.kind() != Ensemble.Kind.NVT) {
            return Ensemble.NONE;
        }
        Ensemble npt = Ensemble.npt(bath.temperature(), barostat.pressure().start());
        return bath.exact() ? npt : npt.inexact();
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeLong(steps);
        out.writeDouble(work);
        for (double size : begin) {
            out.writeDouble(size);
        }
        if (barostat != null) {
            barostat.save(out);
        }
        for (Thermostat t : thermostats) {
            t.save(out);
        }
    }

    @Override
    public void restore(DataInput in) throws IOException {
        steps = in.readLong();
        work = in.readDouble();
        for (int k = 0; k < begin.length; k++) {
            begin[k] = in.readDouble();
        }
        if (barostat != null) {
            barostat.restore(in);
        }
        for (Thermostat t : thermostats) {
            t.restore(in);
        }
    }
}
