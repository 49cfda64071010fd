package org.adatom.analysis.verify;

import java.util.List;
import org.adatom.engine.forcefield.ForceField;
import org.jspecify.annotations.Nullable;

/**
 * What was found about a force field.
 *
 * @param forceField what was checked
 * @param specimens on which configurations
 * @param findings the rows
 * @param scans energies of crystals against volume; empty if the configurations were given
 * @param approaches energies and forces of dimers and trimers; empty if not asked for
 * @param dynamics conservation of energy; absent if not asked for or nothing can move
 * @param warnings what the force field said about its own range
 */
public record Certificate(
        ForceField forceField,
        List<Specimen> specimens,
        List<Finding> findings,
        List<EnergyVolume> scans,
        List<Approach> approaches,
        @Nullable Dynamics dynamics,
        List<String> warnings) {
    /** Copies. */
    public Certificate {
        specimens = List.copyOf(specimens);
        findings = List.copyOf(findings);
        scans = List.copyOf(scans);
        approaches = List.copyOf(approaches);
        warnings = List.copyOf(warnings);
    }

    /** The worst verdict of all rows. */
    public Verdict verdict() {
        return findings.stream().map(Finding::verdict).max(Verdict::compareTo).orElse(Verdict.PASS);
    }

    /** Number of rows with that verdict. */
    public long count(Verdict verdict) {
        return findings.stream().filter(f -> f.verdict() == verdict).count();
    }
}
