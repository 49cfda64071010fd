package org.adatom.analysis.path;

import org.adatom.analysis.crystal.Statics;
import org.adatom.engine.Atoms;
import org.adatom.engine.Simulation;
import org.adatom.engine.io.Frame;
import org.adatom.integrators.minimize.AtomsAndCell;
import org.adatom.integrators.minimize.Dimer;
import org.adatom.integrators.minimize.Minimizer;
import org.adatom.integrators.minimize.SecantSteps;

/**
 * A saddle point of first order near a structure, by the {@link Dimer} method.
 *
 * @param frame atoms at the saddle, or where the search was given up
 * @param energy there, eV
 * @param largestForce that remains on an atom, eV/&Aring;
 * @param curvature along the mode, eV/&Aring;&sup2;: negative at a saddle
 * @param mode unit vector along which the energy falls: x, y, z of atom 0, of atom 1, ..., then strains
 * @param calls force calls, those of the mode included
 * @param steps of the atoms
 * @param converged whether forces are below what was asked for, at a point that curves downwards
 */
public record SaddleSearch(Frame frame, double energy, double largestForce, double curvature, double[] mode, long calls,
        int steps, boolean converged) {
    /**
     * How far a saddle is sought.
     *
     * @param force largest force that may remain on an atom, eV/&Aring;
     * @param maxStep largest displacement of an atom in one step, &Aring;
     * @param steps after which is given up
     * @param deformation of the cell
     */
    public record Settings(double force, double maxStep, int steps, Deformation deformation) {
        /** In one cell. */
        public Settings(double force, double maxStep, int steps) {
            this(force, maxStep, steps, Deformation.NONE);
        }
    }

    /**
     * Finds it.
     *
     * @param start not a minimum that is left along the direction alone; held coordinates stay
     * @param direction guess of the mode, of any length: x, y, z of atom 0, of atom 1, ..., then strains
     */
    public static SaddleSearch from(Statics statics, Frame start, double[] direction, Settings settings) {
        Atoms atoms = start.atoms().copy();
        Simulation simulation = new Simulation(atoms, start.cell(), statics.evaluator(), statics.units());
        AtomsAndCell surface = new AtomsAndCell(simulation,
                settings.deformation().goal(atoms, start.cell(), settings.force(), settings.maxStep()));
        simulation.updateForces();
        int count = atoms.count();
        double[] guess = direction.clone();
        for (int i = 0; i < count; i++) {
            for (int d = 0; d < 3; d++) {
                boolean held = (atoms.frozen()[i] & 1 << d) != 0;
                guess[d * count + i] = held ? 0 : direction[3 * i + d];
            }
        }
        Dimer dimer = new Dimer(surface, guess);
        Minimizer minimizer = new SecantSteps(dimer);
        minimizer.begin();
        int steps = 0;
        while (steps < settings.steps() && !minimizer.done()) {
            minimizer.step();
            steps++;
        }
        dimer.rest();
        double[] mode = dimer.mode().clone();
        for (int i = 0; i < count; i++) {
            for (int d = 0; d < 3; d++) {
                mode[3 * i + d] = dimer.mode()[d * count + i];
            }
        }
        return new SaddleSearch(start.changed(atoms, simulation.cell(), start.columns()), surface.energy(),
                surface.largestForce(), dimer.curvature(), mode, dimer.calls(), steps, dimer.converged());
    }
}
