package org.adatom.analysis.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.adatom.analysis.Numbers;
import org.jspecify.annotations.Nullable;

/** A {@link Report} as plain text for a terminal: verdict, key figures, tables and citations, no plots. */
public final class TextPage {
    private final StringBuilder text = new StringBuilder();

    private TextPage() {}

    /** The text; lines end with a line feed. */
    public static String of(Report report) {
        TextPage page = new TextPage();
        page.render(report);
        return page.text.toString();
    }

    private void render(Report report) {
        line(report.title());
        if (!report.subtitle().isEmpty()) {
            line(report.subtitle());
        }
        if (!report.figures().isEmpty()) {
            line("");
            List<List<String>> rows = new ArrayList<>();
            for (Figure f : report.figures()) {
                rows.add(List.of(f.label(), Numbers.withError(f.value()), f.unit(), f.note()));
            }
            table(List.of("quantity", "value", "unit", "how"), rows);
        }
        for (Report.Section section : report.sections()) {
            section.blocks().stream().map(TextPage::tableOf).filter(Objects::nonNull)
                    .forEach(t -> {
                        line("");
                        line(t.caption().isEmpty() ? section.title() : t.caption());
                        table(t.header(), t.rows());
                    });
        }
        if (!report.citations().isEmpty()) {
            line("");
            line("please cite:");
            report.citations().forEach(c -> line("  " + c));
        }
        if (!report.verdict().isEmpty()) {
            line("");
            line(report.verdict());
        }
    }

    private static Block.@Nullable Table tableOf(Block block) {
        return switch (block) {
            case Block.Table t -> t;
            case Block.Scorecard s -> s.table();
            default -> null;
        };
    }

    private void table(List<String> header, List<List<String>> rows) {
        int columns = header.size();
        int[] width = new int[columns];
        boolean[] right = new boolean[columns];
        for (int k = 0; k < columns; k++) {
            width[k] = header.get(k).length();
            right[k] = !rows.isEmpty();
            for (List<String> row : rows) {
                width[k] = Math.max(width[k], row.get(k).length());
                right[k] &= row.get(k).isEmpty() || Numbers.isNumber(row.get(k));
            }
        }
        row(header, width, right);
        rows.forEach(row -> row(row, width, right));
    }

    private void row(List<String> cells, int[] width, boolean[] right) {
        StringBuilder row = new StringBuilder();
        for (int k = 0; k < width.length; k++) {
            String cell = cells.get(k);
            String gap = " ".repeat(width[k] - cell.length());
            row.append(k == 0 ? "  " : "   ").append(right[k] ? gap + cell : cell + gap);
        }
        line(row.toString().stripTrailing());
    }

    private void line(String content) {
        text.append(content).append('\n');
    }
}
