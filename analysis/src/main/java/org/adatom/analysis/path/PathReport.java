package org.adatom.analysis.path;

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
import org.adatom.analysis.report.Plot;
import org.adatom.analysis.report.Plot.Axis;
import org.adatom.analysis.report.Plot.Series;
import org.adatom.analysis.report.Plot.Style;
import org.adatom.analysis.report.Report;
import org.adatom.analysis.report.StructureView;
import org.adatom.engine.Cell;
import org.adatom.engine.io.Frame;
import org.adatom.engine.units.Units;
import org.adatom.integrators.path.BandSettings;
import org.adatom.integrators.path.NudgedElasticBand;
import org.jspecify.annotations.Nullable;

/** A {@link MinimumEnergyPath} as a report: barriers, energy along the path, film of the images, convergence. */
public final class PathReport {
    private static final int POINTS = 400;
    /** Dips of the profile below this are rounding, eV. */
    private static final double DIP = 1e-3;

    private final Report report;
    private final MinimumEnergyPath path;
    private final UnitLabels labels;
    private final String forceUnit;

    private PathReport(Report report, MinimumEnergyPath path, Units units) {
        this.report = report;
        this.path = path;
        labels = UnitLabels.of(units);
        forceUnit = labels.energy() + "/" + labels.length();
    }

    /**
     * Fills a report.
     *
     * @param state modes at the saddle, if they were computed
     * @param temperatures of rates, K
     */
    public static void fill(Report report, MinimumEnergyPath path, @Nullable TransitionState state,
            double[] temperatures, Units units) {
        PathReport r = new PathReport(report, path, units);
        cite(report, path);
        path.warnings().forEach(report::warning);
        if (state != null) {
            r.judge(state);
        }
        r.judge();
        r.figures();
        r.profile();
        if (path.deformation().strains()) {
            r.cells(units);
        }
        if (state != null) {
            r.transition(state, temperatures, units);
        }
        r.film();
        r.convergence();
        r.data();
    }

    private static void cite(Report report, MinimumEnergyPath path) {
        report.cite(
                "G. Henkelman, H. Jonsson, Improved Tangent Estimate in the Nudged Elastic Band Method, J. Chem. Phys. 113, 9978"
                        + " (2000).");
        if (path.climbing()) {
            report.cite(
                    "G. Henkelman, B. P. Uberuaga, H. Jonsson, A Climbing Image Nudged Elastic Band Method, J. Chem. Phys. 113,"
                            + " 9901 (2000).");
        }
        if (path.settings().kind() == BandSettings.Kind.STRING) {
            report.cite(
                    "W. E, W. Ren, E. Vanden-Eijnden, Simplified and Improved String Method for Computing the Minimum Energy Paths in"
                            + " Barrier-Crossing Events, J. Chem. Phys. 126, 164103 (2007).");
        }
        if (path.settings().ends() == BandSettings.Ends.FREE) {
            report.cite(
                    "T. Zhu, J. Li, A. Samanta, H. G. Kim, S. Suresh, Interfacial Plasticity Governs Strain Rate Sensitivity and"
                            + " Ductility in Nanostructured Metals, Proc. Natl. Acad. Sci. 104, 3031 (2007).");
        }
        if (path.deformation().strains()) {
            report.cite(
                    "D. Sheppard, P. Xiao, W. Chemelewski, D. D. Johnson, G. Henkelman, A Generalized Solid-State Nudged Elastic Band"
                            + " Method, J. Chem. Phys. 136, 074103 (2012).");
        }
        if (path.finish() != null) {
            report.cite(
                    "G. Henkelman, H. Jonsson, A Dimer Method for Finding Saddle Points on High Dimensional Potential Surfaces Using Only First"
                            + " Derivatives, J. Chem. Phys. 111, 7010 (1999).");
            report.cite(
                    "J. Kaestner, P. Sherwood, Superlinearly Converging Dimer Method for Transition State Search, J. Chem. Phys. 128,"
                            + " 014106 (2008).");
        }
    }

