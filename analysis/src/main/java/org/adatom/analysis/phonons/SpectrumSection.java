package org.adatom.analysis.phonons;

import java.util.ArrayList;
import java.util.List;
import org.adatom.analysis.Estimate;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.report.Block;
import org.adatom.analysis.report.Figure;
import org.adatom.analysis.report.Findings;
import org.adatom.analysis.report.Plot;
import org.adatom.analysis.report.Plot.Axis;
import org.adatom.analysis.report.Plot.Series;
import org.adatom.engine.units.Units;

/** The density of states, of all atoms and by species, and what it tells of the crystal at a temperature. */
final class SpectrumSection {
    private static final int POINTS = 400;
    /** J/(mol K) of one eV/K per atom: Avogadro's number times the elementary charge. */
    private static final double JOULE_PER_MOLE = 6.02214076e23 * 1.602176634e-19;

    private SpectrumSection() {}

    /** Writes the section on the density of states, and {@code dos.csv}. */
    static void density(Findings findings, DensityOfStates dos, int atoms) {
        double low = Math.min(0, 1.05 * dos.lowest());
        double high = 1.05 * dos.highest();
        double sigma = high / 120;
        double[] at = new double[POINTS + 1];
        for (int k = 0; k <= POINTS; k++) {
            at[k] = low + (high - low) * k / POINTS;
        }
        List<double[]> columns = new ArrayList<>(List.of(at, dos.smeared(at, sigma)));
        List<String> header = new ArrayList<>(List.of("frequency (THz)", "states (1/THz)"));
        List<Series> series = new ArrayList<>(List.of(Series.line("all", at, columns.get(1))));
        if (dos.species().size() > 1) {
            for (int kind = 0; kind < dos.species().size(); kind++) {
                String symbol = dos.species().get(kind);
                columns.add(dos.smeared(kind, at, sigma));
                header.add("states of " + symbol + " (1/THz)");
                series.add(Series.line(symbol, at, columns.getLast()));
            }
        }
        findings.report().section("Density of states",
                Plot.of("States", Axis.linear("frequency (THz)"), Axis.fromZero("states per THz and primitive cell"),
                        series.toArray(Series[]::new))
                        .caption("Mesh of " + PhononReport.cells(dos.mesh()) + " points, each state a Gaussian of "
                                + Numbers.general(sigma, 3) + " THz; the integral is " + 3 * atoms
                                + (series.size() > 1
                                        ? ". A species has of every state the part of its kinetic energy."
                                        : ".")));
        List<List<String>> rows = new ArrayList<>();
        for (int k = 0; k <= POINTS; k++) {
            int row = k;
            rows.add(columns.stream().map(c -> Numbers.csv(c[row])).toList());
        }
        findings.csv("dos.csv", new Block.Table("", header, rows));
    }

    /** Writes the section on heat and entropy, and {@code thermodynamics.csv}. */
    static void thermodynamics(Findings findings, DensityOfStates dos, int atoms, double[] temperatures, Units units) {
        List<List<String>> rows = new ArrayList<>();
        double[] c = new double[temperatures.length];
        double[] s = new double[temperatures.length];
        for (int k = 0; k < temperatures.length; k++) {
            Vibrations v = Vibrations.of(dos, temperatures[k], units);
            c[k] = v.heat() / units.boltzmann() / atoms;
            s[k] = v.entropy() / units.boltzmann() / atoms;
            rows.add(List.of(Numbers.general(temperatures[k], 6), Numbers.fixed(v.free() / atoms, 6),
                    Numbers.fixed(v.energy() / atoms, 6), Numbers.fixed(s[k], 5), Numbers.fixed(c[k], 5),
                    Numbers.fixed(v.heat() / atoms * JOULE_PER_MOLE, 4)));
        }
        findings.report().figure(new Figure("zero_point_energy", "Zero-point energy per atom",
                Estimate.of(Numbers.significant(Vibrations.of(dos, 0, units).free() / atoms, 6)), "eV", ""));
        Block.Table table = new Block.Table("Vibrations, per atom",
                List.of("T (K)", "F (eV)", "E (eV)", "S (kB)", "C_V (kB)", "C_V (J/mol/K)"), rows);
        findings.csv("thermodynamics.csv", table);
        findings.report().section("Thermodynamics",
                Plot.of("Heat capacity and entropy", Axis.linear("temperature (K)"), Axis.fromZero("per atom (kB)"),
                        Series.line("heat capacity at constant volume", temperatures, c),
                        Series.line("entropy", temperatures, s)),
                PhononReport.thinned(table));
    }
}
