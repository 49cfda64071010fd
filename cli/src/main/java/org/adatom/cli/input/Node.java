package org.adatom.cli.input;

import java.util.List;
import java.util.Map;

/** A piece of an input file that knows where it stands. */
public sealed interface Node {
    /** Where it begins. */
    Place place();

    /** What it is, in words for messages. */
    String kind();

    /**
     * Keys with values, in the order of the file; no key occurs twice.
     *
     * @param place of the first key
     * @param entries by key; live, so that overrides can be put in
     */
    record Mapping(Place place, Map<String, Entry> entries) implements Node {
        @Override
        public String kind() {
            return "a block of keys";
        }
    }

    /**
     * One key of a mapping.
     *
     * @param keyPlace where the key stands
     * @param value what it is set to
     */
    record Entry(Place keyPlace, Node value) {}

    /** A list; live, so that overrides can be put in. */
    record Sequence(Place place, List<Node> items) implements Node {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /**
     * A single value, as text.
     *
     * @param quoted whether the text stood in quotation marks, so that {@code "1"} is text and no number
     */
    record Scalar(Place place, String text, boolean quoted) implements Node {
        @Override
        public String kind() {
            return isNull() ? "nothing" : "'" + text + "'";
        }

        /** Whether the value is empty or null. */
        public boolean isNull() {
            return !quoted && (text.isEmpty() || text.equals("~") || text.equalsIgnoreCase("null"));
        }
    }
}
