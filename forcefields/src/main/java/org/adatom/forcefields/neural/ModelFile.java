package org.adatom.forcefields.neural;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.adatom.engine.error.FileException;
import org.adatom.engine.error.InputException;
import org.adatom.forcefields.descriptor.AngularShape;
import org.adatom.forcefields.descriptor.DescriptorSettings;
import org.adatom.forcefields.descriptor.RadialShape;
import org.adatom.forcefields.descriptor.SymmetryFunction;

/**
 * A {@link DescriptorModel} as JSON: format and version, units, cutoff, the model, and the SHA-256 of all of it
 * (of the compact text with an empty hash, so that white space does not matter). Numbers are written with as many digits
 * as make the reader find the same bits.
 */
public final class ModelFile {
    private static final String FORMAT = "adatom-model";
    private static final int VERSION = 2;
    private static final Units UNITS = new Units("A", "eV");
    private static final Pattern VALUE = Pattern.compile("value \\([\"']?([^\"')]*)");

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .addMixIn(DescriptorSettings.class, Settings.class)
            .addMixIn(Regressor.class, Energy.class)
            .addMixIn(SymmetryFunction.class, Function.class)
            .addMixIn(RadialShape.class, Radial.class)
            .addMixIn(AngularShape.class, Angular.class)
            .build();

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = DescriptorSettings.BehlerParrinello.class, name = "behler-parrinello"),
        @JsonSubTypes.Type(value = DescriptorSettings.ChebyshevSeries.class, name = "chebyshev"),
        @JsonSubTypes.Type(value = DescriptorSettings.Bispectra.class, name = "bispectrum"),
        @JsonSubTypes.Type(value = DescriptorSettings.PowerSpectra.class, name = "power-spectrum"),
        @JsonSubTypes.Type(value = DescriptorSettings.EmbeddedDensities.class, name = "embedded-density")
    })
    private interface Settings {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Regressor.Neural.class, name = "network"),
        @JsonSubTypes.Type(value = Regressor.Polynomial.class, name = "polynomial"),
        @JsonSubTypes.Type(value = Regressor.Gaussian.class, name = "gaussian")
    })
    private interface Energy {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = SymmetryFunction.Radial.class, name = "radial"),
        @JsonSubTypes.Type(value = SymmetryFunction.Angular.class, name = "angular")
    })
    private interface Function {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = RadialShape.Gaussian.class, name = "gaussian"),
        @JsonSubTypes.Type(value = RadialShape.CosineWave.class, name = "cosine-wave"),
        @JsonSubTypes.Type(value = RadialShape.Compact.class, name = "compact")
    })
    private interface Radial {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = AngularShape.Power.class, name = "power"),
        @JsonSubTypes.Type(value = AngularShape.Compact.class, name = "compact")
    })
    private interface Angular {}

    private record Units(String length, String energy) {}

    private record Document(
            String format, int version, Units units, double cutoff, DescriptorModel model, String sha256) {}

    private ModelFile() {}

    /**
     * Writes a model.
     *
     * @throws FileException if the file cannot be written
     */
    public static void write(Path file, DescriptorModel model) {
        try {
            Document document = document(model, "");
            Document signed = document(model, hash(document));
            Files.writeString(file, MAPPER.writeValueAsString(signed) + "\n");
        } catch (IOException e) {
            throw new FileException(file, "cannot be written: " + e.getMessage(), e);
        }
    }

    /**
     * Reads a model.
     *
     * @throws FileException if the file is missing or unreadable
     * @throws InputException if it is no such file, of another version, changed since it was written, or if it
     *     contradicts itself
     */
    public static DescriptorModel read(Path file) {
        try {
            String text = Files.readString(file);
            checkHead(file, MAPPER.readTree(text));
            Document document = MAPPER.readValue(text, Document.class);
            DescriptorModel model = document.model;
            if (!document.units.equals(UNITS)) {
                throw InputException.at(file, 0, "expected units A and eV, found " + document.units.length + " and "
                        + document.units.energy);
            }
            if (document.cutoff != model.cutoff()) {
                throw InputException.at(file, 0, "cutoff is " + document.cutoff
                        + " A, but the descriptor reaches to " + model.cutoff() + " A");
            }
            String hash = hash(document(model, ""));
            if (!document.sha256.equals(hash)) {
                throw InputException.at(file, 0, "the content was changed since the file was written: its SHA-256 is "
                        + hash + ", but sha256 says '" + document.sha256 + "'");
            }
            return model;
        } catch (JsonProcessingException e) {
            throw refusal(file, e);
        } catch (NoSuchFileException e) {
            throw new FileException(file, "no such model file", e);
        } catch (MalformedInputException e) {
            throw InputException.at(file, 0, "is no text in UTF-8, so it is no model file");
        } catch (IOException e) {
            throw new FileException(file, "cannot be read: " + e.getMessage(), e);
        }
    }

    /** Before all else: another version may have other keys. */
    private static void checkHead(Path file, JsonNode root) {
        if (!root.path("format").asText().equals(FORMAT)) {
            throw InputException.at(file, 0, "is not a model file: expected the key format to be " + FORMAT);
        }
        if (!root.path("version").equals(IntNode.valueOf(VERSION))) {
            throw InputException.at(file, 0, "is of version " + root.path("version")
                    + " of the format; this program reads version " + VERSION);
        }
    }

    private static Document document(DescriptorModel model, String hash) {
        return new Document(FORMAT, VERSION, UNITS, model.cutoff(), model, hash);
    }

    private static String hash(Document document) throws JsonProcessingException {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(MAPPER.writeValueAsBytes(document)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** With the line, the path of keys and the reason. */
    private static InputException refusal(Path file, JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        String keys = e instanceof JsonMappingException mapping ? keys(mapping) : "";
        return InputException.at(file, at == null ? 0 : at.getLineNr(),
                keys + (keys.isEmpty() ? "" : ": ") + reason(e));
    }

    /** Such as model.atoms[0].regressor. */
    private static String keys(JsonMappingException e) {
        StringBuilder keys = new StringBuilder();
        for (JsonMappingException.Reference r : e.getPath()) {
            if (r.getFieldName() == null) {
                keys.append('[').append(r.getIndex()).append(']');
            } else {
                keys.append(keys.isEmpty() ? "" : ".").append(r.getFieldName());
            }
        }
        return keys.toString();
    }

    /** In words that speak of the file, not of what it is read into. */
    private static String reason(JsonProcessingException e) {
        if (e.getCause() instanceof InputException cause) {
            return cause.getMessage();
        }
        String said = e.getOriginalMessage().lines().findFirst().orElse("");
        return switch (e) {
            case InvalidTypeIdException t ->
                    said.replaceAll("(?s).*type id '([^']*)'.*known type ids = \\[([^]]*)\\].*",
                            "the type '$1' is not known, use one of $2");
            case InvalidFormatException f when f.getTargetType().isEnum() ->
                    "'" + f.getValue() + "' is not known, use one of "
                            + Arrays.stream(f.getTargetType().getEnumConstants()).map(Object::toString)
                                    .collect(Collectors.joining(", "));
            case UnrecognizedPropertyException u -> "the key '" + u.getPropertyName() + "' is not known, use one of "
                    + u.getKnownPropertyIds().stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
            case MismatchedInputException m when said.startsWith("Missing creator property") -> said.replaceAll(
                    "Missing creator property ('\\w+').*", "the key $1 is missing");
            case MismatchedInputException m when said.startsWith("Trailing token") ->
                    "the file goes on where it should end";
            case MismatchedInputException m when m.getTargetType() != null -> found(said) + "expected " + expected(m);
            case JsonMappingException m -> said;
            default -> "is no JSON: " + said.replaceAll(": enable `.*", "");
        };
    }

    /** The value that the library complains about, if it names one. */
    private static String found(String said) {
        Matcher value = VALUE.matcher(said);
        return said.contains("`null`") ? "found 'null', " : value.find() ? "found '" + value.group(1) + "', " : "";
    }

    private static String expected(MismatchedInputException e) {
        Class<?> type = e.getTargetType();
        boolean item = type.isArray() && e.getPath().getLast().getFieldName() == null;
        String name = (item ? type.getComponentType() : type).getSimpleName();
        return switch (name) {
            case "int", "long" -> "a whole number";
            case "double", "Double" -> "a number";
            case "boolean" -> "true or false";
            case "String" -> "a text";
            case "ArrayList", "List" -> "a list";
            default -> name.endsWith("[]") ? "a list" : "a block";
        };
    }
}
