package org.adatom.cli.input;

import java.util.Map;

/** Writes a {@link Shape} for people: every key with its type, unit and meaning. */
public final class KeyTable {
    private static final int WIDTH = 110;

    private final StringBuilder text = new StringBuilder();

    private KeyTable() {}

    /** The keys of a block, nested blocks indented below theirs; keys that must be given are marked with {@code *}. */
    public static String of(Shape.Block block) {
        KeyTable table = new KeyTable();
        table.block(block, 2);
        return table.text.toString();
    }

    private void block(Shape.Block block, int indent) {
        for (Shape.Key key : block.keys()) {
            String head = key.name() + (key.required() ? "*" : "") + "  [" + kind(key.shape()) + "]";
            line(indent, head, key.description());
            inside(key.shape(), indent + 4);
        }
    }

    private void inside(Shape shape, int indent) {
        switch (shape) {
            case Shape.Block block -> block(block, indent);
            case Shape.ListOf list -> inside(list.element(), indent);
            case Shape.MapOf map -> inside(map.value(), indent);
            case Shape.ForceFields fields -> {
                block(fields.selection(), indent);
                for (Map.Entry<String, Shape.Block> e : fields.byKey().entrySet()) {
                    line(indent, e.getKey() + "  [block]", e.getValue().description());
                    block(e.getValue(), indent + 4);
                }
            }
            default -> {
                // A single value has nothing inside.
            }
        }
    }

    private static String kind(Shape shape) {
        return switch (shape) {
            case Shape.Number(var dimension) -> dimension == null ? "number" : Quantities.plainUnit(dimension);
            case Shape.Whole whole -> "whole number";
            case Shape.Flag() -> "true or false";
            case Shape.Text() -> "text";
            case Shape.FileName() -> "file";
            case Shape.FolderName folder -> "folder";
            case Shape.Choice choice -> String.join(" | ", choice.words());
            case Shape.ListOf list -> "list of " + kind(list.element());
            case Shape.MapOf map -> "name: " + kind(map.value());
            case Shape.Block block -> "block";
            case Shape.ForceFields fields -> "block or list of blocks";
        };
    }

    private void line(int indent, String head, String description) {
        int hang = Math.max(indent + 34, 0);
        StringBuilder line = new StringBuilder(" ".repeat(indent)).append(head);
        if (!description.isEmpty()) {
            if (line.length() > hang - 2) {
                text.append(line).append('\n');
                line = new StringBuilder();
            }
            line.append(" ".repeat(hang - line.length()));
            for (String word : description.split(" ")) {
                if (line.length() + word.length() > WIDTH && line.length() > hang) {
                    text.append(line.toString().stripTrailing()).append('\n');
                    line = new StringBuilder(" ".repeat(hang));
                }
                line.append(word).append(' ');
            }
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }
}
