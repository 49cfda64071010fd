package org.adatom.integrators;

import java.util.List;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.Integrator;

/** Every way to hold a temperature, for tests of what all of them, or all canonical ones, must do. */
enum Method {
    NOSE_HOOVER(true),
    LANGEVIN(true),
    BUSSI(true),
    ANDERSEN(true),
    BERENDSEN(false),
    RESCALING(false);

    final boolean canonical;

    Method(boolean canonical) {
        this.canonical = canonical;
    }

    /** On all atoms. */
    Integrator integrator(double timeStep, Ramp temperature, double tau) {
        return integrator(timeStep, AtomGroup.ALL, temperature, tau, 5);
    }

    Integrator integrator(double timeStep, AtomGroup group, Ramp temperature, double tau, long seed) {
        CounterRandom random = new CounterRandom(seed, name());
        return switch (this) {
            case LANGEVIN -> new LangevinBaoab(
                    timeStep, List.of(new OrnsteinUhlenbeck(group, temperature, tau, random, true)));
            case NOSE_HOOVER ->
                    new ThermostattedVerlet(timeStep, new NoseHooverChain(group, temperature, tau, 3));
            case BUSSI -> new ThermostattedVerlet(timeStep, new Bussi(group, temperature, tau, random));
            case ANDERSEN -> new ThermostattedVerlet(timeStep, new Andersen(group, temperature, tau, random));
            case BERENDSEN -> new ThermostattedVerlet(timeStep, new Berendsen(group, temperature, tau));
            case RESCALING -> new ThermostattedVerlet(
                    timeStep, new Rescaling(group, temperature, Math.max(1, Math.round(tau / timeStep))));
        };
    }
}
