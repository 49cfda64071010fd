package org.adatom.analysis.diffusion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.adatom.analysis.Estimate;
import org.adatom.analysis.LinearTrend;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.UnitLabels;
import org.adatom.analysis.path.MinimumEnergyPath;
import org.adatom.analysis.path.PathProfile;
import org.adatom.analysis.report.Block;
import org.adatom.analysis.report.Figure;
import org.adatom.analysis.report.Findings;
import org.adatom.analysis.report.Plot;
import org.adatom.analysis.report.Plot.Axis;
import org.adatom.analysis.report.Plot.Series;
import org.adatom.analysis.report.Plot.Style;
import org.adatom.analysis.report.Report;
import org.adatom.analysis.report.StructureView;
import org.adatom.engine.units.Units;

/** {@link Diffusion} as a report: jumps, diffusion coefficients, Arrhenius plot, the paths. */
public final class DiffusionReport {
    private static final int POINTS = 200;
    /** One &Aring;&sup2;/ps in m&sup2;/s. */
    private static final double SI = 1e-8;
    /** Barriers of fewer kT than this are not jumps from a state that forgets where it came from. */
    private static final double FEW = 4;

    private final Report report;
    private final Findings findings;
    private final Diffusion diffusion;
    private final Units units;
    private final UnitLabels labels;
    private final String unit;
    private final double factor;

    private DiffusionReport(Findings findings, Diffusion diffusion, Units units) {
        this.findings = findings;
        report = findings.report();
        this.diffusion = diffusion;
        this.units = units;
        labels = UnitLabels.of(units);
        unit = units.reduced() ? "sigma^2/tau" : "m^2/s";
        factor = units.reduced() ? 1 : SI;
    }

    /**
     * Fills a report, and adds tables and paths as files.
     *
     * @param temperatures K
     * @param dynamics the same by molecular dynamics, empty if there was none
     */
    public static void fill(Findings findings, Diffusion diffusion, double[] temperatures, List<JumpDynamics> dynamics,
            Units units) {
        DiffusionReport r = new DiffusionReport(findings, diffusion, units);
        Report report = findings.report();
        report.cite(
                "G. H. Vineyard, Frequency Factors and Isotope Effects in Solid State Rate Processes, J. Phys. Chem. Solids 3,"
                        + " 121 (1957).");
        report.cite(
                "D. R. Trinkle, Automatic Numerical Evaluation of Vacancy-Mediated Transport for Arbitrary Crystals, Phil. Mag. 97,"
                        + " 2514 (2017).");
        report.cite(
                "G. Henkelman, B. P. Uberuaga, H. Jonsson, A Climbing Image Nudged Elastic Band Method, J. Chem. Phys. 113, 9901"
                        + " (2000).");
        diffusion.warnings().forEach(report::warning);
        r.jumps();
        if (diffusion.known()) {
            List<Diffusivity> all =
                    Arrays.stream(temperatures).mapToObj(t -> diffusion.at(t, units)).toList();
            r.coefficients(all, dynamics);
            r.warnHot(temperatures);
            report.verdict(report.warnings().isEmpty() ? Report.Level.GOOD : Report.Level.CAUTION,
                    diffusion.rates().size() == 1
                            ? "One kind of jump leads through the crystal; its rate is known."
                            : diffusion.rates().size()
                                    + " kinds of jumps lead through the crystal; all rates are known.");
        } else {
            report.verdict(Report.Level.BAD,
                    "There is no diffusion coefficient: the rate of some jump is not known, see the warnings.");
        }
        r.paths();
    }

