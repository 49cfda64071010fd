package org.adatom.analysis.eos;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.adatom.analysis.Estimate;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.UnitLabels;
import org.adatom.analysis.report.Block;
import org.adatom.analysis.report.Figure;
import org.adatom.analysis.report.Findings;
import org.adatom.analysis.report.Plot;
import org.adatom.analysis.report.Plot.Axis;
import org.adatom.analysis.report.Plot.Series;
import org.adatom.analysis.report.Plot.Style;
import org.adatom.analysis.report.Report;
import org.adatom.analysis.report.StructureView;
import org.adatom.analysis.report.Typography;
import org.adatom.engine.units.Units;

/** Equations of state as a report: moduli, fits, curves, transitions between phases. */
public final class EosReport {
    private static final int CURVE_POINTS = 200;

    private final EquationOfState eos;
    private final Report report;
    private final UnitLabels labels;
    private final double pressureUnit;
    private final String pressureLabel;
    private final String extent;
    private final String extentUnit;

    private EosReport(EquationOfState eos, Report report, Units units) {
        this.eos = eos;
        this.report = report;
        labels = UnitLabels.of(units);
        pressureUnit = units.pressure(eos.dimensions());
        pressureLabel = labels.pressure(eos.dimensions());
        extent = eos.dimensions() == 3 ? "volume" : "area";
        extentUnit = labels.length() + "^" + eos.dimensions();
    }

    /** Fills a report, and adds the tables of the curves and the relaxed crystals as files. */
    public static void fill(Findings findings, EquationOfState eos, Units units) {
        EosReport filler = new EosReport(eos, findings.report(), units);
        filler.fill();
        for (PhaseScan phase : eos.phases()) {
            findings.csv("eos-" + phase.name() + ".csv", filler.curve(phase));
            findings.structure("crystal-" + phase.name() + ".extxyz", phase.bulk().frame());
        }
    }

    private void fill() {
        boolean single = eos.phases().size() == 1;
        for (PhaseScan phase : eos.phases()) {
            figures(phase, single ? "" : phase.name() + "_", single ? "" : ", " + phase.name());
            phase.warnings().forEach(w -> report.warning(single ? w : phase.name() + ": " + w));
        }
        coincidences();
        if (!single) {
            stabilities();
        }
        report.section(eos.dimensions() == 3 ? "Equation of state" : "Energy of the sheet", equation());
        report.section("Curves", plots());
        if (eos.settings().kind() == ScanSettings.Kind.SCALE) {
            report.section("Scaling", scaling());
        }
        report.section("Crystals", crystals());
        for (StateEquation equation : StateEquation.values()) {
            report.cite(equation.citation());
        }
        report.data("phases", eos.phases().stream().map(this::data).toList());
        verdict();
    }

    private void figures(PhaseScan phase, String key, String of) {
        boolean relaxed = phase.bulk().frame().cell().periodicCount() == 3;
        if (Double.isFinite(phase.latticeConstant())) {
            report.figure(new Figure(key + "lattice_constant", "Lattice constant a0" + of,
                    Estimate.of(phase.latticeConstant()), labels.length(), "of the conventional cube"));
        }
        report.figure(new Figure(key + extent + "_per_atom", upper(extent) + " per atom" + of,
                Estimate.of(phase.volume()), extentUnit,
                phase.bulk().relaxation().name().toLowerCase(Locale.ROOT) + " relaxation"));
        report.figure(new Figure(key + "energy_per_atom", "Energy per atom" + of,
                Estimate.of(phase.bulk().energyPerAtom()), labels.energy(), ""));
        report.figure(new Figure(key + (relaxed ? "bulk_modulus" : "area_modulus"),
                (relaxed ? "Bulk modulus" : "Area modulus") + of, phase.modulus().times(1 / pressureUnit),
                pressureLabel,
                "-" + symbol() + " dP/d" + symbol() + " by differences of stresses"));
        report.figure(new Figure(key + "modulus_slope", "dB/dP" + of, Estimate.of(phase.modulusSlope()), "",
                "by differences of stresses"));
        if (eos.settings().kind() == ScanSettings.Kind.SCALE && Double.isFinite(phase.zero())) {
            report.figure(new Figure(key + "scale_of_minimum", "s where dE/ds = 0" + of,
                    Estimate.of(Math.abs(phase.zero()) < 1e-9 ? 0 : phase.zero()), "",
                    "lengths are those of the crystal times 1 + s"));
        }
    }