    private void judge() {
        if (!path.climbing()) {
            report.warning("no image climbed: the barrier is the top of the spline between images, not a saddle point");
        }
        double[] e = path.profile().energy();
        for (int i = 1; i < e.length - 1; i++) {
            if (e[i] < e[i - 1] - DIP && e[i] < e[i + 1] - DIP) {
                report.warning("the path has another minimum at image " + i + " (" + Numbers.fixed(e[i], 4) + " "
                        + labels.energy()
                        + "): the highest barrier is right, but a band for each part, from there and to there, resolves it better");
            }
        }
        NudgedElasticBand.Step end = path.history().getLast();
        String remaining = "largest force " + Numbers.general(end.force(), 3) + " " + forceUnit;
        if (path.converged()) {
            report.verdict(report.warnings().isEmpty() ? Report.Level.GOOD : Report.Level.CAUTION,
                    "Converged in " + (path.history().size() - 1) + " steps (" + path.calls() + " force calls): "
                            + remaining + ".");
        } else {
            report.verdict(Report.Level.BAD, path.stagnant()
                    ? "Not converged: " + remaining + " for many steps. " + cause()
                    : "Not converged in " + (path.history().size() - 1) + " steps: " + remaining + "; raise maxSteps.");
        }
    }

    /** Why a band may come no further. */
    private String cause() {
        double[] across = path.acrossForces();
        double most = Arrays.stream(across, 1, across.length - 1).max().orElse(0);
        double end = path.history().getLast().force();
        if (most < 0.5 * end) {
            return "The forces across the path are small (" + Numbers.general(most, 3) + " " + forceUnit
                    + "): images cannot come to rest along it, as where the path has kinks. Fewer images, softer springs or method: fire help.";
        }
        return "Forces across the path remain (" + Numbers.general(most, 3) + " " + forceUnit
                + "): the path is kinked, slides between two routes, or the potential is rough there. method: fire, another start"
                + " path (path: idpp) or more images help.";
    }

    private void figures() {
        String from = path.settings().ends() == BandSettings.Ends.FREE ? ", above the contour of the first end" : "";
        String how = path.climbing() ? "climbing image " + path.saddle() : "top of the spline";
        report.figure(
                new Figure("barrier_forward", "Barrier forward", energy(path.forward()), labels.energy(), how + from));
        report.figure(new Figure("barrier_backward", "Barrier backward", energy(path.backward()), labels.energy(), ""));
        report.figure(new Figure("reaction_energy", "Last end above the first", energy(path.reaction()),
                labels.energy(), ""));
        double[] s = path.profile().length();
        report.figure(
                new Figure("path_length", "Length of the path", Estimate.of(Numbers.significant(s[s.length - 1], 6)),
                        labels.length(), "of all coordinates together"));
        report.figure(new Figure("force_calls", "Force calls", Estimate.of(path.calls()), "", "of the band"));
        SaddleSearch finish = path.finish();
        if (finish != null) {
            report.figure(new Figure("saddle_force", "Largest force at the saddle",
                    Estimate.of(Numbers.significant(finish.largestForce(), 3)), forceUnit,
                    "by a dimer from the climbing image, " + finish.calls() + " force calls"));
            report.figure(new Figure("saddle_curvature", "Curvature along the unstable mode",
                    Estimate.of(Numbers.significant(finish.curvature(), 4)), forceUnit + "/" + labels.length(), ""));
        }
    }

    private static Estimate energy(double value) {
        return Estimate.of(Numbers.significant(Math.abs(value) < 1e-9 ? 0 : value, 7));
    }