    private void jumps() {
        List<List<String>> rows = new ArrayList<>();
        JumpNetwork network = diffusion.walker().network();
        for (JumpRate rate : diffusion.rates()) {
            Jump j = rate.jump();
            String name = "jump " + (j.kind() + 1);
            rows.add(List.of(Integer.toString(j.kind() + 1), diffusion.walker().site(network.kinds()[j.from()]),
                    diffusion.walker().site(network.kinds()[j.to()]), Numbers.fixed(j.length(), 4),
                    Long.toString(rate.multiplicity()), Numbers.fixed(rate.forward(), 4),
                    Numbers.fixed(rate.backward(), 4), prefactor(rate.forwardPrefactor()),
                    prefactor(rate.backwardPrefactor())));
            report.figure(new Figure("barrier_" + (j.kind() + 1), "Barrier of " + name,
                    Estimate.of(Numbers.significant(rate.forward(), 7)), labels.energy(),
                    diffusion.walker().site(network.kinds()[j.from()]) + " to "
                            + diffusion.walker().site(network.kinds()[j.to()])));
        }
        Block.Table table = new Block.Table("Kinds of jumps that symmetry leaves distinct",
                List.of("kind", "from", "to", "length (" + labels.length() + ")", "ways",
                        "barrier (" + labels.energy() + ")", "back (" + labels.energy() + ")",
                        "prefactor (" + frequency() + ")", "back (" + frequency() + ")"),
                rows);
        report.section("Jumps", table);
        findings.csv("jumps.csv", table);
        Formation formation = diffusion.formation();
        if (formation != null) {
            report.figure(new Figure("formation_energy", "Formation of a vacancy",
                    Estimate.of(Numbers.significant(formation.energy(), 7)), labels.energy(),
                    formation.computed()
                            ? "entropy " + Numbers.fixed(formation.entropy(), 2) + " k"
                            : "entropy not computed, 0 taken"));
        }
    }

    private String frequency() {
        return units.reduced() ? "1/tau" : "THz";
    }

    private static String prefactor(double value) {
        return Double.isNaN(value) ? "-" : Numbers.general(value, 4);
    }

    private void coefficients(List<Diffusivity> all, List<JumpDynamics> dynamics) {
        int d = diffusion.dimensions();
        boolean self = diffusion.formation() != null;
        boolean vacancy = diffusion.walker().vacancy();
        List<String> header = new ArrayList<>(List.of("T (" + labels.temperature() + ")"));
        diffusion.rates().forEach(r -> header.add("jump " + (r.jump().kind() + 1) + " (1/s)"));
        if (units.reduced()) {
            header.replaceAll(h -> h.replace("(1/s)", "(1/tau)"));
        }
        String walker = "D (" + unit + ")";
        header.add(walker);
        if (vacancy) {
            header.add("f");
        }
        if (self) {
            header.addAll(List.of("vacancies", "D of atoms (" + unit + ")"));
        }
        List<List<String>> rows = new ArrayList<>();
        for (Diffusivity at : all) {
            List<String> row = new ArrayList<>(List.of(Numbers.general(at.temperature(), 6)));
            for (double rate : at.rates()) {
                row.add(Numbers.general(units.reduced() ? rate : 1e12 * rate, 4));
            }
            row.add(Numbers.general(factor * Diffusivity.mean(at.walker(), d), 5));
            if (vacancy) {
                row.add(Numbers.fixed(at.correlation(d), 4));
            }
            if (self) {
                row.add(Numbers.general(at.concentration(), 4));
                row.add(Numbers.general(factor * at.self(d), 5));
            }
            rows.add(row);
        }
        Block.Table table = new Block.Table("Rates of jumps; diffusion coefficient of "
                + diffusion.walker().name() + ", mean over directions"
                + (vacancy ? "; correlation factor f of atoms" : "")
                + (self ? "; number of vacancies per site, diffusion coefficient of atoms" : ""), header, rows);
        findings.csv("diffusion.csv", table);
        List<Block> blocks = new ArrayList<>(List.of(table));
        addTensors(all, blocks);
        Plot plot = Plot.of("Arrhenius plot", Axis.linear(units.reduced() ? "1/T" : "1000/T (1/K)"),
                Axis.logarithmic("D (" + unit + ")"),
                Series.line(diffusion.walker().name(), inverse(all),
                        all.stream().mapToDouble(a -> factor * Diffusivity.mean(a.walker(), d)).toArray()));
        arrhenius("", diffusion.walker().name(), all,
                all.stream().mapToDouble(a -> factor * Diffusivity.mean(a.walker(), d)).toArray());
        if (self) {
            double[] atoms = all.stream().mapToDouble(a -> factor * a.self(d)).toArray();
            plot = plot.plus(Series.line("atoms", inverse(all), atoms));
            arrhenius("self_", "atoms, by vacancies", all, atoms);
        }
        if (!dynamics.isEmpty()) {
            plot = plot.plus(compared(dynamics, blocks));
        }
        blocks.addFirst(plot);
        report.section("Diffusion", blocks);
    }

