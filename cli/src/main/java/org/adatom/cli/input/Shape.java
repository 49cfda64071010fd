package org.adatom.cli.input;

import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Folder;
import org.adatom.engine.input.Quantity;
import org.jspecify.annotations.Nullable;

/** What may stand at one place of an input, as read from the records that describe it. */
public sealed interface Shape {
    /** A number, with units if it has a dimension. */
    record Number(@Nullable Dimension dimension) implements Shape {}

    /** A whole number; within 32 bits if not {@code isLong}. */
    record Whole(boolean isLong) implements Shape {}

    /** True or false. */
    record Flag() implements Shape {}

    /** Any text. */
    record Text() implements Shape {}

    /** The name of a file. */
    record FileName() implements Shape {}

    /**
     * The name of a folder.
     *
     * @param files pattern of the names of the files in it that matter
     */
    record FolderName(String files) implements Shape {}

    /** One of the constants of an enum. */
    record Choice(Class<? extends Enum<?>> type) implements Shape {
        /** The words to choose from. */
        public List<String> words() {
            List<String> words = new ArrayList<>();
            for (Enum<?> constant : type.getEnumConstants()) {
                words.add(word(constant));
            }
            return words;
        }
    }

    /** A list; {@code target} is {@code List} or the array type to make. A single value stands for a list of one. */
    record ListOf(Shape element, Class<?> target) implements Shape {
        /** Whether the elements are single values, so that one may stand without brackets. */
        boolean ofScalars() {
            return !(element instanceof ListOf || element instanceof MapOf || element instanceof Block);
        }
    }

    /** A block whose keys are free. */
    record MapOf(Shape value) implements Shape {}

    /** A block with fixed keys, bound to a record. */
    record Block(Class<? extends Record> type, String description, List<Key> keys) implements Shape {
        /** The key of that name, or null. */
        public @Nullable Key key(String name) {
            return keys.stream().filter(k -> k.name().equals(name)).findFirst().orElse(null);
        }

        /** The names of all keys. */
        public List<String> names() {
            return keys.stream().map(Key::name).toList();
        }
    }

    /**
     * One force field or a list of them, each a block under the key of its factory, with the keys of {@code selection}
     * beside it.
     */
    record ForceFields(Map<String, Block> byKey, Block selection) implements Shape {}

    /** One key of a {@link Block}. */
    record Key(String name, Shape shape, boolean required, String description) {}

    /** The shape of a record. */
    static Block of(Class<? extends Record> type) {
        List<Key> keys = new ArrayList<>();
        for (RecordComponent c : type.getRecordComponents()) {
            Quantity quantity = c.getAnnotation(Quantity.class);
            Folder folder = c.getAnnotation(Folder.class);
            keys.add(new Key(
                    c.getName(),
                    folder != null
                            ? new FolderName(folder.value())
                            : of(c.getGenericType(), quantity == null ? null : quantity.value()),
                    !isNullable(c.getAnnotatedType()),
                    description(c)));
        }
        return new Block(type, description(type), List.copyOf(keys));
    }

    /**
     * The input's word for an enum constant: what {@code toString} says where it is overridden, otherwise the name, so
     * that {@code NOSE_HOOVER} is written {@code nose-hoover}.
     */
    static String word(Enum<?> constant) {
        String text = constant.toString();
        return text.equals(constant.name()) ? text.toLowerCase(Locale.ROOT).replace('_', '-') : text;
    }

    private static Shape of(Type type, @Nullable Dimension dimension) {
        if (type == double.class || type == Double.class) {
            return new Number(dimension);
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return new Whole(type == long.class || type == Long.class);
        }
        if (type == boolean.class || type == Boolean.class) {
            return new Flag();
        }
        if (type == String.class) {
            return new Text();
        }
        if (type == Path.class) {
            return new FileName();
        }
        if (type == ForceFieldInput.class) {
            return new ForceFields(ForceFieldInput.known(), of(Selection.class));
        }
        return switch (type) {
            case Class<?> c when c.isRecord() -> of(c.asSubclass(Record.class));
            case Class<?> c when c.isEnum() -> new Choice(enumClass(c));
            case Class<?> c when c.isArray() -> new ListOf(of(c.getComponentType(), dimension), c);
            case GenericArrayType a -> throw unsupported(a);
            case ParameterizedType p when p.getRawType() == List.class ->
                    new ListOf(of(p.getActualTypeArguments()[0], dimension), List.class);
            case ParameterizedType p when p.getRawType() == Map.class
                    && p.getActualTypeArguments()[0] == String.class ->
                    new MapOf(of(p.getActualTypeArguments()[1], dimension));
            default -> throw unsupported(type);
        };
    }

    private static IllegalStateException unsupported(Type type) {
        return new IllegalStateException("no input shape for a record component of type " + type.getTypeName());
    }

    @SuppressWarnings("unchecked")
    private static Class<? extends Enum<?>> enumClass(Class<?> c) {
        return (Class<? extends Enum<?>>) c;
    }

    private static String description(AnnotatedElement element) {
        Description d = element.getAnnotation(Description.class);
        return d == null ? "" : d.value();
    }

    private static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class)
                || type instanceof AnnotatedArrayType a && isNullable(a.getAnnotatedGenericComponentType());
    }
}
