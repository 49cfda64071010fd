package org.adatom.forcefields.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.adatom.engine.Elements;
import org.adatom.engine.error.InputException;
import org.adatom.forcefields.PotentialFile;

/**
 * Reads the tables of the program DYNAMO as LAMMPS understands them: funcfl (one element), setfl ({@code eam/alloy}),
 * its Finnis-Sinclair variant ({@code eam/fs}) and its angular-dependent one ({@code adp}).
 */
final class DynamoFiles {
    /** r &phi; over Z<sub>i</sub> Z<sub>j</sub> in funcfl files; the rounded constants belong to the format. */
    private static final double HARTREE_BOHR = 27.2 * 0.529;

    private DynamoFiles() {}

    /** What kind of file, by the end of its name. */
    static EamParameters.Format formatOf(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".alloy") || name.endsWith(".setfl")) {
            return EamParameters.Format.SETFL;
        } else if (name.endsWith(".fs")) {
            return EamParameters.Format.FINNIS_SINCLAIR;
        } else if (name.endsWith(".eam") || name.endsWith(".funcfl")) {
            return EamParameters.Format.FUNCFL;
        }
        throw InputException.at(file, 0, "cannot tell the format by the name (.eam is funcfl, .eam.alloy setfl, .eam.fs"
                + " Finnis-Sinclair); add the key 'format'");
    }

    /** A setfl or Finnis-Sinclair file. */
    static EamTables readSetfl(Path path, boolean finnisSinclair) {
        DynamoLayout layout = finnisSinclair ? DynamoLayout.FINNIS_SINCLAIR : DynamoLayout.SETFL;
        return DynamoLayout.reading(path, layout, () -> {
            PotentialFile file = PotentialFile.read(path);
            EamTables tables = readBody(file, finnisSinclair,
                    (finnisSinclair ? "Finnis-Sinclair file " : "setfl file ") + path.getFileName());
            requireEnd(file);
            return tables;
        });
    }

    /** A file of LAMMPS' {@code pair_style adp}: setfl with the tables of u(r), then of w(r), behind it. */
    static AdpTables readAdp(Path path) {
        return DynamoLayout.reading(path, DynamoLayout.ADP, () -> {
            PotentialFile file = PotentialFile.read(path);
            EamTables eam = readBody(file, false, "adp file " + path.getFileName());
            int points = eam.pair()[0][0].length;
            double[][][] dipole = readPairs(file, eam.elements(), points, "u(r)");
            double[][][] quadrupole = readPairs(file, eam.elements(), points, "w(r)");
            requireEnd(file);
            return new AdpTables(eam, dipole, quadrupole);
        });
    }

    /** Everything up to the pair functions. */
    private static EamTables readBody(PotentialFile file, boolean finnisSinclair, String title) {
        String citation = file.citation();
        for (int i = 0; i < 3; i++) {
            file.line("a comment line");
        }
        file.withoutComments();
        List<String> names = file.words("the number and names of the elements");
        int n = file.whole(names.get(0), "the number of elements");
        if (n < 1 || names.size() != n + 1) {
            throw file.error(
                    "expected the number of elements and as many names, found '"
                            + PotentialFile.abbreviated(String.join(" ", names)) + "'");
        }
        List<String> elements = names.subList(1, n + 1);
        if (elements.stream().distinct().count() != n) {
            throw file.error("an element is listed twice: "
                    + PotentialFile.abbreviated(String.join(" ", elements)));
        }
        Grid grid = Grid.read(file);
        if ((long) n * n > file.wordsLeft()) {
            throw file.error("tables of " + n + " elements are announced, more than the file has values");
        }
        double[][] embedding = new double[n][];
        double[][][] density = new double[n][n][];
        for (int a = 0; a < n; a++) {
            readElement(file, elements.get(a));
            embedding[a] = file.numbers(grid.densityPoints, "F(rho) of " + elements.get(a));
            for (int b = 0; b < n; b++) {
                if (b == 0 || finnisSinclair) {
                    density[a][b] = file.numbers(grid.points, "rho(r) of " + elements.get(a)
                            + (finnisSinclair ? " on " + elements.get(b) : ""));
                } else {
                    density[a][b] = density[a][0];
                }
            }
        }
        double[][][] pair = readPairs(file, elements, grid.points, "r phi(r)");
        return new EamTables(
                elements, grid.densityStep, (grid.densityPoints - 1) * grid.densityStep, embedding, grid.step, density,
                pair, grid.cutoff, title, List.of(citation));
    }

    /** A symmetric function of each pair, in the order (1,1), (2,1), (2,2), (3,1), ... */
    private static double[][][] readPairs(PotentialFile file, List<String> elements, int points, String what) {
        int n = elements.size();
        double[][][] pair = new double[n][n][];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b <= a; b++) {
                pair[a][b] = file.numbers(points, what + " of " + elements.get(a) + "-" + elements.get(b));
                pair[b][a] = pair[a][b];
            }
        }
        return pair;
    }

    private static void requireEnd(PotentialFile file) {
        if (!file.atEnd()) {
            throw file.error("found '" + PotentialFile.abbreviated(file.word("nothing")) + "' after the last value:"
                    + " more values than the header announces");
        }
    }

    /**
     * One or several funcfl files, mixed as LAMMPS does: resampled by four-point Lagrange interpolation on a common
     * grid with the largest spacing and the largest range, r &phi;<sub>ij</sub> proportional to Z<sub>i</sub>
     * Z<sub>j</sub>, the largest cutoff for all pairs. (LAMMPS' grid has one point less than the largest file.)
     */
    static EamTables readFuncfl(List<Path> paths) {
        List<Funcfl> files = paths.stream().map(Funcfl::read).toList();
        double step = files.stream().mapToDouble(f -> f.grid.step).max().orElseThrow();
        double range = files.stream().mapToDouble(f -> (f.grid.points - 1) * f.grid.step).max().orElseThrow();
        double densityStep = files.stream().mapToDouble(f -> f.grid.densityStep).max().orElseThrow();
        double densityMax =
                files.stream().mapToDouble(f -> (f.grid.densityPoints - 1) * f.grid.densityStep).max().orElseThrow();
        int points = (int) (range / step + 0.5);
        int densityPoints = (int) (densityMax / densityStep + 0.5);
        int n = files.size();
        double[][] embedding = new double[n][];
        double[][] charge = new double[n][];
        double[][][] density = new double[n][n][];
        for (int a = 0; a < n; a++) {
            Funcfl f = files.get(a);
            embedding[a] = resampled(f.embedding, f.grid.densityStep, densityStep, densityPoints);
            charge[a] = resampled(f.charge, f.grid.step, step, points);
            double[] rho = resampled(f.density, f.grid.step, step, points);
            for (int b = 0; b < n; b++) {
                density[a][b] = rho;
            }
        }
        double[][][] pair = new double[n][n][points];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                for (int m = 0; m < points; m++) {
                    pair[a][b][m] = HARTREE_BOHR * charge[a][m] * charge[b][m];
                }
            }
        }
        List<String> elements = files.stream().map(Funcfl::element).toList();
        if (elements.stream().distinct().count() != n) {
            throw new InputException("two funcfl files are for the same element: " + String.join(", ", elements));
        }
        return new EamTables(
                elements, densityStep, densityMax, embedding, step, density, pair,
                files.stream().mapToDouble(f -> f.grid.cutoff).max().orElseThrow(),
                "funcfl " + String.join(", ", paths.stream().map(p -> String.valueOf(p.getFileName())).toList()),
                files.stream().map(Funcfl::citation).distinct().toList());
    }

    /** Four-point Lagrange interpolation at multiples of {@code newStep}, of degree three, with LAMMPS' end points. */
    static double[] resampled(double[] f, double step, double newStep, int points) {
        double[] g = new double[points];
        for (int m = 0; m < points; m++) {
            double p = m * newStep / step + 1;
            int k = Math.max(2, Math.min((int) p, f.length - 2));
            double t = Math.min(p - k, 2);
            g[m] = -t * (t - 1) * (t - 2) / 6 * f[k - 2]
                    + (t * t - 1) * (t - 2) / 2 * f[k - 1]
                    - t * (t + 1) * (t - 2) / 2 * f[k]
                    + t * (t * t - 1) / 6 * f[k + 1];
        }
        return g;
    }

    /** The line "atomic number, mass, lattice constant, lattice"; returns the symbol of the number if it has one. */
    private static String readElement(PotentialFile file, String what) {
        List<String> words = file.words("atomic number, mass, lattice constant and lattice of " + what);
        if (words.size() < 3) {
            throw file.error("expected atomic number, mass, lattice constant and lattice of " + what + ", found '"
                    + PotentialFile.abbreviated(String.join(" ", words)) + "'");
        }
        int number = file.whole(words.get(0), "the atomic number of " + what);
        if (!(file.number(words.get(1), "the mass of " + what) > 0)) {
            throw file.error("the mass of " + what + " must be positive, not " + words.get(1));
        }
        file.number(words.get(2), "the lattice constant of " + what);
        return number >= 1 && number <= Elements.symbols().size() ? Elements.symbols().get(number - 1) : "";
    }

    /** The line of sizes and spacings. */
    private record Grid(int densityPoints, double densityStep, int points, double step, double cutoff) {
        static Grid read(PotentialFile file) {
            List<String> words = file.words("Nrho, drho, Nr, dr and cutoff");
            if (words.size() != 5) {
                throw file.error("expected Nrho, drho, Nr, dr and cutoff, found '"
                        + PotentialFile.abbreviated(String.join(" ", words)) + "'");
            }
            Grid g = new Grid(
                    file.whole(words.get(0), "Nrho"),
                    file.number(words.get(1), "drho"),
                    file.whole(words.get(2), "Nr"),
                    file.number(words.get(3), "dr"),
                    file.number(words.get(4), "the cutoff"));
            // A funcfl table loses a point.
            if (g.densityPoints <= CubicTable.MIN_POINTS || g.points <= CubicTable.MIN_POINTS) {
                throw file.error("tables of " + words.get(0) + " and " + words.get(2)
                        + " points are too short: at least " + (CubicTable.MIN_POINTS + 1) + " are needed");
            }
            if (!(g.densityStep > 0 && g.step > 0)) {
                throw file.error(
                        "the spacings drho and dr must be positive, not " + words.get(1) + " and " + words.get(3));
            }
            if (!(g.cutoff > 0)) {
                throw file.error("the cutoff must be positive, not " + words.get(4) + " A");
            }
            if (!Double.isFinite(g.points * g.step) || !Double.isFinite(g.densityPoints * g.densityStep)) {
                throw file.error("the tables end beyond all numbers: " + words.get(0) + " times " + words.get(1)
                        + " and " + words.get(2) + " times " + words.get(3));
            }
            if (g.cutoff > 1.01 * g.points * g.step) {
                throw file.error("the cutoff " + words.get(4) + " A lies beyond the table, which ends at "
                        + (g.points - 1) * g.step + " A");
            }
            return g;
        }
    }

    /** A funcfl file as it stands. */
    private record Funcfl(
            String element, Grid grid, double[] embedding, double[] charge, double[] density, String citation) {
        static Funcfl read(Path path) {
            return DynamoLayout.reading(path, DynamoLayout.FUNCFL, () -> read(PotentialFile.read(path)));
        }

        private static Funcfl read(PotentialFile file) {
            file.line("a comment line");
            file.withoutComments();
            String element = readElement(file, "the element");
            if (element.isEmpty()) {
                throw file.error("the atomic number names no element");
            }
            Grid grid = Grid.read(file);
            Funcfl read = new Funcfl(
                    element, grid, file.numbers(grid.densityPoints, "F(rho)"), file.numbers(grid.points, "Z(r)"),
                    file.numbers(grid.points, "rho(r)"), file.citation());
            requireEnd(file);
            return read;
        }
    }
}
