package org.adatom.analysis.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.adatom.engine.Atoms;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.build.Lattice;
import org.adatom.engine.error.InputException;
import org.adatom.engine.error.SimulationException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.GlobalPotential;
import org.adatom.engine.forcefield.SumForceField;
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
    /** Of so many atoms of a given configuration the neighbours are looked for. */
    private static final int LOOKED_AT = 50;
    /** What atoms may meet in a long run, in k<sub>B</sub>T. */
    private static final double HOT = 20;
    /** Dynamics takes the largest configuration up to this number of atoms. */
    private static final int DYNAMIC_ATOMS = 2000;
    /** A given configuration with fewer atoms is too small for it. */
    private static final int GIVEN_ATOMS = 16;

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

    /** Checks on a configuration, on a rattled copy of it, on a piece of it and on molecules of its species. */
    public Certificate ofStructure(Frame frame) {
        double bond = neighborDistance(Specimen.of("as given", frame));
        return certificate(
                Specimens.of(frame, bond, settings.seed()), frame.atoms().symbols(), bond, List.of());
    }

    private double neighborDistance(Specimen s) {
        double nearest = forceField.cutoff();
        for (int i = 0; i < Math.min(s.count(), LOOKED_AT); i++) {
            Atoms around = s.surroundings(i, nearest).atoms();
            for (int j = 1; j < around.count(); j++) {
                nearest = Math.min(nearest, Math.hypot(Math.hypot(around.x()[j], around.y()[j]), around.z()[j]));
            }
        }
        return nearest < forceField.cutoff() ? nearest : BOND * forceField.cutoff();
    }

    private Certificate certificate(
            List<Specimen> made, List<String> species, double bond, List<EnergyVolume> scans) {
        List<Specimen> specimens = made.stream().filter(probe::accepts).toList();
        if (specimens.isEmpty()) {
            probe.energy(made.get(0));
        }
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
            approaches = approaches(species, made.get(0).planar(), bond);
            findings.addAll(Continuity.of(approaches, settings.continuity(), forceField.energyJump()));
        }
        Dynamics dynamics = wanted(Check.DYNAMICS) ? dynamics(specimens, scans.isEmpty()) : null;
        if (wanted(Check.RANGE)) {
            range(specimens, approaches);
        }
        List<String> leftOut =
                made.stream().filter(s -> !specimens.contains(s)).map(Specimen::name).toList();
        return new Certificate(forceField, specimens, leftOut, findings, scans, approaches, dynamics);
    }

    /** Of the terms with a cutoff, if the others, such as the long-range part of an Ewald sum, are not for molecules. */
    private List<Approach> approaches(List<String> species, boolean planar, double bond) {
        try {
            return Continuity.approaches(probe, species, planar, bond);
        } catch (InputException notForMolecules) {
            if (!(forceField instanceof SumForceField sum)) {
                throw notForMolecules;
            }
            List<ForceField> local = sum.terms().stream()
                    .filter(t -> !(t instanceof GlobalPotential))
                    .toList();
            return Continuity.approaches(new Probe(SumForceField.of(local), workers), species, planar, bond);
        }
    }

    /** Whether the configurations lie within the tables: by what the force field says when it sees them once more. */
    private void range(List<Specimen> specimens, List<Approach> approaches) {
        List<String> beyond = new ArrayList<>();
        for (Specimen s : specimens) {
            List<String> before = forceField.warnings();
            probe.energy(s);
            if (!forceField.warnings().equals(before)) {
                beyond.add(s.name());
            }
        }
        List<String> after = forceField.warnings();
        boolean within = beyond.isEmpty();
        String where = after.isEmpty()
                ? ""
                : (within ? "only compressed crystals and close atoms are beyond" : String.join(", ", beyond))
                        + "; all in all: ";
        findings.add(new Finding(Check.RANGE, "configurations within the range of its parameters",
                beyond.size(), 0, "configurations beyond", where + String.join("; ", after),
                within ? Verdict.PASS : Verdict.WARN));
        for (Approach a : approaches) {
            if (a.dimer() && a.refused()) {
                double wall = a.energies()[0] - Arrays.stream(a.energies()).min().orElse(0);
                double hot = HOT * settings.units().boltzmann() * settings.temperature();
                findings.add(new Finding(Check.RANGE, "height of the wall where the table begins", wall, hot,
                        "eV, at least", String.format(Locale.ROOT, "%s at %.4f A", a.name(), a.distances()[0]),
                        wall >= hot ? Verdict.PASS : Verdict.WARN));
            }
        }
    }

    private boolean wanted(Check check) {
        return settings.checks().contains(check);
    }

    /** Of a configuration that was given, the first, rather than of pieces of it, for which a potential need not be made. */
    private @Nullable Dynamics dynamics(List<Specimen> specimens, boolean given) {
        int first = specimens.get(0).count();
        Specimen largest = specimens.stream()
                .filter(s -> s.count() > 1 && s.count() <= DYNAMIC_ATOMS)
                .max(Comparator.comparingInt(s -> given && first >= GIVEN_ATOMS && s == specimens.get(0)
                        ? Integer.MAX_VALUE
                        : s.count()))
                .orElse(null);
        if (largest == null) {
            return null;
        }
        try {
            Dynamics run = Dynamics.of(forceField, largest, settings, workers);
            findings.addAll(run.findings(settings.continuity(), forceField.energyJump()));
            return run;
        } catch (SimulationException e) {
            findings.add(new Finding(Check.DYNAMICS, Dynamics.POWER, Double.NaN, 2, "",
                    largest.name() + ", broke: " + e.getMessage(), Verdict.FAIL));
            return null;
        }
    }
}
