package org.adatom.analysis;

import org.adatom.engine.Atoms;
import org.adatom.engine.HeatFlux;
import org.adatom.engine.Simulation;
import org.adatom.engine.units.Units;

/** A transport coefficient and the current whose correlation it is the integral of (Green and Kubo). */
public enum TransportProperty {
    /** &lambda; = 1/(V k<sub>B</sub>T&sup2;) &int; &lang;J(0) J(t)&rang; dt of each component of the heat flux, W/(m K). */
    THERMAL_CONDUCTIVITY("thermal_conductivity", "Thermal conductivity", "lambda", "x", "y", "z") {
        @Override
        double[] current(Simulation simulation) {
            return HeatFlux.of(simulation.atoms(), simulation.evaluator());
        }

        @Override
        double factor(double temperature, double volume, Units units) {
            double plain = 1 / (volume * units.boltzmann() * temperature * temperature);
            return units.reduced() ? plain : plain * 1e4 * units.femtosecond() / units.gigapascal();
        }

        @Override
        String unit(boolean reduced) {
            return reduced ? "kB/(sigma tau)" : "W/(m K)";
        }
    },
    /**
     * &eta; = V/(k<sub>B</sub>T) &int; &lang;P(0) P(t)&rang; dt of the five components of a traceless pressure tensor, normalised so that
     * in a liquid all have the same correlation: xy, xz, yz, (xx &minus; yy)/2, (2 zz &minus; xx &minus; yy)/&radic;12 (P. J. Daivis,
     * D. J. Evans, J. Chem. Phys. 100, 541 (1994)); mPa s.
     */
    VISCOSITY("viscosity", "Shear viscosity", "eta", "xy", "xz", "yz", "xx-yy", "2zz-xx-yy") {
        @Override
        double[] current(Simulation simulation) {
            double[] p = simulation.evaluator().virial().clone();
            Atoms a = simulation.atoms();
            for (int i = 0; i < a.count(); i++) {
                double[] v = {a.vx()[i], a.vy()[i], a.vz()[i]};
                for (int k = 0; k < 9; k++) {
                    p[k] += a.mass()[i] * v[k / 3] * v[k % 3];
                }
            }
            return new double[] {0.5 * (p[1] + p[3]), 0.5 * (p[2] + p[6]), 0.5 * (p[5] + p[7]), 0.5 * (p[0] - p[4]),
                (2 * p[8] - p[0] - p[4]) / Math.sqrt(12)};
        }

        @Override
        double factor(double temperature, double volume, Units units) {
            double plain = 1 / (volume * units.boltzmann() * temperature);
            return units.reduced() ? plain : plain * 1e-3 / (units.gigapascal() * units.femtosecond());
        }

        @Override
        String unit(boolean reduced) {
            return reduced ? "sqrt(m eps)/sigma^2" : "mPa s";
        }
    };

    private final String key;
    private final String label;
    private final String symbol;
    private final String[] components;

    TransportProperty(String key, String label, String symbol, String... components) {
        this.key = key;
        this.label = label;
        this.symbol = symbol;
        this.components = components;
    }

    /** Its name in {@code summary.json}; with hyphens that of its file. */
    public String key() {
        return key;
    }

    /** Its name for people. */
    public String label() {
        return label;
    }

    /** Its symbol, spelled out. */
    public String symbol() {
        return symbol;
    }

    /** Names of the components of the current, each of which gives a value of its own. */
    public String[] components() {
        return components.clone();
    }

    /** Unit of the coefficient. */
    abstract String unit(boolean reduced);

    /** The current of the whole system as it is now, not divided by the volume, internal units. */
    abstract double[] current(Simulation simulation);

    /** What the integral of the correlation, in internal units, is multiplied with; temperature in K, volume in &Aring;&sup3;. */
    abstract double factor(double temperature, double volume, Units units);

    /**
     * The relative error to expect of the mean over the components, 2 &radic;(t/nT) for a longest lag t in a run of length T: that of a
     * current that is noise beyond its correlation (Z. Wang et al., Int. J. Heat Mass Transf. 112, 267 (2017)).
     */
    public double expectedError(double length, double duration) {
        return 2 * Math.sqrt(length / (components.length * duration));
    }
}
