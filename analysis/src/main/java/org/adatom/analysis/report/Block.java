package org.adatom.analysis.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a section of a {@link Report}. */
public sealed interface Block
        permits Block.Text, Block.Table, Block.Scorecard, Block.Listing, Plot, HeatMap, StructureView {
    /**
     * A paragraph.
     *
     * @param text plain text
     */
    record Text(String text) implements Block {}

    /**
     * A table. Cells that look like numbers, also behind a sign of order, are set flush right.
     *
     * @param caption what it shows; may be empty
     * @param header one heading per column
     * @param rows as many cells per row as there are headings
     */
    record Table(String caption, List<String> header, List<List<String>> rows) implements Block {
        /** Checks and copies. */
        public Table {
            header = List.copyOf(header);
            rows = rows.stream().map(List::copyOf).toList();
            for (List<String> row : rows) {
                if (row.size() != header.size()) {
                    throw new IllegalArgumentException("a row has " + row.size() + " cells for " + header.size()
                            + " columns: " + row);
                }
            }
        }
    }

    /**
     * A table whose cells are coloured by how well things went.
     *
     * @param table the cells
     * @param levels one for each cell, row by row; null where there is nothing to judge
     */
    record Scorecard(Table table, List<List<Report.@Nullable Level>> levels) implements Block {}

    /**
     * Text shown as it is, such as an input file.
     *
     * @param caption what it is
     * @param text its lines
     */
    record Listing(String caption, String text) implements Block {}
}
