package org.adatom.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.adatom.analysis.GreenKubo;
import org.adatom.analysis.GreenKuboInput;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.TransportProperty;
import org.adatom.engine.HeatFlux;
import org.adatom.engine.error.InputException;

/** Transport coefficients that a run measures by Green and Kubo: whether they can be measured, and how well. */
final class Transport {
    /** A larger relative error than this is worth a warning before the run. */
    private static final double LARGE_ERROR = 0.2;
    private static final double GOOD_ERROR = 0.1;

    private final RunSetup setup;
    private final RunBlock run;
    private final boolean reduced;

    private Transport(RunSetup setup) {
        this.setup = setup;
        this.run = setup.input().run();
        this.reduced = setup.units().reduced();
    }

    /** What the run is asked for, nothing gathered yet. */
    static List<GreenKubo> measurements(RunSetup setup) {
        Transport t = new Transport(setup);
        List<GreenKubo> all = new ArrayList<>();
        t.run.analysisOrNone().transport().forEach((property, input) -> all.add(t.measurement(property, input)));
        return all;
    }

    private GreenKubo measurement(TransportProperty property, GreenKuboInput input) {
        return new GreenKubo(property, input, run.stages().getLast().timestep(), run.firstCounted(), setup.units());
    }

    private long steps() {
        return run.totalSteps() - run.firstCounted();
    }

    /**
     * Refuses what cannot be measured: currents of a system without a volume, or in a cell that changes, too few samples, a
     * heat flux where there is none.
     */
    static void check(RunSetup setup) {
        Transport t = new Transport(setup);
        t.run.analysisOrNone().transport().forEach(t::check);
    }

    private void check(TransportProperty property, GreenKuboInput input) {
        try {
            if (setup.start().cell().dimensions() != 3 || setup.start().cell().periodicCount() != 3) {
                throw new InputException("the cell must repeat along all three directions; there is no volume else");
            }
            for (int k = 0; k < run.stages().size(); k++) {
                boolean counted = run.firstStep(k) + run.stages().get(k).steps() > run.firstCounted();
                if (counted && (run.stages().get(k).movesCell() || run.stages().get(k).deform() != null)) {
                    throw new InputException("the cell changes in stages[" + k + "]; measure in a stage that keeps it,"
                            + " after one that finds the volume");
                }
            }
            if (property == TransportProperty.THERMAL_CONDUCTIVITY) {
                HeatFlux.require(setup.forceField());
            }
            measurement(property, input).require(steps());
        } catch (InputException e) {
            throw setup.file().place("run", "analysis", key(property))
                    .error("run.analysis." + key(property) + ": " + e.getMessage());
        }
    }

    private static String key(TransportProperty property) {
        return switch (property) {
            case THERMAL_CONDUCTIVITY -> "thermalConductivity";
            case VISCOSITY -> "viscosity";
        };
    }

    /** One line for each coefficient that will be found with a large error only, or under a dynamics that changes it. */
    static List<String> warnings(RunSetup setup) {
        Transport t = new Transport(setup);
        List<String> warnings = new ArrayList<>();
        for (Map.Entry<TransportProperty, GreenKuboInput> e : t.run.analysisOrNone().transport().entrySet()) {
            t.warn(e.getKey(), e.getValue(), warnings);
        }
        return warnings;
    }

    private void warn(TransportProperty property, GreenKuboInput input, List<String> warnings) {
        double timestep = run.stages().getLast().timestep();
        double duration = steps() * timestep;
        double length = input.lengthOrDefault(reduced);
        double error = property.expectedError(length, duration);
        if (error > LARGE_ERROR) {
            double needed = run.firstCounted() + steps() * Math.pow(error / GOOD_ERROR, 2);
            warnings.add(String.format(
                    "run.analysis.%s: expect an error of %.0f %%, as the run that counts is only %s times as"
                            + " long as the correlation is followed; 10 %% needs some %s steps in all, or a shorter length",
                    key(property), 100 * error, Numbers.general(duration / length, 3), Numbers.general(needed, 2)));
        }
        boolean noisy = run.stages().getLast().baths().stream().anyMatch(b -> b.kind().startsFromRest());
        if (noisy) {
            warnings.add(
                    "run.analysis." + key(property) + ": the thermostat of the last stage forgets velocities, which"
                            + " changes transport; measure in nve, after equilibrating");
        }
    }
}
