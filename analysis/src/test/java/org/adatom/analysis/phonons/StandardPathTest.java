package org.adatom.analysis.phonons;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.adatom.analysis.crystal.Matrix3;
import org.adatom.analysis.crystal.Symmetry;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.io.Frame;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardPathTest {
    private static BrillouinPath path(double[] rows) {
        Frame crystal = new Frame(Atoms.of(List.of("Cu")), Cell.of(rows, true, true, true));
        return BrillouinPath.standard(Symmetry.of(crystal), crystal.cell());
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    private static double[] point(BrillouinPath path, String name) {
        return path.stretches().stream().filter(s -> s.from().equals(name) || s.to().equals(name)).findFirst()
                .map(s -> s.from().equals(name) ? s.begin() : s.end()).orElseThrow();
    }

    private static String route(BrillouinPath path) {
        StringBuilder text = new StringBuilder();
        String last = "";
        for (BrillouinPath.Stretch s : path.stretches()) {
            text.append(s.from().equals(last) ? "" : (last.isEmpty() ? "" : "|") + s.from()).append(s.to());
            last = s.to();
        }
        return text.toString();
    }

    /**
     * One atom in a primitive cell; the route and lengths of wave vectors, 1/&Aring;, of ASE 3.22.1 ({@code ase.lattice}: BCT(4, 3), BCT(3, 4), ORC,
     * ORCI, ORCC(3, 4, 5), ORCF(3, 5, 6), ORCF(4, 5, 6), RHL(4, 75), RHL(4, 105)), which has the tables of Setyawan and Curtarolo, too.
     */
    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "-2 2 1.5 2 -2 1.5 2 2 -1.5; \u0393XM\u0393ZPNZ1M|XP; M 1.570796 N 1.308997 P 1.526539 X 1.110721 Z 1.636246 Z1 1.636246",
        "-1.5 1.5 2 1.5 -1.5 2 1.5 1.5 -2; \u0393XY\u03a3\u0393Z\u03a31NPY1Z|XP; N 1.308997 P 1.676334 \u03a3 1.636246 \u03a31 1.636246 X 1.480961 Y 1.699177 Y1 1.699177 Z 1.570796",
        "4 0 0 0 5 0 0 0 3; \u0393XSY\u0393ZURTZ|YT|UX|SR; X 1.047198 Y 0.785398 Z 0.628319",
        "-1.5 2 2.5 1.5 -2 2.5 1.5 2 -2.5; \u0393XLTWRX1Z\u0393YSW|L1Y|Y1Z; L 1.451984 L1 1.451984 X 1.424189 X1 1.424189 Y 1.288053 Y1 1.288053 Z 1.256637 R 1.221232",
        "2 -1.5 0 2 1.5 0 0 0 5; \u0393XSRAZ\u0393YX1A1TY|ZT; A 1.752737 A1 1.752737 X 1.636246 X1 1.636246 T 1.691799 Y 1.570796",
        "0 2.5 3 1.5 0 3 1.5 2.5 0; \u0393YTZ\u0393XA1Y|TX1|XAZ|L\u0393; A 1.564536 A1 1.564536 X 1.685988 X1 1.685988 T 1.635775 Y 1.256637",
        "0 2.5 3 2 0 3 2 2.5 0; \u0393YCDX\u0393ZD1HC|C1Z|XH1|HY|L\u0393; C 1.406527 C1 1.406527 D 1.572983 D1 1.572983 H 1.573943 H1 1.573943",
        "3.173413 -2.435046 0 3.173413 2.435046 0 1.304936 0 3.781170; \u0393LB1|BZ\u0393X|QFP1Z|LP; B 1.188699 B1 1.188699 P 1.168158 P1 1.168158 Q 1.070133 X 1.070133 L 0.830855",
        "2.435046 -3.173413 0 2.435046 3.173413 0 -1.700613 0 3.620490; \u0393PZQ\u0393FP1Q1LZ; P 1.170179 P1 1.170179 Q 1.153254 Q1 1.153254 F 0.989973 Z 1.316434",
        "3 0 0 -1.5 2.598076211 0 0 0 5; \u0393MK\u0393ALHA|LM|KH; M 1.209200 K 1.396263 A 0.628319",
        "0 2 2 2 0 2 2 2 0; \u0393XWK\u0393LUWLK|UX; X 1.570796 W 1.756204 K 1.666081 L 1.360350",
    })
    void pointsAreThoseOfTheTables(String cell, String route, String lengths) {
        BrillouinPath path = path(numbers(cell));
        assertEquals(route, route(path));
        String[] words = lengths.split(" ");
        for (int k = 0; k < words.length; k += 2) {
            double[] q = point(path, words[k]);
            assertEquals(Double.parseDouble(words[k + 1]), Math.sqrt(Matrix3.dot(q, q)), 2e-6, words[k]);
        }
    }

    /** No point is nearer to another reciprocal lattice vector than to the centre, however the crystal is described or turned. */
    @ParameterizedTest
    @CsvSource({"2 2 0 2 -2 0 2 0 1.5", "1.5 1.5 2 3 0 0 0 0 4", "4 0 0 0 5 0 2 2.5 1.5", "4 0 0 2 0 1.5 0 5 0",
        "0 2.5 3 2 0 3 2 2.5 0", "3 0 0 0 4 0 0 0 5", "4 0 0 0 3 0 0 0 3",
        "3.173413 -2.435046 0 3.173413 2.435046 0 1.304936 0 3.781170",
        "2.435046 -3.173413 0 2.435046 3.173413 0 -1.700613 0 3.620490", "3 0 0 1.5 2.598076211 0 0 0 5",
        "3 0 0 0 3 0 1.5 1.5 1.5"})
    void pointsLieInTheFirstZone(String cell) {
        double angle = 0.7;
        double[] turn = {Math.cos(angle), Math.sin(angle), 0, -Math.sin(angle), Math.cos(angle), 0, 0, 0, 1};
        double[] rows = Matrix3.product(numbers(cell), turn);
        BrillouinPath path = path(rows);
        assertTrue(path.stretches().size() > 5, () -> "no table: " + route(path));
        Cell lattice = Cell.of(rows, true, true, true);
        for (BrillouinPath.Stretch s : path.stretches()) {
            for (int k = 0; k < 729; k++) {
                double[] g = BrillouinPath.cartesian(lattice,
                        new double[] {k % 9 - 4, k / 9 % 9 - 4, k / 81 - 4});
                double[] q = s.end();
                double[] further = IntStream.range(0, 3).mapToDouble(d -> q[d] - g[d]).toArray();
                assertTrue(Matrix3.dot(q, q) <= Matrix3.dot(further, further) + 1e-5, s.to());
            }
        }
    }

    /** Equal lengths of the three cell vectors of a threefold lattice: the cubic limit of both rhombohedral tables is left to the cubic ones. */
    @ParameterizedTest
    @CsvSource({"4 0 0 0 4 0 0 0 4, \u0393XM\u0393RX|MR", "2 2 0 2 0 2 0 2 2, \u0393XWK\u0393LUWLK|UX"})
    void cubicLatticesAreNotRhombohedral(String cell, String route) {
        assertEquals(route, route(path(numbers(cell))));
    }

    /** A path of one's own, in fractions of the reciprocal vectors of any cell. */
    @ParameterizedTest
    @CsvSource({"gamma, \u0393", "G, \u0393", "X, X"})
    void pointsAreNamed(String name, String printed) {
        BrillouinPath path = BrillouinPath.of(List.of(name, "end"), List.of(new double[3], new double[] {0, 0, 0.5}),
                Cell.orthorhombic(2, 3, 4));
        assertEquals(printed, path.stretches().getFirst().from());
        assertArrayEquals(new double[] {0, 0, Math.PI / 4}, path.stretches().getFirst().end(), 1e-12);
        assertEquals("end", path.stretches().stream().map(BrillouinPath.Stretch::to).collect(Collectors.joining()));
    }
}
