package org.adatom.analysis.toy;

import java.util.ArrayList;
import java.util.List;
import org.adatom.analysis.Estimate;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.report.Figure;
import org.adatom.engine.parallel.Workers;

/**
 * Energies of every subject over common abscissae.
 *
 * @param abscissa what varies, with its unit
 * @param x its values
 * @param subjects whose energies
 * @param energies E<sub>c</sub>; one row per subject, as long as {@code x}
 */
public record Curves(String abscissa, double[] x, List<Subject> subjects, double[][] energies) {
    /** The energy (E<sub>c</sub>) of a subject at one abscissa. */
    @FunctionalInterface
    interface Energy {
        /** Computes it; called from several threads. */
        double at(Subject subject, double x);
    }

    /** Computes all energies, each by one worker. */
    static Curves of(String abscissa, double[] x, List<Subject> subjects, Workers workers, Energy energy) {
        double[][] energies = new double[subjects.size()][x.length];
        workers.run(subjects.size() * x.length, (task, worker) -> {
            int s = task / x.length;
            int k = task % x.length;
            energies[s][k] = energy.at(subjects.get(s), x[k]);
        });
        return new Curves(abscissa, x, subjects, energies);
    }

    /** {@code count} evenly spaced values, both ends included. */
    static double[] evenly(double from, double to, int count) {
        double[] x = new double[count];
        for (int k = 0; k < count; k++) {
            x[k] = from + k * (to - from) / (count - 1);
        }
        return x;
    }

    /** Index of a subject's lowest energy. */
    int lowest(int subject) {
        double[] e = energies[subject];
        int best = 0;
        for (int k = 1; k < e.length; k++) {
            best = e[k] < e[best] ? k : best;
        }
        return best;
    }

    /** Index of a subject's highest energy. */
    int highest(int subject) {
        double[] e = energies[subject];
        int best = 0;
        for (int k = 1; k < e.length; k++) {
            best = e[k] > e[best] ? k : best;
        }
        return best;
    }

    /** A subject's lowest energy as a key figure. */
    Figure minimum(String key, String label, int subject) {
        return figure(key, label, subject, lowest(subject));
    }

    /** One of a subject's energies as a key figure. */
    Figure figure(String key, String label, int subject, int k) {
        String name = abscissa.substring(0, abscissa.indexOf(" ("));
        return new Figure(
                key, label, Estimate.of(energies[subject][k]), "Ec", "at " + name + " " + Numbers.general(x[k], 5));
    }

    /** As a table: the abscissa and one column per subject. */
    Table table() {
        List<String> header = new ArrayList<>(List.of(abscissa));
        subjects.forEach(s -> header.add(s.label() + " (Ec)"));
        List<double[]> rows = new ArrayList<>();
        for (int k = 0; k < x.length; k++) {
            double[] row = new double[1 + subjects.size()];
            row[0] = x[k];
            for (int s = 0; s < subjects.size(); s++) {
                row[1 + s] = energies[s][k];
            }
            rows.add(row);
        }
        return new Table(header, rows);
    }
}
