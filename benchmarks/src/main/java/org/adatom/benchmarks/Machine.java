package org.adatom.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import org.adatom.analysis.report.Provenance;
import org.adatom.cli.Version;

/**
 * Where and with what was measured.
 *
 * @param processor model and number
 * @param system operating system
 * @param java virtual machine
 * @param adatom version of this program
 */
record Machine(String processor, String system, String java, String adatom) {
    /** This one. */
    static Machine here() {
        Provenance p = Provenance.here("", 1, "", "", "", "", List.of());
        return new Machine(p.processor(), p.system(), p.java(), Version.current().toString());
    }

    /** Mean number of processes that wanted a processor in the last minute; negative where the system does not tell. */
    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /** One line for a table's head. */
    @Override
    public String toString() {
        return processor + "; " + system + "; " + java + "; " + adatom;
    }

    /** A number with that many decimals. */
    static String decimals(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
