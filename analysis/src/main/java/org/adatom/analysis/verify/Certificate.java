package org.adatom.analysis.verify;

import java.util.List;
import org.adatom.engine.forcefield.ForceField;
import org.jspecify.annotations.Nullable;

/**
 * What was found about a force field.
 *
 * @param forceField what was checked
 * @param specimens on which configurations
 * @param leftOut names of those for which the force field is not defined
 * @param findings the rows
 * @param scans energies of crystals against volume; empty if the configurations were given
 * @param approaches energies and forces of dimers and trimers; empty if not asked for
 * @param dynamics conservation of energy; absent if not asked for or nothing can move
 */
public record Certificate(
        ForceField forceField,
        List<Specimen> specimens,
        List<String> leftOut,
        List<Finding> findings,
        List<EnergyVolume> scans,
        List<Approach> approaches,
        @Nullable Dynamics dynamics) {
    /** Copies. */
    public Certificate {
        specimens = List.copyOf(specimens);
        leftOut = List.copyOf(leftOut);
        findings = List.copyOf(findings);
        scans = List.copyOf(scans);
        approaches = List.copyOf(approaches);
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
