package org.adatom.forcefields.neural;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
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
        } catch (IOException e) {
            throw new FileException(file, "cannot be read: " + e.getMessage(), e);
        }
    }

    /** Before all else: another version may have other keys. */
    private static void checkHead(Path file, JsonNode root) {
        if (!root.path("format").asText().equals(FORMAT)) {
            throw InputException.at(file, 0, "is not a model file: expected the key format to be " + FORMAT);
        }
        if (root.path("version").asInt() != VERSION) {
            throw InputException.at(file, 0, "is of version " + root.path("version").asText()
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
        String keys = e instanceof JsonMappingException mapping
                ? mapping.getPathReference()
                        .replaceAll("[\\w.$]*?(\\w+)\\[\"", "$1[\"") + ": "
                : "";
        String reason = e.getCause() instanceof InputException cause
                ? cause.getMessage()
                : e.getOriginalMessage().replaceAll("Missing creator property ('\\w+').*", "the key $1 is missing");
        return InputException.at(file, at == null ? 0 : at.getLineNr(), keys + reason);
    }
}
