package org.adatom.cli.input;

import java.util.List;
import java.util.Map;

/** A piece of an input file that knows where it stands. */
public sealed interface Node {
    /** Where it begins. */
    Place place();

    /** What it is, in words for messages. */
    String kind();

    /** Where the value at a path of keys (in lists, numbers from 0) stands; the innermost one that exists. */
    default Place placeOf(String... path) {
        Node node = this;
        Place place = place();
        for (String key : path) {
            if (node instanceof Mapping m && m.entries().get(key) instanceof Entry entry) {
                place = entry.keyPlace();
                node = entry.value();
            } else if (node instanceof Sequence s && key.matches("\\d{1,9}")
                    && Integer.parseInt(key) < s.items().size()) {
                node = s.items().get(Integer.parseInt(key));
                place = node.place();
            } else {
                break;
            }
        }
        return place;
    }

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
