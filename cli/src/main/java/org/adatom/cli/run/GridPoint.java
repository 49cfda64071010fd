package org.adatom.cli.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adatom.cli.input.Binder;
import org.adatom.cli.input.InputFile;
import org.adatom.cli.input.Node;
import org.adatom.cli.input.YamlText;
import org.adatom.engine.error.InputException;

/**
 * A point of {@code train.grid}: the input with one value of each list put where it belongs, checked like any other input.
 *
 * @param values as text, by key of the grid
 * @param block the block {@code train} with these values
 */
record GridPoint(Map<String, String> values, TrainBlock block) {
    /** More are taken for a mistake. */
    private static final int MOST = 1000;

    /** A point in the making. */
    private record Draft(Map<String, String> values, Node.Mapping root) {}

    /**
     * All points, the last key of the grid varying fastest.
     *
     * @throws InputException if there are too many, or a value makes no sense in its place
     */
    static List<GridPoint> of(InputFile file) {
        Node.Mapping train = mapping(file.root(), "train");
        String descriptor = mapping(train, "descriptor").entries().entrySet().stream()
                .filter(e -> e.getValue().value() instanceof Node.Mapping).map(Map.Entry::getKey).findFirst()
                .orElseThrow();
        Node.Mapping grid = mapping(train, "grid");
        List<Draft> drafts = List.of(new Draft(Map.of(), file.root()));
        for (Map.Entry<String, Node.Entry> e : grid.entries().entrySet()) {
            List<String> path = e.getKey().equals("cutoff")
                    ? List.of("train", "descriptor", descriptor, "cutoff")
                    : List.of("train", "network", e.getKey());
            List<Node> values = e.getValue().value() instanceof Node.Sequence s
                    ? s.items()
                    : List.of(e.getValue().value());
            if (values.isEmpty() || (long) values.size() * drafts.size() > MOST) {
                throw e.getValue().keyPlace().error("train.grid." + e.getKey() + ": " + (values.isEmpty()
                        ? "the list is empty; leave it out"
                        : "makes " + (long) values.size() * drafts.size() + " points, at most " + MOST
                                + "; shorten the lists"));
            }
            List<Draft> more = new ArrayList<>();
            for (Draft d : drafts) {
                for (Node value : values) {
                    Map<String, String> named = new LinkedHashMap<>(d.values);
                    named.put(e.getKey(), text(value));
                    more.add(new Draft(named, with(d.root, path, new Node.Entry(e.getValue().keyPlace(), value))));
                }
            }
            drafts = more;
        }
        return drafts.stream().map(d -> new GridPoint(d.values, Binder.bind(
                new InputFile(file.name(), file.directory(), file.text(), d.root), TrainInput.class).train())).toList();
    }

    private static Node.Mapping mapping(Node.Mapping in, String key) {
        return (Node.Mapping) in.entries().get(key).value();
    }

    /** A copy of the tree in which the value at a path is another. */
    private static Node.Mapping with(Node.Mapping root, List<String> path, Node.Entry value) {
        Map<String, Node.Entry> entries = new LinkedHashMap<>(root.entries());
        String key = path.get(0);
        Node.Entry old = entries.get(key);
        if (path.size() == 1) {
            entries.put(key, value);
        } else {
            // A block that is opened and left empty is no mapping yet.
            Node.Mapping inner = old.value() instanceof Node.Mapping m
                    ? m
                    : new Node.Mapping(old.value().place(), Map.of());
            entries.put(key, new Node.Entry(old.keyPlace(), with(inner, path.subList(1, path.size()), value)));
        }
        return new Node.Mapping(root.place(), entries);
    }

    private static String text(Node value) {
        return switch (value) {
            case Node.Scalar s -> s.text();
            case Node.Sequence s -> String.join("-", s.items().stream().map(GridPoint::text).toList());
            case Node.Mapping m -> YamlText.of(m).strip().replaceAll("\\s+", " ");
        };
    }
}
