package org.adatom.analysis.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The results of a job: content only, in the order in which it is shown.
 *
 * <pre>{@code
 * Report report = new Report("Elastic constants of copper");
 * report.verdict(Report.Level.GOOD, "Mechanically stable; fit residual 0.01 %.");
 * report.figure(new Figure("c11", "C11", new Estimate(170.1, 0.2), "GPa", "6 strains"));
 * report.section("Fits", plot, table);
 * String page = HtmlPage.of(report);
 * }</pre>
 */
public final class Report {
    /** How the job went. */
    public enum Level {
        /** As it should. */
        GOOD,
        /** Finished, but something deserves a look. */
        CAUTION,
        /** Failed, or not to be trusted. */
        BAD
    }

    /**
     * A titled part of the page.
     *
     * @param title heading
     * @param blocks content
     */
    public record Section(String title, List<Block> blocks) {}

    private final String title;
    private String subtitle = "";
    private Level level = Level.GOOD;
    private String verdict = "";
    private final List<Figure> figures = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<String> citations = new ArrayList<>();
    private final Map<String, Object> data = new LinkedHashMap<>();
    private @Nullable Provenance provenance;

    /** An empty report. */
    public Report(String title) {
        this.title = title;
    }

    /** A line below the title: what was computed with what. */
    public void subtitle(String text) {
        subtitle = text;
    }

    /** The outcome in one sentence. */
    public void verdict(Level how, String sentence) {
        level = how;
        verdict = sentence;
    }

    /** Adds a key figure. */
    public void figure(Figure figure) {
        figures.add(figure);
    }

    /** Adds a section. */
    public void section(String heading, List<Block> blocks) {
        sections.add(new Section(heading, List.copyOf(blocks)));
    }

    /** Adds a section. */
    public void section(String heading, Block... blocks) {
        section(heading, List.of(blocks));
    }

    /** Adds a warning; the same words twice are one warning. */
    public void warning(String text) {
        if (!warnings.contains(text)) {
            warnings.add(text);
        }
    }

    /** Adds a publication to cite; the same twice is one. */
    public void cite(String publication) {
        if (!citations.contains(publication)) {
            citations.add(publication);
        }
    }

    /** Adds an entry to {@code summary.json} that is not on the page: maps, lists, records, numbers, text. */
    public void data(String key, Object value) {
        data.put(key, value);
    }

    /** States what made the result. */
    public void provenance(Provenance origin) {
        provenance = origin;
    }

    /** Heading of the page. */
    public String title() {
        return title;
    }

    /** The line below it; may be empty. */
    public String subtitle() {
        return subtitle;
    }

    /** How the job went. */
    public Level level() {
        return level;
    }

    /** The outcome in one sentence; may be empty. */
    public String verdict() {
        return verdict;
    }

    /** The key figures. */
    public List<Figure> figures() {
        return List.copyOf(figures);
    }

    /** The sections. */
    public List<Section> sections() {
        return List.copyOf(sections);
    }

    /** The warnings. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** The publications to cite. */
    public List<String> citations() {
        return List.copyOf(citations);
    }

    /** Further entries of {@code summary.json}. */
    public Map<String, Object> data() {
        return data;
    }

    /** What made the result, if stated. */
    public @Nullable Provenance provenance() {
        return provenance;
    }
}
