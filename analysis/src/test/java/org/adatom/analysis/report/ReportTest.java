package org.adatom.analysis.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.adatom.analysis.Estimate;
import org.adatom.analysis.MeanSquaredDisplacement;
import org.adatom.analysis.RadialDistribution;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.build.Crystal;
import org.adatom.engine.build.Lattice;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final String SCRIPT = "<script>alert('x')</script> & \"quoted\"";

    /** Binary walkers on a crystal: every kind of block, and text that must be escaped. */
    private static Report report(Path folder) throws IOException {
        Path potential = Files.writeString(folder.resolve("Cu<1>.eam"), "abc");
        Report report = new Report("Rock salt " + SCRIPT);
        report.subtitle("64 atoms, " + SCRIPT);
        report.verdict(Report.Level.GOOD, "Fine " + SCRIPT);
        report.warning("Careful " + SCRIPT);
        report.cite("A. Author, J. Chem. Phys. 1, 1 (2000), https://doi.org/10.1000/1 " + SCRIPT);
        report.cite("A. Rahman, Phys. Rev. 136, A405 (1964), doi:10.1103/PhysRev.136.A405.");
        report.figure(new Figure("lattice_constant", "a " + SCRIPT, new Estimate(5.64123, 0.0021), "A", SCRIPT));
        report.figure(new Figure("unknown", "nothing", Estimate.of(Double.NaN), "", ""));
        Frame start = Crystal.of(Lattice.ROCKSALT, 5.64, "Na", "Cl").repeated(2, 2, 2).build(Units.CODATA_2018);
        Atoms atoms = start.atoms().copy();
        RunReport run = new RunReport(report);
        CounterRandom random = new CounterRandom(1, "test");
        try (Workers workers = new Workers(1)) {
            RadialDistribution rdf = new RadialDistribution(6, 0.1, 1, 0, workers);
            MeanSquaredDisplacement msd = new MeanSquaredDisplacement(1, 0, 0);
            for (int s = 0; s < 50; s++) {
                rdf.add(atoms, start.cell());
                msd.add(s, atoms, start.cell());
                for (int i = 0; i < atoms.count(); i++) {
                    atoms.x()[i] += 0.02 * random.normal(s, i, 0);
                    atoms.y()[i] += 0.02 * random.normal(s, i, 1);
                    atoms.z()[i] += 0.02 * random.normal(s, i, 2);
                }
            }
            run.radialDistribution(rdf.result());
            run.displacement(msd.result(), null);
        }
        report.section("View", new StructureView("Atoms " + SCRIPT,
                List.of(new StructureView.Snapshot("first", start.atoms(), start.cell()),
                        new StructureView.Snapshot("last", atoms, start.cell()))));
        report.section("Map", new HeatMap("Map " + SCRIPT, SCRIPT, Plot.Axis.linear(SCRIPT), Plot.Axis.linear("y"),
                new double[] {0, 1}, new double[] {0, 1, 2}, new double[6], SCRIPT, -1, 1,
                List.of(new HeatMap.Spot(0.5, 1, true), new HeatMap.Spot(1, 1, false))));
        report.section("Rest " + SCRIPT, new Block.Text(SCRIPT), new Block.Listing(SCRIPT, SCRIPT),
                new Block.Table(SCRIPT, List.of("x [A^2]", SCRIPT), List.of(List.of("1.5", SCRIPT))));
        report.provenance(Provenance.here("Adatom 0.1", 2, "2025-01-01 12:00", "adatom run <in>.yaml", "in.yaml",
                "seed: 1 # " + SCRIPT, List.of(potential)));
        return report;
    }

    @Test
    void pageLoadsNothingFromElsewhere(@TempDir Path folder) throws IOException {
        Document page = Parser.htmlParser().parseInput(HtmlPage.of(report(folder)), "");
        for (String attribute : List.of("src", "href", "xlink:href", "data", "action", "poster", "srcset")) {
            for (Element e : page.getElementsByAttribute(attribute)) {
                String value = e.attr(attribute);
                if (e.tagName().equals("a")) {
                    continue; // a link loads nothing until it is clicked
                }
                assertTrue(value.startsWith("data:") || value.startsWith("#"), e.tagName() + " loads " + value);
            }
        }
        for (Element style : page.select("style")) {
            assertFalse(style.data().contains("url(") || style.data().contains("@import"), style.data());
        }
        assertEquals(0, page.select("link, iframe, object, embed, base").size());
    }

    @Test
    void pageIsWellFormedAndEscaped(@TempDir Path folder) throws IOException {
        String html = HtmlPage.of(report(folder));
        Parser parser = Parser.htmlParser().setTrackErrors(20);
        Document page = parser.parseInput(html, "");
        assertEquals(List.of(), parser.getErrors().stream().map(Object::toString).toList());
        assertEquals(0, page.select("script:containsData(alert)").size());
        assertTrue(page.select("h1").text().endsWith(SCRIPT));
        assertEquals(SCRIPT, page.select("main > section > p").text());
        assertEquals("5.6412 \u00b1 0.0021", page.select(".figures td.number").first().text());
        Set<String> ids = new HashSet<>();
        for (Element e : page.getElementsByAttribute("id")) {
            assertTrue(ids.add(e.id()), "id '" + e.id() + "' occurs twice");
        }
        assertEquals(4, page.select("figure svg").size());
        assertEquals(2, page.select(".stage img[src^=data:image/png]").size());
        assertEquals(64, page.select(".hash").text().length());
        assertEquals(List.of("https://doi.org/10.1000/1", "https://doi.org/10.1103/PhysRev.136.A405"),
                page.select("ol a[href]").eachAttr("href"));
        assertEquals(2, page.select("a").size());
    }

    @Test
    void summaryHoldsTheSameNumbersWithUnits(@TempDir Path folder) throws IOException {
        JsonNode json = new ObjectMapper().readTree(SummaryJson.of(report(folder)));
        JsonNode figure = json.at("/figures/lattice_constant");
        assertEquals(5.64123, figure.get("value").asDouble());
        assertEquals(0.0021, figure.get("error").asDouble());
        assertEquals("A", figure.get("unit").asText());
        assertTrue(json.at("/figures/unknown/value").isNull());
        assertEquals("good", json.at("/verdict/level").asText());
        assertEquals("A^2/ps", json.at("/diffusion/0/coefficient/unit").asText());
        assertEquals("cm^2/s", json.at("/figures/diffusion/unit").asText());
        assertTrue(json.at("/first_shells/0/peak_position/value").asDouble() > 2.7);
        // SHA-256 of "abc", FIPS 180-2 appendix B.1
        assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                json.at("/provenance/files/0/sha256").asText());
    }

    @Test
    void thinningKeepsExtremes() {
        double[] y = new double[100_000];
        y[12_345] = 7;
        y[54_321] = -7;
        int[] kept = Thinning.of(y, 1000);
        assertTrue(kept.length <= 1000);
        assertTrue(Arrays.stream(kept).anyMatch(k -> k == 12_345));
        assertTrue(Arrays.stream(kept).anyMatch(k -> k == 54_321));
        assertEquals(10, Thinning.of(new double[10], 1000).length);
    }

    /** A NaN at the begin of a stretch hid what came behind it, because nothing compares with it. */
    @Test
    void thinningKeepsGapsAndWhatIsBehindThem() {
        double[] y = new double[10_000];
        Arrays.fill(y, 1);
        y[4000] = Double.NaN;
        y[4003] = 7;
        y[4005] = -7;
        int[] kept = Thinning.of(y, 100);
        for (int index : new int[] {4000, 4003, 4005}) {
            assertTrue(Arrays.stream(kept).anyMatch(k -> k == index), () -> "lost " + index);
        }
        assertArrayEquals(Arrays.stream(kept).sorted().distinct().toArray(), kept);
    }

    /** Each piece of a line begins with a move of the pen. */
    @Test
    void linesBreakAtGaps() {
        double[] x = {0, 1, 2, 2, 2, 3, 4};
        double[] whole = {0, 1, 2, 2, 5, 6, 7};
        double[] broken = {0, 1, 2, Double.NaN, 5, 6, 7};
        assertEquals(pieces(x, whole) + 1, pieces(x, broken));
    }

    private static long pieces(double[] x, double[] y) {
        String svg =
                SvgChart.draw(Plot.of("t", Plot.Axis.linear("x"), Plot.Axis.linear("y"), Plot.Series.line("a", x, y)),
                        "id");
        assertFalse(svg.contains("NaN"), svg);
        return svg.chars().filter(c -> c == 'M').count();
    }

    @Test
    void cellsOfAnyPeriodicityAreDrawn() {
        Atoms one = Atoms.of(List.of("X"));
        for (Cell cell : List.of(Cell.open(), Cell.orthorhombic(3, 4, 5),
                Cell.planar(new double[] {3, 0, 1, 4}, true, true))) {
            StructureView.Snapshot snapshot = new StructureView.Snapshot("", one, cell);
            assertEquals(cell.equals(Cell.open()) ? 0 : cell.dimensions() == 2 ? 4 * 6 : 12 * 6,
                    snapshot.edges().length);
            assertTrue(StructurePicture.png(snapshot).length > 500);
        }
    }
}
