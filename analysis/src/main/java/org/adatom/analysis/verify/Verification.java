package org.adatom.analysis.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.build.Lattice;
import org.adatom.engine.error.SimulationException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Checks a force field and makes its certificate.
 *
 * <pre>{@code
 * Certificate c = new Verification(forceField, Settings.standard(Units.CODATA_2018), workers).ofSpecies(List.of("Si"));
 * }</pre>
 */
public final class Verification {
    /** Threads with which results are compared, beyond those in use. */
    private static final int THREADS = 3;
    /** Neighbours are taken to be this far apart where no crystal has a minimum, in cutoffs. */
    private static final double BOND = 0.6;
    /** Given configurations are also displaced by this, &Aring;. */
    private static final double RATTLE = 0.05;
    /** Dynamics takes the largest configuration up to this number of atoms. */
    private static final int DYNAMIC_ATOMS = 2000;

    private final ForceField forceField;
    private final Settings settings;
    private final Workers workers;
    private final Probe probe;
    private final List<Finding> findings = new ArrayList<>();

    /** A check of one force field. */
    public Verification(ForceField forceField, Settings settings, Workers workers) {
        this.forceField = forceField;
        this.settings = settings;
        this.workers = workers;
        probe = new Probe(forceField, workers);
    }

    /**
     * Checks on crystals of these species that the force field itself makes stable, and on pieces of them.
     *
     * @throws IllegalArgumentException if the force field does not cover a species
     */
    public Certificate ofSpecies(List<String> species) {
        if (species.isEmpty() || !forceField.species().containsAll(species)) {
            throw new IllegalArgumentException("species " + species + " are not covered: " + forceField.species());
        }
        List<EnergyVolume> scans = EnergyVolume.candidates(species.size()).stream()
                .map(lattice -> EnergyVolume.of(probe, lattice, species, settings.seed()))
                .toList();
        EnergyVolume best = EnergyVolume.best(scans);
        Lattice lattice = best == null ? scans.get(0).lattice() : best.lattice();
        double unit = EnergyVolume.neighborDistance(lattice, species, settings.seed());
        double edge = best == null ? BOND * forceField.cutoff() / unit : best.edge();
        return certificate(Specimens.of(lattice, species, edge, settings.seed()), species, edge * unit, scans);
    }

    /** Checks on a configuration and on a rattled copy of it. */
    public Certificate ofStructure(Frame frame) {
        Specimen given = Specimen.of("as given", frame);
        Specimen rattled = new Specimen("rattled", frame.atoms(), frame.cell())
                .rattled(RATTLE, new CounterRandom(settings.seed(), "rattle"));
        return certificate(
                List.of(given, rattled), frame.atoms().symbols(), BOND * forceField.cutoff(), List.of());
    }

    private Certificate certificate(
            List<Specimen> specimens, List<String> species, double bond, List<EnergyVolume> scans) {
        if (wanted(Check.GRADIENTS)) {
            findings.addAll(Gradients.of(probe, specimens, settings.gradientLimit()));
        }
        if (wanted(Check.INVARIANCE)) {
            findings.addAll(Invariances.of(probe, specimens, settings.exactLimit()));
        }
        if (wanted(Check.PERIODICITY)) {
            findings.addAll(Periodicity.of(probe, specimens, settings.exactLimit()));
        }
        if (wanted(Check.REPRODUCIBILITY)) {
            findings.addAll(Reproducibility.of(probe, specimens, Math.max(THREADS, workers.count()),
                    settings.exactLimit(), new CounterRandom(settings.seed(), "wander")));
        }
        List<Approach> approaches = List.of();
        if (wanted(Check.CONTINUITY)) {
            approaches = Continuity.approaches(probe, species, bond);
            findings.addAll(Continuity.of(approaches, settings.continuity()));
        }
        Dynamics dynamics = wanted(Check.DYNAMICS) ? dynamics(specimens) : null;
        List<String> warnings = forceField.warnings();
        if (wanted(Check.RANGE)) {
            findings.add(new Finding(Check.RANGE, "within the range of its parameters", warnings.size(), 0,
                    "warnings", String.join("; ", warnings), warnings.isEmpty() ? Verdict.PASS : Verdict.WARN));
        }
        return new Certificate(forceField, specimens, findings, scans, approaches, dynamics, warnings);
    }

    private boolean wanted(Check check) {
        return settings.checks().contains(check);
    }

    private @Nullable Dynamics dynamics(List<Specimen> specimens) {
        Specimen largest = specimens.stream()
                .filter(s -> s.count() > 1 && s.count() <= DYNAMIC_ATOMS)
                .max(Comparator.comparingInt(Specimen::count))
                .orElse(null);
        if (largest == null) {
            return null;
        }
        try {
            Dynamics run = Dynamics.of(forceField, largest, settings, workers);
            findings.addAll(run.findings(settings.continuity()));
            return run;
        } catch (SimulationException e) {
            findings.add(new Finding(Check.DYNAMICS, "constant-energy run does not break", Double.NaN, Double.NaN, "",
                    largest.name() + ": " + e.getMessage(), Verdict.FAIL));
            return null;
        }
    }
}
