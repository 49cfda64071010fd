package org.adatom.cli.input;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.adatom.engine.input.Dimension;
import org.jspecify.annotations.Nullable;

/** Writes a {@link Shape} as a JSON Schema (draft 2020-12), for editors and other programs. */
public final class JsonSchema {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private JsonSchema() {}

    /** The schema of an input file. */
    public static ObjectNode of(String title, Shape.Block shape) {
        ObjectNode schema = JSON.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", title);
        schema.setAll(block(shape));
        ((ObjectNode) schema.get("properties")).set("$schema", type("string"));
        return schema;
    }

    private static ObjectNode schema(Shape shape) {
        return switch (shape) {
            case Shape.Number(var dimension) -> number(dimension);
            case Shape.Whole whole -> type("integer");
            case Shape.Flag() -> type("boolean");
            case Shape.Text(),Shape.FileName() -> type("string");
            case Shape.FolderName folder -> type("string");
            case Shape.Choice choice -> {
                ObjectNode s = JSON.objectNode();
                choice.words().forEach(s.putArray("enum")::add);
                yield s;
            }
            case Shape.ListOf list -> {
                ObjectNode s = type("array");
                s.set("items", schema(list.element()));
                yield list.ofScalars() ? anyOf(schema(list.element()), s) : s;
            }
            case Shape.MapOf map -> {
                ObjectNode s = type("object");
                s.set("additionalProperties", schema(map.value()));
                yield s;
            }
            case Shape.Block block -> block(block);
            case Shape.ForceFields fields -> forceFields(fields);
        };
    }

    private static ObjectNode block(Shape.Block block) {
        ObjectNode s = JSON.objectNode();
        // A block whose keys are all optional may be opened and left empty, which YAML reads as null.
        List<Shape.Key> required = block.keys().stream().filter(Shape.Key::required).toList();
        if (required.isEmpty()) {
            s.putArray("type").add("object").add("null");
        } else {
            s.put("type", "object");
        }
        describe(s, block.description());
        ObjectNode properties = s.putObject("properties");
        for (Shape.Key key : block.keys()) {
            ObjectNode value = schema(key.shape());
            describe(value, key.description());
            properties.set(key.name(), value);
        }
        if (!required.isEmpty()) {
            ArrayNode names = s.putArray("required");
            required.forEach(key -> names.add(key.name()));
        }
        return s.put("additionalProperties", false);
    }

    private static ObjectNode forceFields(Shape.ForceFields fields) {
        ObjectNode one = type("object");
        ObjectNode properties = one.putObject("properties");
        properties.setAll((ObjectNode) block(fields.selection()).get("properties"));
        fields.byKey().forEach((key, block) -> properties.set(key, block(block)));
        one.put("additionalProperties", false).put("minProperties", 1);
        // A selection of atoms is of one kind and stands beside a potential.
        ArrayNode selected = one.putObject("if").putArray("anyOf");
        fields.selection().names().forEach(key -> selected.addObject().putArray("required").add(key));
        ArrayNode both = one.putObject("then").put("minProperties", 2).putObject("not").putArray("required");
        fields.selection().names().forEach(both::add);
        ObjectNode several = type("array");
        several.set("items", one);
        several.put("minItems", 1);
        return anyOf(one, several);
    }

    private static ObjectNode number(@Nullable Dimension dimension) {
        if (dimension == null) {
            return type("number");
        }
        String units = Quantities.unitsOf(dimension).stream().map(JsonSchema::escaped).collect(Collectors.joining("|"));
        ObjectNode text = type("string").put("pattern",
                "^\\s*[-+]?[0-9.]+([eE][-+]?[0-9]+)?\\s*\\*?\\s*(" + units + ")?\\s*$");
        return anyOf(type("number"), text)
                .put("$comment", "plain numbers in " + Quantities.plainUnit(dimension));
    }

    private static ObjectNode anyOf(ObjectNode first, ObjectNode second) {
        ObjectNode s = JSON.objectNode();
        s.putArray("anyOf").add(first).add(second);
        return s;
    }

    private static String escaped(String unit) {
        return Pattern.compile("[*^]").matcher(unit).replaceAll("\\\\$0");
    }

    private static ObjectNode type(String name) {
        return JSON.objectNode().put("type", name);
    }

    private static void describe(ObjectNode node, String description) {
        if (!description.isEmpty()) {
            node.put("description", description);
        }
    }
}
