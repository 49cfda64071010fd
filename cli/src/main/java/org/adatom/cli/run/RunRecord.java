package org.adatom.cli.run;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.adatom.cli.input.InputFile;
import org.adatom.cli.input.Node;
import org.adatom.cli.input.Place;
import org.adatom.cli.input.Shape;
import org.adatom.cli.input.YamlText;
import org.adatom.engine.build.StructureBlock;
import org.adatom.engine.error.FileException;

/**
 * What makes a run repeatable, kept in its folder: the input with the values of the command line put in, and copies of
 * the potential files it names.
 */
final class RunRecord {
    private RunRecord() {}

    /** Writes input and potentials into the folder. {@code type} is what the input is bound to. */
    static void write(InputFile file, Class<? extends Record> type, RunFolder folder) {
        Map<Path, String> copies = new LinkedHashMap<>();
        Node.Mapping root = (Node.Mapping) rewritten(file.root(), Shape.of(type), file.directory(), copies);
        try {
            for (Map.Entry<Path, String> copy : copies.entrySet()) {
                Path target = folder.potentials().resolve(copy.getValue());
                Files.createDirectories(target.getParent());
                Files.copy(copy.getKey(), target);
            }
        } catch (IOException e) {
            throw new FileException(folder.potentials(), "cannot be written: " + e.getMessage(), e);
        }
        folder.write(folder.input(), YamlText.of(root));
    }

    /** SHA-256 of everything that {@link #write} wrote, in hexadecimal. */
    static String hash(RunFolder folder) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files(folder)) {
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new FileException(folder.path(), "cannot be read: " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The input and the copies of the potential files. */
    static List<Path> files(RunFolder folder) {
        List<Path> all = new ArrayList<>(List.of(folder.input()));
        if (Files.isDirectory(folder.potentials())) {
            try (Stream<Path> files = Files.walk(folder.potentials())) {
                files.filter(Files::isRegularFile).sorted().forEach(all::add);
            } catch (IOException e) {
                throw new FileException(folder.potentials(), "cannot be read: " + e.getMessage(), e);
            }
        }
        return all;
    }

    /** The input as text. */
    static String input(RunFolder folder) {
        return InputFile.read(folder.input()).text();
    }

    /** The tree with every file name replaced by that of its copy, which is relative to the folder. */
    private static Node rewritten(Node node, Shape shape, Path directory, Map<Path, String> copies) {
        return switch (node) {
            case Node.Scalar s when shape instanceof Shape.FileName ->
                    new Node.Scalar(s.place(), "potentials/" + copyName(directory.resolve(s.text()), copies), true);
            case Node.Scalar s when shape instanceof Shape.FolderName(String files) -> new Node.Scalar(
                    s.place(), "potentials/" + copyFolder(directory.resolve(s.text()), files, copies), true);
            case Node.Scalar s -> s;
            case Node.Sequence s -> {
                Shape element = shape instanceof Shape.ListOf list ? list.element() : shape;
                List<Node> items = new ArrayList<>();
                s.items().forEach(item -> items.add(rewritten(item, element, directory, copies)));
                yield new Node.Sequence(s.place(), items);
            }
            case Node.Mapping m -> {
                Map<String, Node.Entry> entries = new LinkedHashMap<>();
                m.entries().forEach((key, entry) -> {
                    Shape inner = switch (shape) {
                        case Shape.Block block -> block.key(key).shape();
                        case Shape.MapOf map -> map.value();
                        case Shape.ForceFields fields -> fields.byKey().get(key);
                        default -> shape;
                    };
                    entries.put(key, new Node.Entry(
                            entry.keyPlace(), rewritten(entry.value(), inner, directory, copies)));
                });
                if (shape instanceof Shape.Block block && block.type() == StructureBlock.class) {
                    makeAbsolute(entries, "file", directory);
                }
                if (shape instanceof Shape.Block block && block.type() == TrainBlock.Data.class) {
                    makeAbsolute(entries, "files", directory);
                    makeAbsolute(entries, "test", directory);
                }
                yield new Node.Mapping(m.place(), entries);
            }
        };
    }

    /** The file of a structure, or of data, is not copied. Its name is made to hold in any folder. */
    private static void makeAbsolute(Map<String, Node.Entry> block, String files, Path directory) {
        block.computeIfPresent(files, (key, entry) -> new Node.Entry(
                entry.value().place(), absolute(entry.value(), directory)));
    }

    private static Node absolute(Node names, Path directory) {
        return switch (names) {
            case Node.Scalar s -> new Node.Scalar(
                    s.place(), directory.resolve(s.text()).toAbsolutePath().normalize().toString(), true);
            case Node.Sequence s ->
                    new Node.Sequence(s.place(), s.items().stream().map(item -> absolute(item, directory)).toList());
            case Node.Mapping m -> m;
        };
    }

    /** The name of the copy: that of the file, with a number if another file has the same. */
    private static String copyName(Path source, Map<Path, String> copies) {
        String known = copies.get(source.normalize());
        if (known == null) {
            known = unusedName(source, copies);
            copies.put(source.normalize(), known);
        }
        return known;
    }

    /** The name of the copy of a folder, of which those files are copied that matter. */
    private static String copyFolder(Path source, String pattern, Map<Path, String> copies) {
        String name = unusedName(source, copies);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(source.normalize(), pattern)) {
            for (Path file : files) {
                String known = copies.get(file);
                if (known != null) {
                    return known.substring(0, known.lastIndexOf('/'));
                }
                copies.put(file, name + "/" + file.getFileName());
            }
        } catch (IOException e) {
            throw new FileException(source, "cannot be read: " + e.getMessage(), e);
        }
        return name;
    }

    private static String unusedName(Path source, Map<Path, String> copies) {
        String name = source.toAbsolutePath().normalize().getFileName().toString();
        String unique = name;
        for (int k = 2; isUsed(unique, copies); k++) {
            unique = k + "-" + name;
        }
        return unique;
    }

    private static boolean isUsed(String name, Map<Path, String> copies) {
        return copies.values().stream().anyMatch(used -> used.equals(name) || used.startsWith(name + "/"));
    }
}
