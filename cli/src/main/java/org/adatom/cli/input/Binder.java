package org.adatom.cli.input;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.adatom.engine.error.AdatomException;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Dimension;
import org.jspecify.annotations.Nullable;

/**
 * Checks a tree of nodes against a {@link Shape} and makes the records it describes. The first thing that is wrong is
 * reported with its place.
 */
public final class Binder {
    private static final Pattern SUBJECT = Pattern.compile("^([\\w.\\[\\]-]*[\\w\\]]).*$", Pattern.DOTALL);

    private Binder() {}

    /**
     * The input as a record.
     *
     * @throws InputException naming file, line, column, the path of keys, what was found and what to write instead
     */
    public static <T extends Record> T bind(InputFile input, Class<T> type) {
        return type.cast(block(input.root(), Shape.of(type), ""));
    }

    private static Object value(Node node, Shape shape, String path) {
        return switch (shape) {
            case Shape.Number(var dimension) -> number(node, dimension, path);
            case Shape.Whole(boolean isLong) -> whole(node, isLong, path);
            case Shape.Flag() -> flag(node, path);
            case Shape.Text() -> scalar(node, "text", path).text();
            case Shape.FileName() -> file(node, path);
            case Shape.FolderName folder -> file(node, path);
            case Shape.Choice choice -> choice(node, choice, path);
            case Shape.ListOf list -> list(node, list, path);
            case Shape.MapOf map -> map(node, map, path);
            case Shape.Block block -> block(node, block, path);
            case Shape.ForceFields fields -> forceFields(node, fields, path);
        };
    }

    private static Record block(Node node, Shape.Block shape, String path) {
        Node.Mapping mapping = mapping(node, path);
        for (Map.Entry<String, Node.Entry> e : mapping.entries().entrySet()) {
            if (shape.key(e.getKey()) == null) {
                throw e.getValue().keyPlace().error("unknown key '" + e.getKey() + "'" + in(path)
                        + Suggestion.orList(shape.names(), e.getKey()));
            }
        }
        Object[] arguments = new Object[shape.keys().size()];
        for (int k = 0; k < arguments.length; k++) {
            Shape.Key key = shape.keys().get(k);
            Node.Entry entry = mapping.entries().get(key.name());
            if (entry != null && !isNull(entry.value(), key)) {
                arguments[k] = value(entry.value(), key.shape(), join(path, key.name()));
            } else if (key.required()) {
                throw mapping.place().error("missing key '" + key.name() + "'" + in(path)
                        + (key.description().isEmpty() ? "" : " (" + key.description() + ")"));
            }
        }
        try {
            return construct(shape.type(), arguments);
        } catch (IllegalArgumentException | InputException e) {
            throw blame(mapping, path, e);
        }
    }

    /** An optional key that is null is as good as absent; a block may be opened and left empty. */
    private static boolean isNull(Node node, Shape.Key key) {
        return node instanceof Node.Scalar s
                && s.isNull()
                && !key.required()
                && !(key.shape() instanceof Shape.Block && s.text().isEmpty());
    }

    /**
     * A refusal by a record's constructor: placed at the key that its message begins with ({@code tau ...},
     * {@code barostat.tau: ...}, {@code stages[0].hold: ...}), or else at the block.
     */
    private static InputException blame(Node.Mapping mapping, String path, RuntimeException e) {
        String message = String.valueOf(e.getMessage());
        String subject = SUBJECT.matcher(message).replaceFirst("$1");
        String[] steps = subject.split("[.\\[\\]]+");
        if (mapping.entries().containsKey(steps[0])) {
            return mapping.placeOf(steps).error(join(path, message));
        }
        String key = steps[steps.length - 1];
        Node.Entry named = mapping.entries().get(key);
        if (named == null) {
            String block = path.substring(path.lastIndexOf('.') + 1) + ": ";
            String rest = message.startsWith(block) ? message.substring(block.length()) : message;
            return mapping.place().error((path.isEmpty() ? "" : path + ": ") + rest);
        }
        return named.keyPlace().error(join(path, key) + message.substring(subject.length()));
    }

    private static Object forceFields(Node node, Shape.ForceFields shape, String path) {
        List<ForceFieldInput.Term> terms = new ArrayList<>();
        List<Node> items = node instanceof Node.Sequence s ? s.items() : List.of(node);
        for (int k = 0; k < items.size(); k++) {
            String at = node instanceof Node.Sequence ? path + "[" + k + "]" : path;
            Node.Mapping item = mapping(items.get(k), at);
            Selection selection = selection(item, shape, at);
            for (Map.Entry<String, Node.Entry> e : item.entries().entrySet()) {
                Shape.Block block = shape.byKey().get(e.getKey());
                if (block != null) {
                    terms.add(new ForceFieldInput.Term(
                            e.getValue().keyPlace(), e.getKey(),
                            block(e.getValue().value(), block, join(at, e.getKey())), selection));
                } else if (shape.selection().key(e.getKey()) == null) {
                    List<String> allowed = new ArrayList<>(shape.byKey().keySet());
                    allowed.addAll(shape.selection().names());
                    throw e.getValue().keyPlace().error("unknown force field '" + e.getKey() + "'"
                            + Suggestion.orList(allowed, e.getKey()));
                }
            }
        }
        try {
            return new ForceFieldInput(terms);
        } catch (InputException e) {
            throw node.place().error(e.getMessage());
        }
    }

