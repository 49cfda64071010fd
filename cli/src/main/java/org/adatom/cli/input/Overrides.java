package org.adatom.cli.input;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adatom.engine.error.InputException;

/** Values given on the command line, {@code --set run.stages.0.steps=100}, put into the tree before it is checked. */
public final class Overrides {
    private Overrides() {}

    /**
     * Sets one value; blocks on the way are made where they are missing, list items must exist.
     *
     * @param assignment dotted path of keys and list indices (from 0), {@code =}, and a value in YAML
     * @throws InputException if it cannot be understood
     */
    public static void apply(InputFile input, String assignment) {
        int equals = assignment.indexOf('=');
        String label = "--set " + assignment;
        if (equals < 1) {
            throw new InputException(label + ": expected key=value, such as --set run.seed=7");
        }
        String[] path = assignment.substring(0, equals).strip().split("\\.", -1);
        Place place = new Place(label, 0, 0);
        // Parsed as the value of a key, so that any YAML value may stand there: 3, fcc, [1, 2], {a: 1}.
        InputFile parsed = InputFile.parse(label, input.directory(), "value: " + assignment.substring(equals + 1));
        Node value = placed(parsed.root().entries().get("value").value(), place);
        Node.Mapping root = input.root();
        Node here = root;
        for (int k = 0; k < path.length - 1; k++) {
            here = child(here, path[k], label, place);
        }
        put(here, path[path.length - 1], value, label, place);
    }

    private static Node child(Node node, String key, String label, Place place) {
        return switch (node) {
            case Node.Mapping m -> {
                Node.Entry entry = m.entries().get(key);
                if (entry == null || entry.value() instanceof Node.Scalar s && s.isNull()) {
                    Node made = new Node.Mapping(place, new LinkedHashMap<>());
                    m.entries().put(key, new Node.Entry(place, made));
                    yield made;
                }
                yield entry.value();
            }
            case Node.Sequence s -> s.items().get(index(s.items(), key, label));
            case Node.Scalar s -> throw notABlock(label, key, s);
        };
    }

    private static void put(Node node, String key, Node value, String label, Place place) {
        switch (node) {
            case Node.Mapping m -> m.entries().put(key, new Node.Entry(place, value));
            case Node.Sequence s -> s.items().set(index(s.items(), key, label), value);
            case Node.Scalar s -> throw notABlock(label, key, s);
        }
    }

    private static int index(List<Node> items, String key, String label) {
        if (!key.matches("\\d{1,9}") || Integer.parseInt(key) >= items.size()) {
            throw new InputException(label + ": '" + key + "' is no index into a list of " + items.size()
                    + " (the first is 0)");
        }
        return Integer.parseInt(key);
    }

    private static InputException notABlock(String label, String key, Node.Scalar s) {
        return new InputException(label + ": no key '" + key + "' under the single value " + s.kind());
    }

    private static Node placed(Node node, Place place) {
        return switch (node) {
            case Node.Scalar s -> new Node.Scalar(place, s.text(), s.quoted());
            case Node.Sequence s -> {
                s.items().replaceAll(item -> placed(item, place));
                yield new Node.Sequence(place, s.items());
            }
            case Node.Mapping m -> {
                for (Map.Entry<String, Node.Entry> e : m.entries().entrySet()) {
                    e.setValue(new Node.Entry(place, placed(e.getValue().value(), place)));
                }
                yield new Node.Mapping(place, m.entries());
            }
        };
    }
}
