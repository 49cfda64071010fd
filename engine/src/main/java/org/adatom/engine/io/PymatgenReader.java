package org.adatom.engine.io;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.adatom.engine.Cell;
import org.adatom.engine.error.FileException;
import org.adatom.engine.error.InputException;
import org.adatom.engine.units.Units;

/**
 * Reads a JSON list of records as the mlearn benchmark has them (Y. Zuo et al., J. Phys. Chem. A 124, 731 (2020)): each with
 * {@code structure}, a crystal as pymatgen writes it, {@code outputs} (or {@code data}, as the sets of SNAP before it) with {@code energy} or
 * {@code energy_per_atom} (eV), {@code forces} (eV/&Aring;) and
 * {@code virial_stress} (kbar, a compressed crystal is positive), {@code group} and {@code tag}. The order of the stress
 * components is not in the file and differs even within that benchmark: {@link ReadOptions#stressOrder}. Records are read
 * one after the other.
 */
final class PymatgenReader implements FrameReader {
    private final Path file;
    private final StressOrder order;
    private final JsonParser parser;
    private int record;

    PymatgenReader(Path file, ReadOptions options) {
        this.file = file;
        this.order = options.stressOrder() != null ? options.stressOrder() : StressOrder.XX_YY_ZZ_XY_YZ_XZ;
        if (!Files.isRegularFile(file)) {
            throw new FileException(file, Files.exists(file) ? "is not a file that can be read" : "no such file", null);
        }
        try {
            InputStream raw = new BufferedInputStream(new FileInputStream(file.toFile()));
            parser = new ObjectMapper().createParser(Compression.of(file.getFileName().toString()).expand(raw));
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                parser.close();
                throw error("a list [ {structure: ..., outputs: ...}, ... ] was expected");
            }
        } catch (JsonProcessingException e) {
            throw damaged(e);
        } catch (IOException e) {
            throw new FileException(file, "cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<Frame> next() {
        try {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.END_ARRAY) {
                if (record == 0) {
                    throw error("the list is empty");
                }
                return Optional.empty();
            }
            record++;
            if (token != JsonToken.START_OBJECT) {
                throw error("record " + record + " is not an object {structure: ..., outputs: ...}");
            }
            return Optional.of(frame(parser.readValueAsTree()));
        } catch (JsonProcessingException e) {
            throw damaged(e);
        } catch (IOException e) {
            throw new FileException(file, "cannot be read: " + e.getMessage(), e);
        }
    }

    private Frame frame(JsonNode node) {
        JsonNode structure = node.has("structure") ? node.get("structure") : node;
        double[] rows = new double[9];
        JsonNode matrix = structure.path("lattice").path("matrix");
        for (int k = 0; k < 9; k++) {
            rows[k] = number(matrix.path(k / 3).path(k % 3), "lattice.matrix");
        }
        JsonNode outputs = node.has("outputs") ? node.get("outputs") : node.path("data");
        Frame frame;
        try {
            Cell cell = Cell.of(rows, true, true, true);
            frame = atoms(structure.path("sites"), outputs.path("forces"), cell).in(cell);
        } catch (IllegalArgumentException e) {
            throw error(e.getMessage());
        }
        if (outputs.has("energy")) {
            frame.info().put("energy", number(outputs.get("energy"), "outputs.energy"));
        } else if (outputs.has("energy_per_atom")) {
            frame.info().put("energy",
                    frame.atoms().count() * number(outputs.get("energy_per_atom"), "energy_per_atom"));
        }
        if (outputs.has("virial_stress")) {
            frame.info().put("virial", virial(outputs.get("virial_stress"), frame.cell()));
        }
        text(node, "group", frame, "config_type");
        text(node, "tag", frame, "tag");
        text(node, "description", frame, "description");
        return frame;
    }

    private AtomRows atoms(JsonNode sites, JsonNode forces, Cell cell) {
        if (!sites.isArray() || sites.isEmpty()) {
            throw error("a structure without sites");
        }
        if (forces.isArray() && forces.size() != sites.size()) {
            throw error(forces.size() + " forces for " + sites.size() + " sites");
        }
        AtomRows atoms = new AtomRows();
        for (int i = 0; i < sites.size(); i++) {
            JsonNode site = sites.get(i);
            JsonNode species = site.path("species");
            if (species.size() != 1 || species.get(0).path("occu").asDouble(1) != 1) {
                throw error("site " + (i + 1) + " is not one element with occupancy 1: disordered structures cannot be"
                        + " used");
            }
            String symbol = species.get(0).path("element").asText("");
            if (symbol.isEmpty()) {
                throw error("site " + (i + 1) + " names no element");
            }
            double[] r =
                    site.has("xyz") ? triple(site.get("xyz"), "xyz") : cartesian(cell, triple(site.path("abc"), "abc"));
            atoms.add(symbol, r[0], r[1], r[2]);
            if (forces.isArray()) {
                double[] f = triple(forces.get(i), "outputs.forces");
                atoms.force(f[0], f[1], f[2]);
            }
        }
        return atoms;
    }

    private static double[] cartesian(Cell cell, double[] f) {
        return new double[] {
            cell.cartesian(0, f[0], f[1], f[2]), cell.cartesian(1, f[0], f[1], f[2]),
            cell.cartesian(2, f[0], f[1], f[2])
        };
    }

    private double[] virial(JsonNode stress, Cell cell) {
        if (stress.size() != 6) {
            throw error("outputs.virial_stress has " + stress.size() + " components, expected 6 in kbar");
        }
        double[] six = new double[6];
        for (int k = 0; k < 6; k++) {
            six[k] = number(stress.get(k), "outputs.virial_stress");
        }
        return order.matrix(six, 0.1 * Units.CODATA_2018.gigapascal() * cell.volume());
    }

    private double[] triple(JsonNode node, String what) {
        double[] v = new double[3];
        for (int d = 0; d < 3; d++) {
            v[d] = number(node.path(d), what);
        }
        return v;
    }

    private double number(JsonNode node, String what) {
        if (!node.isNumber() || !Double.isFinite(node.asDouble()) || Math.abs(node.asDouble()) > 1e100) {
            throw error(what + " is not " + (node.isNumber() ? "a finite number of reasonable size" : "a number"));
        }
        return node.asDouble();
    }

    private static void text(JsonNode node, String key, Frame frame, String name) {
        if (node.path(key).isTextual() && !node.get(key).asText().isEmpty()) {
            frame.info().put(name, node.get(key).asText());
        }
    }

    private InputException error(String message) {
        return InputException.at(file, parser.currentLocation().getLineNr(),
                (record == 0 ? "" : "record " + record + ": ") + message);
    }

    private InputException damaged(JsonProcessingException e) {
        long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
        return InputException.at(file, line, "this is no JSON, or it is truncated: "
                + e.getOriginalMessage().lines().findFirst().orElse(""));
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            // A file that was only read loses nothing when closing it fails.
        }
    }
}