    private void profile() {
        PathProfile p = path.profile();
        double[] s = new double[POINTS + 1];
        double[] spline = new double[POINTS + 1];
        for (int k = 0; k <= POINTS; k++) {
            s[k] = p.length()[p.length().length - 1] * k / POINTS;
            spline[k] = p.at(s[k]);
        }
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < p.length().length; i++) {
            rows.add(List.of(i + (i == path.saddle() && path.climbing() ? " (climbs)" : ""),
                    Numbers.fixed(p.length()[i], 4),
                    Numbers.fixed(p.energy()[i], 6), Numbers.fixed(p.slope()[i], 5),
                    Numbers.general(path.acrossForces()[i], 3)));
        }
        report.section("Energy along the path",
                Plot.of("Energy", Axis.linear("length of the path (" + labels.length() + ")"),
                        Axis.linear(what() + " above the first end (" + labels.energy() + ")"),
                        Series.line("through energies and slopes", s, spline),
                        Series.line("images", p.length(), p.energy()).style(Style.POINTS)),
                new Block.Table("Images",
                        List.of("image", "length (" + labels.length() + ")", what() + " (" + labels.energy() + ")",
                                "slope (" + forceUnit + ")", "largest force across (" + forceUnit + ")"),
                        rows));
    }

    /** What barriers are of. */
    private String what() {
        return path.deformation().pressure() == 0 ? "energy" : "enthalpy";
    }

    /** How the cell changes along the path. */
    private void cells(Units units) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < path.images().size(); i++) {
            Cell cell = path.images().get(i).cell();
            List<String> row = new ArrayList<>(List.of(Integer.toString(i)));
            for (int k = 0; k < 3; k++) {
                row.add(Numbers.fixed(cell.length(k), 4));
            }
            for (int k = 0; k < 3; k++) {
                row.add(Numbers.fixed(cell.angle(k), 3));
            }
            row.add(Numbers.fixed(cell.volume(), 4));
            rows.add(row);
        }
        report.section("Cell along the path", new Block.Table(
                "Cells (" + path.deformation().mode().key() + ", pressure "
                        + Numbers.general(path.deformation().pressure() / units.gigapascal(), 5) + " "
                        + labels.pressure(3) + ")",
                List.of("image", "a (" + labels.length() + ")", "b (" + labels.length() + ")",
                        "c (" + labels.length() + ")", "alpha", "beta", "gamma", "volume (" + labels.length() + "^3)"),
                rows));
    }

    /** What the modes at the saddle say against it. */
    private void judge(TransitionState state) {
        if (!state.firstOrder()) {
            report.warning("the highest image is no saddle of first order: " + state.unstable().length
                    + " modes fall there"
                    + (state.unstable().length == 0
                            ? "; lower force, or let an image climb"
                            : "; a lower way leads around it: leave the symmetric path with rattle: 0.1 A"));
        } else if (Double.isNaN(state.prefactor())) {
            report.warning("the first end is no minimum (lowest mode " + Numbers.fixed(state.softestAtMinimum(), 3)
                    + " THz): there is no prefactor");
        }
    }

    private void transition(TransitionState state, double[] temperatures, Units units) {
        String who =
                state.all() ? "all free atoms" : "the " + state.atoms() + " atoms nearest to the one that moves most";
        List<Block> blocks = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (double f : state.unstable()) {
            rows.add(List.of("unstable mode at the saddle", Numbers.fixed(-f, 4) + "i", "THz"));
        }
        rows.add(List.of("lowest mode at the first end", Numbers.fixed(state.softestAtMinimum(), 4), "THz"));
        rows.add(List.of("atoms whose modes were computed", Integer.toString(state.atoms()), ""));
        blocks.add(new Block.Table("Modes of " + who, List.of("what", "value", "unit"), rows));
        if (!Double.isNaN(state.prefactor())) {
            report.figure(new Figure("prefactor", "Vineyard's prefactor",
                    Estimate.of(Numbers.significant(state.prefactor(), 5)),
                    "THz", who));
            List<List<String>> rates = new ArrayList<>();
            for (double t : temperatures) {
                double rate = state.rate(path.forward(), t, units);
                rates.add(List.of(Numbers.general(t, 6), Numbers.general(rate, 4),
                        Numbers.general(rate == 0 ? Double.POSITIVE_INFINITY : 1 / rate, 4)));
            }
            blocks.add(new Block.Table("Rates of the jump forward, harmonic transition state theory",
                    List.of("T (K)", "rate (1/s)", "mean time (s)"), rates));
            report.cite(
                    "G. H. Vineyard, Frequency Factors and Isotope Effects in Solid State Rate Processes, J. Phys. Chem. Solids 3, 121"
                            + " (1957).");
        }
        report.section("Saddle and rate", blocks);
    }

    private void film() {
        List<StructureView.Snapshot> snapshots = new ArrayList<>();
        for (int i = 0; i < path.images().size(); i++) {
            Frame f = path.images().get(i);
            snapshots.add(
                    new StructureView.Snapshot("image " + i + ", " + Numbers.fixed(path.profile().energy()[i], 3) + " "
                            + labels.energy(), f.atoms(), f.cell()));
        }
        report.section("Film", new StructureView("The images from end to end", snapshots));
    }

    private void convergence() {
        List<NudgedElasticBand.Step> h = path.history();
        double[] calls = h.stream().mapToDouble(NudgedElasticBand.Step::calls).toArray();
        Axis x = Axis.linear("force calls");
        Plot force = Plot.of("Largest force", x, Axis.logarithmic("force (" + forceUnit + ")"),
                Series.line("largest force of the band", calls,
                        h.stream().mapToDouble(NudgedElasticBand.Step::force).toArray()));
        for (NudgedElasticBand.Step step : h) {
            if (step.climber() >= 0) {
                force = force.with(List.of(new Plot.Mark(step.calls(), "climbs")));
                break;
            }
        }
        report.section("Convergence", force,
                Plot.of("Highest image", x, Axis.linear(what() + " above the first end (" + labels.energy() + ")"),
                        Series.line("highest image", calls,
                                h.stream().mapToDouble(NudgedElasticBand.Step::barrier).toArray())),
                new Block.Table("Settings", List.of("what", "value", "unit"), List.of(
                        List.of("images between the ends", Integer.toString(path.images().size() - 2), ""),
                        List.of("atoms", Integer.toString(path.images().getFirst().atoms().count()), ""),
                        spacing(),
                        List.of("ends", path.settings().ends().name().toLowerCase(Locale.ROOT), ""),
                        List.of("tangent", path.settings().tangent().name().toLowerCase(Locale.ROOT), ""),
                        List.of("largest force allowed", Numbers.general(path.settings().force(), 4), forceUnit),
                        List.of("atoms exchanged to match the ends", exchanged(), ""))));
    }

    /** What keeps the images apart. */
    private List<String> spacing() {
        BandSettings settings = path.settings();
        return settings.kind() == BandSettings.Kind.STRING
                ? List.of("string", "equal distances along a spline", "")
                : List.of("springs", Numbers.general(settings.spring(), 4) + (settings.stiffest() > settings.spring()
                        ? " to " + Numbers.general(settings.stiffest(), 4) + " at the top"
                        : ""), labels.energy() + "/" + labels.length() + "^2");
    }

    private String exchanged() {
        List<String> list = path.ends().exchanged();
        return list.isEmpty()
                ? "none"
                : list.size() <= 6
                        ? String.join(", ", list)
                        : String.join(", ", list.subList(0, 6)) + " and " + (list.size() - 6) + " more";
    }

    private void data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("converged", path.converged());
        data.put("climbing_image", path.climbing() ? path.saddle() : -1);
        data.put("length", path.profile().length());
        data.put("energy", path.profile().energy());
        data.put("slope", path.profile().slope());
        data.put("permutation", path.ends().permutation());
        report.data("path", data);
    }
}
