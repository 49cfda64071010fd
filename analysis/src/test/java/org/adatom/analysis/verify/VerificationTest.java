package org.adatom.analysis.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.adatom.analysis.report.HtmlPage;
import org.adatom.analysis.report.Report;
import org.adatom.analysis.report.SummaryJson;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.angular.StillingerWeber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerificationTest {
    private static final Map<String, Certificate> CERTIFICATES = new ConcurrentHashMap<>();

    private static Certificate certificate(ForceField forceField, String species, Smoothness continuity) {
        return CERTIFICATES.computeIfAbsent(
                forceField.description() + continuity, k -> make(forceField, species, continuity));
    }

    private static Certificate make(ForceField forceField, String species, Smoothness continuity) {
        Settings s = Settings.standard(Units.CODATA_2018);
        Settings settings = new Settings(
                s.checks(), s.gradientLimit(), s.exactLimit(), continuity, s.temperature(), s.seed(), s.units());
        try (Workers workers = new Workers(2)) {
            return new Verification(forceField, settings, workers).ofSpecies(List.of(species));
        }
    }

    private static Set<String> failures(Certificate c) {
        return c.findings().stream().filter(f -> f.verdict() == Verdict.FAIL).map(Finding::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Finding finding(Certificate c, String name) {
        return c.findings().stream().filter(f -> f.name().startsWith(name)).findFirst().orElseThrow();
    }

    @Test
    void soundPotentialsPassEveryCheck() {
        for (ForceField f : List.of(
                new BrokenPotentials.Pair(BrokenPotentials.Fault.NONE),
                new BrokenPotentials.Triplet(BrokenPotentials.SiteFault.NONE))) {
            Certificate c = certificate(f, "Cu", Smoothness.FORCE);
            assertEquals(Set.of(), failures(c), f.description());
        }
        // (1 - x)^3 ends with two continuous derivatives: the force falls with the square of the distance left.
        Certificate pair = certificate(new BrokenPotentials.Pair(BrokenPotentials.Fault.NONE), "Cu", Smoothness.FORCE);
        assertEquals(2, finding(pair, "energy of dimers at the cutoff").measured());
        assertEquals(2, finding(pair, "energy fluctuates").measured(), 0.2);
    }

    @Test
    void siliconOfStillingerAndWeberPasses() {
        Certificate c = certificate(StillingerWeber.silicon(), "Si", Smoothness.FORCE);
        assertEquals(Verdict.PASS, c.verdict(), c.findings().toString());
        EnergyVolume best = EnergyVolume.best(c.scans());
        // F. H. Stillinger and T. A. Weber, Phys. Rev. B 31, 5262 (1985): diamond is the ground state; a = 5.4309 A and
        // -4.3366 eV for epsilon = 2.1683 eV (two bonds of one epsilon per atom).
        assertEquals("diamond", best.lattice().toString());
        assertEquals(5.4309, best.edge(), 2e-4);
        assertEquals(-4.3366, best.lowest(), 1e-4);
        assertEquals(4, finding(c, "energy of dimers at the cutoff").measured());
    }

    @ParameterizedTest
    @CsvSource({
        "FORCE, forces = -dE/dr",
        "FORCE, virial = -dE/dstrain",
        "SIGN, forces = -dE/dr",
        "SIGN, virial = -dE/dstrain",
        "JUMP, energy of dimers does not jump",
        "JUMP, energy of trimers does not jump",
        "KINK, force of dimers does not jump",
        "TAIL_VIRIAL, virial = -dE/dstrain"
    })
    void aFaultyPairPotentialFailsTheRightCheck(BrokenPotentials.Fault fault, String check) {
        Set<String> failures = failures(certificate(new BrokenPotentials.Pair(fault), "Cu", Smoothness.FORCE));
        assertTrue(failures.contains(check), failures.toString());
        if (fault == BrokenPotentials.Fault.TAIL_VIRIAL) {
            assertEquals(Set.of(check), failures);
        }
        if (fault == BrokenPotentials.Fault.KINK) {
            assertFalse(failures.contains("energy of dimers does not jump"), failures.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MISSING_TRIPLET_FORCE, forces = -dE/dr",
        "MISSING_TRIPLET_FORCE, no torque on clusters",
        "HAND, reflection",
        "DIRECTION, rotation",
        "DIRECTION, no torque on clusters",
        "INDEX, order of atoms and species",
        "INDEX, supercell = multiple of the cell",
        "MEMORY, same bits with 1 to 3 threads"
    })
    void aFaultySitePotentialFailsTheRightCheck(BrokenPotentials.SiteFault fault, String check) {
        Set<String> failures = failures(certificate(new BrokenPotentials.Triplet(fault), "Cu", Smoothness.FORCE));
        assertTrue(failures.contains(check), failures.toString());
        if (fault == BrokenPotentials.SiteFault.DIRECTION) {
            assertFalse(failures.contains("forces = -dE/dr"), failures.toString());
        }
    }

    @Test
    void theSizeAndPlaceOfAJumpAreFound() {
        Certificate c = certificate(
                new BrokenPotentials.Pair(BrokenPotentials.Fault.JUMP), "Cu", Smoothness.NONE);
        Finding jump = finding(c, "energy of dimers does not jump");
        assertEquals(1e-3, jump.measured(), 1e-8);
        assertEquals("Cu-Cu at 5.0000 A", jump.where());
        assertEquals(Verdict.WARN, jump.verdict());
        Finding kink = finding(
                certificate(new BrokenPotentials.Pair(BrokenPotentials.Fault.KINK), "Cu", Smoothness.ENERGY),
                "force of dimers does not jump");
        assertEquals(1e-2, kink.measured(), 1e-7);
        assertEquals(Verdict.WARN, kink.verdict());
    }

    @Test
    void theReportHoldsEveryFinding() {
        Certificate c = certificate(new BrokenPotentials.Pair(BrokenPotentials.Fault.SIGN), "Cu", Smoothness.ENERGY);
        Report report = new Report("Certificate");
        CertificateReport.fill(report, c, Units.CODATA_2018);
        assertEquals(Report.Level.BAD, report.level());
        String page = HtmlPage.of(report);
        String json = SummaryJson.of(report);
        for (Finding f : c.findings()) {
            assertTrue(json.contains("\"" + f.name() + "\""), f.name());
        }
        assertTrue(page.contains("forces = -dE/dr"), "table");
    }
}
