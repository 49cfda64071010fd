package org.adatom.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.adatom.engine.error.FileException;
import org.adatom.engine.error.InputException;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * An input file (YAML 1.2 or JSON) as a tree of {@link Node}s.
 *
 * @param name as the user gave it, for messages
 * @param directory against which file names in it are resolved
 * @param text the content as read
 * @param root the outermost block; a key {@code $schema}, by which editors find the schema, is not part of it
 */
public record InputFile(String name, Path directory, String text, Node.Mapping root) {
    private static final long LARGEST = 16 << 20;
    private static final int DEEPEST = 50;
    /** Values of an input; aliases that repeat each other would make more of a short text. */
    private static final int MOST_VALUES = 200_000;

    /**
     * Reads a file, or standard input if the path is {@code -}.
     *
     * @throws FileException if it cannot be read
     * @throws InputException if it is neither YAML nor JSON, holds a key twice, or is not a block of keys
     */
    public static InputFile read(Path path) {
        boolean standardInput = path.toString().equals("-");
        String name = standardInput ? "stdin" : path.toString();
        try {
            if (!standardInput && Files.isDirectory(path)) {
                throw new FileException(path, "is a folder; name the input file in it", null);
            }
            if (!standardInput && Files.isRegularFile(path) && Files.size(path) > LARGEST) {
                throw InputException.at(name, 0, "is larger than 16 MB, so it is hardly an input file");
            }
            byte[] bytes = standardInput ? readStandardInput() : Files.readAllBytes(path);
            Path parent = standardInput ? null : path.toAbsolutePath().getParent();
            return parse(name, parent == null ? Path.of("") : parent, decode(name, bytes));
        } catch (NoSuchFileException e) {
            throw new FileException(path, "no such file" + neighbours(path), e);
        } catch (IOException e) {
            throw new FileException(path, "cannot be read: " + e.getMessage(), e);
        }
    }