    /** The keys beside a potential that say which atoms it acts on. */
    private static Selection selection(Node.Mapping item, Shape.ForceFields shape, String path) {
        Map<String, Node.Entry> entries = new LinkedHashMap<>(item.entries());
        entries.keySet().retainAll(shape.selection().names());
        if (!entries.isEmpty() && entries.size() == item.entries().size()) {
            throw item.place().error(path + ": " + String.join(", ", entries.keySet())
                    + " belongs beside the potential it restricts, as in '{ lennard-jones: {...}, among: [Ar] }'");
        }
        return (Selection) block(new Node.Mapping(item.place(), new LinkedHashMap<>(entries)), shape.selection(), path);
    }

    private static Object list(Node node, Shape.ListOf shape, String path) {
        List<Object> items = new ArrayList<>();
        switch (node) {
            case Node.Sequence sequence -> {
                for (int k = 0; k < sequence.items().size(); k++) {
                    items.add(value(sequence.items().get(k), shape.element(), path + "[" + k + "]"));
                }
            }
            case Node.Scalar scalar when shape.ofScalars() -> items.add(value(scalar, shape.element(), path));
            default -> throw node.place().error(path + ": expected a list [...], found " + node.kind());
        }
        if (shape.target() == List.class) {
            return Collections.unmodifiableList(items);
        }
        Class<?> component = shape.target().getComponentType();
        Object array = Array.newInstance(component, items.size());
        for (int k = 0; k < items.size(); k++) {
            Array.set(array, k, items.get(k));
        }
        return array;
    }

    private static Map<String, Object> map(Node node, Shape.MapOf shape, String path) {
        Map<String, Object> values = new LinkedHashMap<>();
        mapping(node, path).entries().forEach(
                (key, entry) -> values.put(key, value(entry.value(), shape.value(), join(path, key))));
        return Collections.unmodifiableMap(values);
    }

    private static Double number(
            Node node, @Nullable Dimension dimension, String path) {
        Node.Scalar s = scalar(node, Quantities.describe(dimension), path);
        if (s.quoted() && dimension == null) {
            throw s.place().error(path + ": expected a number, found the text \"" + s.text() + "\"");
        }
        try {
            return Quantities.parse(s.text(), dimension);
        } catch (IllegalArgumentException e) {
            throw s.place().error(path + ": " + e.getMessage());
        }
    }

    private static Number whole(Node node, boolean isLong, String path) {
        Node.Scalar s = scalar(node, "a whole number", path);
        try {
            if (!s.quoted()) {
                long value = new BigDecimal(s.text().replace("_", "")).longValueExact();
                if (!isLong && value != (int) value) {
                    throw s.place().error(path + ": " + s.text() + " is too large");
                }
                return isLong ? (Long) value : (Number) (int) value;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // Reported below, like quoted text.
        }
        throw s.place().error(path + ": expected a whole number, found '" + s.text() + "'");
    }

    private static Boolean flag(Node node, String path) {
        Node.Scalar s = scalar(node, "true or false", path);
        if (s.quoted() || !s.text().equals("true") && !s.text().equals("false")) {
            throw s.place().error(path + ": expected true or false, found '" + s.text() + "'");
        }
        return s.text().equals("true");
    }

    private static Path file(Node node, String path) {
        Node.Scalar s = scalar(node, "a file name", path);
        try {
            return Path.of(s.text());
        } catch (InvalidPathException e) {
            throw s.place().error(path + ": not a file name: " + e.getMessage());
        }
    }

    private static Enum<?> choice(Node node, Shape.Choice shape, String path) {
        Node.Scalar s = scalar(node, "one of " + Suggestion.alternatives(shape.words()), path);
        for (Enum<?> constant : shape.type().getEnumConstants()) {
            if (Shape.word(constant).equals(s.text())) {
                return constant;
            }
        }
        throw s.place().error(path + ": unknown value '" + s.text() + "'" + Suggestion.orList(shape.words(), s.text()));
    }

    private static Node.Scalar scalar(Node node, String expected, String path) {
        if (node instanceof Node.Scalar s && !s.isNull()) {
            return s;
        }
        throw node.place().error(path + ": expected " + expected + ", found " + node.kind());
    }

    private static Node.Mapping mapping(Node node, String path) {
        return switch (node) {
            case Node.Mapping m -> m;
            case Node.Scalar s when s.isNull() -> new Node.Mapping(s.place(), new LinkedHashMap<>());
            default ->
                    throw node.place()
                            .error((path.isEmpty() ? "the input" : path) + ": expected a block of keys, found "
                                    + node.kind());
        };
    }

    private static Record construct(Class<? extends Record> type, Object[] arguments) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        for (int k = 0; k < types.length; k++) {
            types[k] = components[k].getType();
        }
        try {
            Constructor<? extends Record> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            switch (e.getCause()) {
                case IllegalArgumentException refused -> throw refused;
                case AdatomException refused -> throw refused;
                default -> throw new IllegalStateException("cannot make a " + type.getName(), e.getCause());
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + type.getName(), e);
        }
    }

    private static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String in(String path) {
        return path.isEmpty() ? "" : " in " + path;
    }
}
