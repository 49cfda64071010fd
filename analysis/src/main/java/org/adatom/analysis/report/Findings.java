package org.adatom.analysis.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adatom.engine.io.Frame;

/**
 * What a calculation found: its report, and files beside it.
 *
 * <pre>{@code
 * Findings findings = new Findings(new Report("Elastic constants of Cu"));
 * findings.csv("elastic.csv", text);
 * findings.structure("bulk.extxyz", bulk.frame());
 * }</pre>
 */
public final class Findings {
    private final Report report;
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, List<Frame>> structures = new LinkedHashMap<>();

    /** A report to be filled, no files yet. */
    public Findings(Report report) {
        this.report = report;
    }

    /** The report. */
    public Report report() {
        return report;
    }

    /** Adds a text file, such as a table of comma-separated values. */
    public void text(String file, String content) {
        texts.put(file, content);
    }

    /** Adds a table as comma-separated values, one line per row behind that of the header. */
    public void csv(String file, Block.Table table) {
        StringBuilder text = new StringBuilder(String.join(",", table.header())).append('\n');
        table.rows().forEach(row -> text.append(String.join(",", row)).append('\n'));
        text(file, text.toString());
    }

    /** Adds a structure file; its name tells the format. */
    public void structure(String file, Frame frame) {
        structures(file, List.of(frame));
    }

    /** Adds a file of several structures; its name tells the format. */
    public void structures(String file, List<Frame> frames) {
        structures.put(file, List.copyOf(frames));
    }

    /** Texts by file name. */
    public Map<String, String> texts() {
        return texts;
    }

    /** Structures by file name. */
    public Map<String, List<Frame>> structures() {
        return structures;
    }
}