    /** An input given as text; {@code name} is used in messages. */
    public static InputFile parse(String name, Path directory, String text) {
        org.snakeyaml.engine.v2.nodes.Node root;
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(name)
                    .setAllowDuplicateKeys(false)
                    .setMaxAliasesForCollections(50)
                    .build();
            checkDepth(name, new Parse(settings).parseString(text));
            Iterator<org.snakeyaml.engine.v2.nodes.Node> documents = new Compose(settings).composeAllFromString(text)
                    .iterator();
            if (!documents.hasNext()) {
                throw InputException.at(name, 0, "is empty; see 'adatom help' for what an input holds");
            }
            root = documents.next();
            if (documents.hasNext()) {
                throw place(name, documents.next().getStartMark().orElseThrow())
                        .error("a second document begins here; one file is one job");
            }
        } catch (MarkedYamlEngineException e) {
            throw syntaxError(name, text, e);
        } catch (ReaderException e) {
            long line = 1 + text.codePoints().limit(e.getPosition()).filter(c -> c == '\n').count();
            throw InputException.at(name, line, String.format(
                    "the character U+%04X is not allowed; is this an input file?", e.getCodePoint()));
        } catch (YamlEngineException e) {
            String problem = oneLine(e.getMessage());
            throw InputException.at(name, 0, problem.startsWith("non scalar key")
                    ? "a key must be a single word, not a list or a block"
                    : "is not readable as YAML: " + problem);
        }
        Node tree = new Conversion(name).of(root, 0);
        if (tree instanceof Node.Mapping mapping) {
            mapping.entries().remove("$schema");
            return new InputFile(name, directory, text, mapping);
        }
        throw place(name, root.getStartMark().orElseThrow())
                .error("an input is a block of keys such as 'structure:', not " + tree.kind());
    }

    /** The composer calls itself for each level, so the depth is checked before. */
    private static void checkDepth(String name, Iterable<Event> events) {
        int depth = 0;
        for (Event event : events) {
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            if (depth > DEEPEST) {
                throw place(name, event.getStartMark().orElseThrow())
                        .error("blocks are nested deeper than " + DEEPEST + " levels");
            }
        }
    }

    /** Where the value at a path of keys (in lists, numbers from 0) stands; the innermost one that exists. */
    public Place place(String... path) {
        return root.placeOf(path);
    }

    private static byte[] readStandardInput() throws IOException {
        InputStream in = System.in;
        return in.readAllBytes();
    }

    private static String decode(String name, byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            // The decoder stops before the first byte that is no text.
            long line = 1;
            for (int k = 0; k < buffer.position(); k++) {
                line += bytes[k] == '\n' ? 1 : 0;
            }
            throw InputException.at(name, line, "is not UTF-8 text; is this an input file?");
        }
    }

    /** Files of the same folder with a similar name, as a hint. */
    private static String neighbours(Path path) {
        Path folder = path.toAbsolutePath().getParent();
        Path name = path.getFileName();
        if (folder == null || name == null || !Files.isDirectory(folder)) {
            return "";
        }
        try (var files = Files.list(folder)) {
            List<String> names = files.map(f -> f.getFileName().toString()).sorted().toList();
            return Suggestion.among(names, name.toString());
        } catch (IOException e) {
            return "";
        }
    }

    /** Makes nodes with places of the nodes of the YAML library. */
    private static final class Conversion {
        private final String name;
        private int values;

        Conversion(String name) {
            this.name = name;
        }

        private Node of(org.snakeyaml.engine.v2.nodes.Node node, int depth) {
            Place place = place(name, node.getStartMark().orElseThrow());
            if (depth > DEEPEST || ++values > MOST_VALUES) {
                throw place.error(depth > DEEPEST
                        ? "blocks are nested deeper than " + DEEPEST + " levels; does an alias hold itself?"
                        : "more than " + MOST_VALUES + " values; do aliases repeat each other?");
            }
            return switch (node) {
                case MappingNode m -> {
                    Map<String, Node.Entry> entries = new LinkedHashMap<>();
                    for (NodeTuple t : m.getValue()) {
                        Place keyPlace = place(name, t.getKeyNode().getStartMark().orElseThrow());
                        if (!(t.getKeyNode() instanceof ScalarNode key)) {
                            throw keyPlace.error("a key must be a single word");
                        }
                        Node.Entry entry = new Node.Entry(keyPlace, of(t.getValueNode(), depth + 1));
                        Node.Entry first = entries.putIfAbsent(key.getValue(), entry);
                        if (first != null) {
                            throw keyPlace.error("key '" + key.getValue() + "' is given twice; first in line "
                                    + first.keyPlace().line());
                        }
                    }
                    yield new Node.Mapping(place, entries);
                }
                case SequenceNode s -> {
                    List<Node> items = new ArrayList<>();
                    s.getValue().forEach(item -> items.add(of(item, depth + 1)));
                    yield new Node.Sequence(place, items);
                }
                case ScalarNode s ->
                        new Node.Scalar(place, s.getValue(), s.getScalarStyle() != ScalarStyle.PLAIN);
                default -> throw place.error("this kind of YAML is not used here");
            };
        }
    }

    private static Place place(String name, Mark mark) {
        return new Place(name, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static InputException syntaxError(String name, String text, MarkedYamlEngineException e) {
        Place place = e.getProblemMark().or(e::getContextMark).map(m -> place(name, m)).orElse(new Place(name, 0, 0));
        String problem = oneLine(e.getProblem() == null ? "syntax error" : e.getProblem());
        String line = text.lines().skip(Math.max(0, place.line() - 1)).findFirst().orElse("");
        if (line.stripTrailing().chars().takeWhile(Character::isWhitespace).anyMatch(c -> c == '\t')) {
            return place.error("a tab; YAML is indented with spaces");
        }
        String context = e.getContext() == null ? "" : " " + oneLine(e.getContext());
        return place.error("not valid YAML" + context + ": " + problem);
    }

    private static String oneLine(String message) {
        return message.strip().replaceAll("\\s*\\R\\s*", "; ").toLowerCase(Locale.ROOT);
    }
}
