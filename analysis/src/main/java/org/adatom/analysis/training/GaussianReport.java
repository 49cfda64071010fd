package org.adatom.analysis.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.report.Block;
import org.adatom.analysis.report.Report;
import org.adatom.forcefields.training.LabelledFrame;
import org.adatom.forcefields.training.gaussian.GaussianFit;
import org.adatom.forcefields.training.gaussian.Hyperparameters;

/** Hyperparameters of a Gaussian process, and whether its errors are as large as it says. */
public final class GaussianReport {
    private GaussianReport() {}

    /**
     * Adds subtitle, section and data.
     *
     * @param test configurations that were not learned from; may be none
     * @param said of their energies
     */
    public static void fill(
            Report report, GaussianFit.Result result, List<LabelledFrame> test,
            List<GaussianFit.EnergyPerAtom> said) {
        Hyperparameters h = result.hyperparameters();
        report.subtitle("Gaussian process, " + result.labels()[0] + " energies, " + result.labels()[1]
                + " force components, " + result.labels()[2] + " virial components, " + result.environments()
                + " environments");
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Table("Hyperparameters; ln likelihood of a label " + Numbers.fixed(result.likelihood(), 4),
                List.of("amplitude (eV)", "length", "noise of energies (meV/atom)", "of forces (eV/\u00c5)",
                        "of virials (meV/atom)"),
                List.of(List.of(Numbers.general(h.amplitude(), 4), Numbers.general(h.length(), 4),
                        noise(result, 0, 1000 * h.energy()), noise(result, 1, h.force()),
                        noise(result, 2, 1000 * h.virial())))));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("amplitude", h.amplitude());
        data.put("length", h.length());
        data.put("energy_noise", h.energy());
        data.put("force_noise", h.force());
        data.put("virial_noise", h.virial());
        data.put("log_likelihood_per_label", result.likelihood());
        int count = 0;
        int one = 0;
        int two = 0;
        double squares = 0;
        double deviations = 0;
        for (int k = 0; k < test.size(); k++) {
            Double energy = test.get(k).energy();
            if (energy != null) {
                double deviation = Math.hypot(said.get(k).deviation(), said.get(k).noise());
                double ratio = Math.abs(energy / test.get(k).count() - said.get(k).mean()) / deviation;
                count++;
                one += ratio <= 1 ? 1 : 0;
                two += ratio <= 2 ? 1 : 0;
                squares += ratio * ratio;
                deviations += deviation;
            }
        }
        if (count > 0) {
            blocks.add(new Block.Table("Errors of energies of the test set in units of the deviation foretold, noise"
                    + " included; a normal distribution has 68 % within one, 95 % within two and a root mean square of 1",
                    List.of("configurations", "mean deviation (meV/atom)", "within one (%)", "within two (%)",
                            "root mean square"),
                    List.of(List.of(Integer.toString(count), Numbers.general(1000 * deviations / count, 3),
                            Numbers.fixed(100.0 * one / count, 0), Numbers.fixed(100.0 * two / count, 0),
                            Numbers.general(Math.sqrt(squares / count), 3)))));
            data.put("test_within_one_deviation", (double) one / count);
            data.put("test_within_two_deviations", (double) two / count);
            data.put("test_rms_in_deviations", Math.sqrt(squares / count));
        }
        report.section("Gaussian process", blocks);
        report.data("gaussian", data);
    }

    /** Of labels that occur. */
    private static String noise(GaussianFit.Result result, int kind, double noise) {
        return result.labels()[kind] > 0 ? Numbers.general(noise, 3) : "-";
    }
}