    private double[] inverse(List<Diffusivity> all) {
        return all.stream().mapToDouble(a -> inverse(a.temperature())).toArray();
    }

    private double inverse(double temperature) {
        return (units.reduced() ? 1 : 1000) / temperature;
    }

    /** Tensors where they are not the same along all directions. */
    private void addTensors(List<Diffusivity> all, List<Block> blocks) {
        double[] first = all.getFirst().walker();
        double scale = Math.max(first[0], Math.max(first[4], first[8]));
        double normal = diffusion.dimensions() == 3 ? Math.abs(first[4] - first[8]) : 0;
        boolean isotropic = Math.abs(first[0] - first[4]) + normal + Math.abs(first[1]) + Math.abs(first[2])
                + Math.abs(first[5]) < 1e-6 * scale;
        if (isotropic) {
            return;
        }
        boolean vacancy = diffusion.walker().vacancy();
        List<List<String>> rows = new ArrayList<>();
        for (Diffusivity at : all) {
            double[] tensor = vacancy ? at.atom() : at.walker();
            List<String> row = new ArrayList<>(List.of(Numbers.general(at.temperature(), 6)));
            for (int c : new int[] {0, 4, 8, 5, 2, 1}) {
                double value = tensor == null || Math.abs(tensor[c]) < 1e-9 * (tensor[0] + tensor[4] + tensor[8])
                        ? 0
                        : factor * tensor[c];
                row.add(Numbers.general(value, 5));
            }
            rows.add(row);
        }
        Block.Table table = new Block.Table(
                vacancy
                        ? "Tensor of atoms, divided by the concentration of vacancies (" + unit + ")"
                        : "Tensor (" + unit + ")",
                List.of("T (" + labels.temperature() + ")", "xx", "yy", "zz", "yz", "xz", "xy"), rows);
        findings.csv("tensor.csv", table);
        blocks.add(table);
    }

    /** Activation energy and prefactor of a straight line through the Arrhenius plot. */
    private void arrhenius(String key, String who, List<Diffusivity> all, double[] values) {
        if (all.size() < 2) {
            return;
        }
        double[] x = all.stream().mapToDouble(a -> 1 / (units.boltzmann() * a.temperature())).toArray();
        LinearTrend line = LinearTrend.fit(x, Arrays.stream(values).map(Math::log).toArray());
        report.figure(new Figure(key + "activation_energy", "Activation energy of D, " + who,
                Estimate.of(Numbers.significant(-line.slope().value(), 6)), labels.energy(),
                "mean over the temperatures"));
        report.figure(
                new Figure(key + "d0", "D0, " + who, Estimate.of(Numbers.significant(Math.exp(line.intercept()), 4)),
                        unit, ""));
    }