    private String symbol() {
        return eos.dimensions() == 3 ? "V" : "A";
    }

    private static String upper(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private void coincidences() {
        for (int i = 0; i < eos.phases().size(); i++) {
            for (int j = 0; j < i; j++) {
                if (eos.phases().get(i).coincidesWith(eos.phases().get(j))) {
                    report.warning(eos.phases().get(i).name() + " and " + eos.phases().get(j).name()
                            + " relax into the same"
                            + " crystal: one of them is not a phase of this potential; hold its shape with bulk: isotropic and"
                            + " relax: positions to see its energies");
                }
            }
        }
    }

    /** One row per way of obtaining the numbers, per phase. */
    private Block.Table equation() {
        List<List<String>> rows = new ArrayList<>();
        for (PhaseScan phase : eos.phases()) {
            rows.add(List.of(phase.name(), "stresses", Numbers.general(phase.volume(), 8),
                    Numbers.general(phase.bulk().energyPerAtom(), 8),
                    Numbers.withError(phase.modulus().times(1 / pressureUnit)),
                    Numbers.general(phase.modulusSlope(), 4), "", ""));
            for (EnergyFit fit : phase.fits()) {
                rows.add(List.of(phase.name(), fit.equation().label(), Numbers.withError(fit.v0()),
                        Numbers.withError(fit.e0()), Numbers.withError(fit.b0().times(1 / pressureUnit)),
                        Numbers.withError(fit.b1()), Numbers.general(1e3 * fit.residual(), 3),
                        Numbers.general(1e3 * fit.worst(), 3)));
            }
        }
        String milli = labels.energy().equals("eV") ? "meV" : "1e-3 " + labels.energy();
        return new Block.Table(
                "Errors of fits: standard error plus twice the change when only the inner half is fitted",
                List.of("Phase", "Method", symbol() + "0 (" + extentUnit + "/atom)",
                        "E0 (" + labels.energy() + "/atom)",
                        "B0 (" + pressureLabel + ")", "B0'", "missed, RMS (" + milli + ")", "worst (" + milli + ")"),
                rows);
    }

    private void stabilities() {
        List<List<String>> rows = new ArrayList<>();
        double ground = eos.ground().bulk().energyPerAtom();
        List<PhaseScan> sorted = new ArrayList<>(eos.phases());
        sorted.sort((a, b) -> Double.compare(a.bulk().energyPerAtom(), b.bulk().energyPerAtom()));
        for (PhaseScan phase : sorted) {
            rows.add(List.of(phase.name(), Numbers.general(phase.volume(), 7),
                    Numbers.general(phase.bulk().energyPerAtom(), 8),
                    Numbers.general(phase.bulk().energyPerAtom() - ground, 5),
                    phase.unstable() ? "saddle point" : "minimum"));
        }
        report.section("Relative stability", new Block.Table("Without pressure", List.of("Phase",
                symbol() + "0 (" + extentUnit + "/atom)", "E0 (" + labels.energy() + "/atom)",
                "above the lowest (" + labels.energy() + "/atom)", "the crystal is at a"), rows), transitions());
    }

    private Block.Table transitions() {
        List<List<String>> rows = new ArrayList<>();
        for (Transition t : eos.transitions()) {
            double change = t.volumeAbove() / t.volumeBelow() - 1;
            rows.add(List.of(t.below() + " to " + t.above(), Numbers.general(t.pressure() / pressureUnit, 5),
                    Numbers.general(t.volumeBelow(), 6), Numbers.general(t.volumeAbove(), 6),
                    Numbers.fixed(100 * change, 2), t.rival() == null ? "stable" : t.rival() + " is lower there"));
            report.figure(new Figure("transition_pressure_" + t.below() + "_" + t.above(),
                    "Transition " + t.below() + " to " + t.above(), Estimate.of(t.pressure() / pressureUnit),
                    pressureLabel,
                    "equal enthalpies" + (t.rival() == null ? "" : "; " + t.rival() + " is lower there")));
        }
        for (int i = 0; i < eos.phases().size(); i++) {
            for (int j = i + 1; j < eos.phases().size(); j++) {
                PhaseScan a = eos.phases().get(i);
                PhaseScan b = eos.phases().get(j);
                if (eos.transitions().stream().noneMatch(t -> t.below().equals(a.name()) && t.above().equals(b.name())
                        || t.below().equals(b.name()) && t.above().equals(a.name()))) {
                    rows.add(none(a, b));
                }
            }
        }
        return new Block.Table("Pressures of equal enthalpy: the slope of the common tangent of E(" + symbol() + ")",
                List.of("Transition", "P (" + pressureLabel + ")", symbol() + " before (" + extentUnit + "/atom)",
                        symbol() + " after (" + extentUnit + "/atom)", "change (%)", "remark"),
                rows);
    }

    private List<String> none(PhaseScan a, PhaseScan b) {
        double[] common = Transition.common(a, b);
        String remark = a.coincidesWith(b)
                ? "the same crystal"
                : !(common[0] < common[1])
                        ? "no pressure is reached by both: widen the range"
                        : String.format(Locale.ROOT, "%s is lower from %.3g to %.3g %s, as far as both reach",
                                a.curve().enthalpy(common[0]) < b.curve().enthalpy(common[0]) ? a.name() : b.name(),
                                common[0] / pressureUnit, common[1] / pressureUnit, pressureLabel);
        return List.of(a.name() + " and " + b.name(), "-", "-", "-", "-", remark);
    }

    private List<Block> plots() {
        Axis x = Axis.linear(extent + " per atom (" + Typography.unit(extentUnit) + ")");
        Plot energy = Plot.of("Energy", x, Axis.linear("energy per atom (" + labels.energy() + ")"));
        Plot pressure = Plot.of("Pressure", x, Axis.linear("pressure (" + Typography.unit(pressureLabel) + ")"));
        Plot miss = Plot.of("What the fits miss", x, Axis.linear("fit less energy (m" + labels.energy() + "/atom)"));
        boolean single = eos.phases().size() == 1;
        for (PhaseScan phase : eos.phases()) {
            double[] v = phase.volumes();
            double[] fine = new double[CURVE_POINTS];
            Arrays.setAll(fine, i -> v[0] + i * (v[v.length - 1] - v[0]) / (CURVE_POINTS - 1));
            energy = energy.plus(Series.line(single ? "computed" : phase.name(), v, phase.energies())
                    .style(single ? Style.POINTS : Style.LINE));
            pressure = pressure.plus(Series.line(single ? "from stresses" : phase.name(), v,
                    Arrays.stream(phase.pressures()).map(p -> p / pressureUnit).toArray())
                    .style(single ? Style.POINTS : Style.LINE));
            for (EnergyFit fit : phase.fits()) {
                if (single) {
                    energy = energy.plus(
                            Series.line(fit.equation().label(), fine, Arrays.stream(fine).map(fit::energy).toArray()));
                    pressure = pressure.plus(Series.line(fit.equation().label(), fine,
                            Arrays.stream(fine).map(w -> fit.pressure(w) / pressureUnit).toArray()));
                }
                double[] e = phase.energies();
                double[] m = new double[v.length];
                Arrays.setAll(m, i -> 1e3 * (fit.energy(v[i]) - e[i]));
                miss = miss.plus(Series.line((single ? "" : phase.name() + ", ") + fit.equation().label(), v, m));
            }
        }
        for (Transition t : eos.transitions()) {
            if (t.rival() == null) {
                double[] ends = {t.volumeAbove(), t.volumeBelow()};
                energy = energy.plus(Series.line("tangent " + t.below() + " to " + t.above(), ends,
                        Arrays.stream(ends).map(w -> t.enthalpy() - t.pressure() * w).toArray()).style(Style.DASHED));
            }
        }
        List<Block> all = new ArrayList<>(List.of(energy, pressure));
        if (!miss.series().isEmpty()) {
            all.add(miss.caption(
                    "Energies have no noise: what is missed is the form of the equation, and grows with the range."));
        }
        return all;
    }

    private List<Block> scaling() {
        Plot energy = Plot.of("Energy of scaled crystals", Axis.linear("s"),
                Axis.linear("energy per atom (" + labels.energy() + ")"));
        Plot slope = Plot.of("dE/ds of scaled crystals", Axis.linear("s"),
                Axis.linear("dE/ds per atom (" + labels.energy() + ")"));
        for (PhaseScan phase : eos.phases()) {
            double[] s = phase.points().stream().mapToDouble(ScanPoint::value).toArray();
            energy = energy.plus(Series.line(phase.name(), s, phase.energies()));
            slope = slope.plus(Series.line(phase.name(), s,
                    phase.points().stream().mapToDouble(p -> p.slope(eos.dimensions())).toArray()));
        }
        return List.of(energy, slope.caption("From the virial, not by differences of energies."));
    }

    private List<Block> crystals() {
        List<List<String>> rows = new ArrayList<>();
        List<StructureView.Snapshot> pictures = new ArrayList<>();
        for (PhaseScan phase : eos.phases()) {
            var cell = phase.bulk().cell();
            rows.add(List.of(phase.name(), Integer.toString(phase.bulk().atoms().count()),
                    Numbers.general(cell.length(0), 8), Numbers.general(cell.length(1), 8),
                    Numbers.general(cell.length(2), 8), Numbers.general(cell.angle(0), 7),
                    Numbers.general(cell.angle(1), 7), Numbers.general(cell.angle(2), 7)));
            pictures.add(new StructureView.Snapshot(phase.name(), phase.bulk().atoms(), cell));
        }
        String in = " (" + labels.length() + ")";
        return List.of(
                new Block.Table("Cells before compression; " + method(), List.of("Phase", "Atoms", "a" + in, "b" + in,
                        "c" + in, "alpha (deg)", "beta (deg)", "gamma (deg)"), rows),
                new StructureView("Crystals", pictures));
    }

    private String method() {
        ScanSettings s = eos.settings();
        String relaxed = switch (s.relaxation()) {
            case SHAPE -> eos.dimensions() == 3
                    ? "positions and shape of the cell relaxed at each volume"
                    : "positions relaxed at each area, the shape of the cell kept";
            case POSITIONS -> "positions relaxed at each " + extent + ", the shape of the cell kept";
            case NONE -> "all lengths scaled alike, nothing relaxed";
        };
        return String.format(Locale.ROOT, "%d points with %s from %.4g to %.4g, %s", s.points(),
                s.kind() == ScanSettings.Kind.VOLUME ? symbol() + "/" + symbol() + "0" : "s", s.from(), s.to(),
                relaxed);
    }

    private Block.Table curve(PhaseScan phase) {
        List<List<String>> rows = new ArrayList<>();
        for (ScanPoint p : phase.points()) {
            rows.add(List.of(Numbers.csv(p.value()), Numbers.csv(p.volume()), Numbers.csv(p.energy()),
                    Numbers.csv(p.pressure() / pressureUnit), Numbers.csv(p.enthalpy()),
                    Numbers.csv(p.slope(eos.dimensions()))));
        }
        return new Block.Table("", List.of(eos.settings().kind() == ScanSettings.Kind.VOLUME ? "ratio" : "s",
                extent + "_per_atom(" + extentUnit + ")", "energy_per_atom(" + labels.energy() + ")",
                "pressure(" + pressureLabel + ")", "enthalpy_per_atom(" + labels.energy() + ")",
                "dE_ds_per_atom(" + labels.energy() + ")"), rows);
    }

    private Map<String, Object> data(PhaseScan phase) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", phase.name());
        map.put("atoms", phase.bulk().atoms().count());
        map.put("points", phase.points().size());
        map.put("stable", !phase.unstable());
        Map<String, Object> fits = new LinkedHashMap<>();
        for (EnergyFit fit : phase.fits()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("v0", fit.v0());
            one.put("e0", fit.e0());
            one.put("b0", fit.b0().times(1 / pressureUnit));
            one.put("b0_prime", fit.b1());
            one.put("rms_residual", fit.residual());
            fits.put(fit.equation().name().toLowerCase(Locale.ROOT), one);
        }
        map.put("fits", fits);
        return map;
    }

    private void verdict() {
        PhaseScan ground = eos.ground();
        String modulus = (eos.dimensions() == 3 ? "B = " : "area modulus ")
                + Numbers.general(ground.modulus().value() / pressureUnit, 5) + " " + pressureLabel;
        String what =
                eos.phases().size() == 1
                        ? modulus + "."
                        : ground.name() + " has the lowest energy, " + modulus + "; "
                                + (eos.transitions().isEmpty()
                                        ? "no transition in the pressures reached."
                                        : eos.transitions().size() + " pressure"
                                                + (eos.transitions().size() == 1 ? "" : "s")
                                                + " of equal enthalpy.");
        report.verdict(report.warnings().isEmpty() ? Report.Level.GOOD : Report.Level.CAUTION, what);
    }
}