    private Series compared(List<JumpDynamics> dynamics, List<Block> blocks) {
        int d = diffusion.dimensions();
        boolean vacancy = diffusion.walker().vacancy();
        List<List<String>> rows = new ArrayList<>();
        double[] x = new double[dynamics.size()];
        double[] y = new double[x.length];
        double[] error = new double[x.length];
        for (int k = 0; k < x.length; k++) {
            JumpDynamics run = dynamics.get(k);
            Diffusivity at = diffusion.at(run.temperature(), units);
            double expected = Diffusivity.mean(at.atom() == null ? at.walker() : at.atom(), d);
            Estimate measured = run.diffusivity();
            rows.add(List.of(Numbers.general(run.temperature(), 6), Integer.toString(run.runs().length),
                    Numbers.withError(measured.times(1 / expected)), Numbers.general(factor * measured.value(), 4),
                    Numbers.general(factor * measured.error(), 2), Numbers.general(factor * expected, 4)));
            // On the curve of what wanders, which an atom's is by the correlation factor.
            double onCurve = factor / at.correlation(d);
            x[k] = inverse(run.temperature());
            y[k] = onCurve * measured.value();
            error[k] = onCurve * measured.error();
            if (!(measured.value() > 2 * measured.error())) {
                report.warning("dynamics at " + Numbers.general(run.temperature(), 5) + " " + labels.temperature()
                        + ": too few jumps to tell the diffusion coefficient from zero; more steps or higher temperatures");
            }
        }
        String what = vacancy ? "D of atoms per concentration of vacancies" : "D of " + diffusion.walker().name();
        Block.Table table = new Block.Table(
                what + ": mean squared displacements in molecular dynamics beside jumps at their harmonic rates",
                List.of("T (" + labels.temperature() + ")", "runs", "dynamics / jumps", "dynamics (" + unit + ")",
                        "standard error", "jumps (" + unit + ")"),
                rows);
        blocks.add(table);
        findings.csv("dynamics.csv", table);
        return Series.line("molecular dynamics", x, y).error(error).style(Style.POINTS);
    }

    private void warnHot(double[] temperatures) {
        double hottest = Arrays.stream(temperatures).max().orElse(0);
        double lowest =
                diffusion.rates().stream().mapToDouble(r -> Math.min(r.forward(), r.backward())).min().orElse(0);
        if (lowest < FEW * units.boltzmann() * hottest) {
            report.warning(String.format(Locale.ROOT,
                    "at %.5g %s a barrier is only %.1f kT high: jumps do not wait for each other there, and rates of transition state"
                            + " theory are rough",
                    hottest, labels.temperature(), lowest / (units.boltzmann() * hottest)));
        }
    }

    private void paths() {
        Plot plot = Plot.of("Energy along the jumps", Axis.linear("length of the path (" + labels.length() + ")"),
                Axis.linear("energy (" + labels.energy() + ")"));
        List<Block> blocks = new ArrayList<>();
        List<Map<String, Object>> data = new ArrayList<>();
        for (JumpRate rate : diffusion.rates()) {
            MinimumEnergyPath path = rate.path();
            PathProfile p = path.profile();
            double[] s = new double[POINTS + 1];
            double[] e = new double[POINTS + 1];
            for (int k = 0; k <= POINTS; k++) {
                s[k] = p.length()[p.length().length - 1] * k / POINTS;
                e[k] = p.at(s[k]);
            }
            String name = "jump " + (rate.jump().kind() + 1);
            plot = plot.plus(Series.line(name, s, e))
                    .plus(Series.line("images", p.length(), p.energy()).style(Style.POINTS));
            List<StructureView.Snapshot> film = new ArrayList<>();
            for (int i = 0; i < path.images().size(); i++) {
                path.images().get(i).info().put("energy", path.first().energy() + p.energy()[i]);
                film.add(new StructureView.Snapshot("image " + i, path.images().get(i).atoms(),
                        path.images().get(i).cell()));
            }
            blocks.add(new StructureView("Film of " + name, film));
            findings.structures("jump-" + (rate.jump().kind() + 1) + ".extxyz", path.images());
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("converged", path.converged());
            one.put("forward", rate.forward());
            one.put("backward", rate.backward());
            one.put("unstable_modes", rate.unstable());
            one.put("vector", rate.jump().vector());
            data.add(one);
        }
        blocks.addFirst(plot);
        report.section("Paths", blocks);
        report.data("jumps", data);
    }
}
