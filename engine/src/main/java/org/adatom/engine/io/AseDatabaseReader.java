package org.adatom.engine.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.Elements;
import org.adatom.engine.error.FileException;
import org.adatom.engine.error.InputException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * Reads a database that ASE's {@code ase.db} wrote into an SQLite file (A. Hjorth Larsen et al., J. Phys.: Condens. Matter
 * 29, 273002 (2017)): the table {@code systems} with arrays as little-endian blobs, in &Aring; and eV, the stress in Voigt order,
 * tension positive. Key-value pairs become part of {@code info}. Rows come in the order of their ids.
 */
final class AseDatabaseReader implements FrameReader {
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final String QUERY = "SELECT id, numbers, positions, cell, pbc, energy, free_energy, forces, stress,"
            + " key_value_pairs FROM systems ORDER BY id";

    private final Path file;
    private final boolean @Nullable [] periodic;
    private final Connection connection;
    private final ResultSet rows;
    private long row;

    AseDatabaseReader(Path file, ReadOptions options) {
        this.file = file;
        this.periodic = options.pbc();
        requireDatabase();
        try {
            SQLiteConfig config = new SQLiteConfig();
            config.setReadOnly(true);
            connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
        } catch (SQLException e) {
            throw damaged(e);
        }
        try {
            rows = connection.createStatement().executeQuery(QUERY);
        } catch (SQLException e) {
            close();
            throw damaged(e);
        }
    }

    private void requireDatabase() {
        if (!Files.isRegularFile(file)) {
            throw new FileException(file, Files.exists(file) ? "is not a file that can be read" : "no such file", null);
        }
        try (var in = Files.newInputStream(file)) {
            if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
                throw InputException.at(file, 0, "this is no SQLite file"
                        + (Compression.of(file.getFileName().toString()) == Compression.NONE
                                ? ""
                                : "; expand the compressed database first"));
            }
        } catch (IOException e) {
            throw new FileException(file, "cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<Frame> next() {
        try {
            if (!rows.next()) {
                if (row == 0) {
                    throw InputException.at(file, 0, "the database holds no structure");
                }
                return Optional.empty();
            }
            row = rows.getLong("id");
            return Optional.of(frame());
        } catch (SQLException e) {
            throw damaged(e);
        }
    }

    private Frame frame() throws SQLException {
        ByteBuffer numbers = blob("numbers", Integer.BYTES, -1);
        if (numbers == null || numbers.remaining() == 0) {
            throw error("has no atoms");
        }
        int n = numbers.remaining() / Integer.BYTES;
        List<String> symbols = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            int z = numbers.getInt();
            if (z < 1 || z > Elements.symbols().size()) {
                throw error("has an atom of number " + z + ", which is no element");
            }
            symbols.add(Elements.symbol(z));
        }
        Atoms atoms = Atoms.of(symbols);
        double[] r = doubles("positions", 3 * n);
        if (r == null) {
            throw error("has no positions");
        }
        for (int i = 0; i < n; i++) {
            atoms.setPosition(i, r[3 * i], r[3 * i + 1], r[3 * i + 2]);
        }
        Frame frame = new Frame(atoms, cell());
        double[] f = doubles("forces", 3 * n);
        if (f != null) {
            for (int i = 0; i < n; i++) {
                atoms.fx()[i] = f[3 * i];
                atoms.fy()[i] = f[3 * i + 1];
                atoms.fz()[i] = f[3 * i + 2];
            }
            frame = frame.with(Frame.Field.FORCES);
        }
        number("energy", frame);
        number("free_energy", frame);
        double[] stress = doubles("stress", 6);
        if (stress != null) {
            frame.info().put("stress", StressOrder.XX_YY_ZZ_YZ_XZ_XY.matrix(stress, 1));
        }
        pairs(rows.getString("key_value_pairs"), frame);
        return frame;
    }

    private Cell cell() throws SQLException {
        double[] vectors = doubles("cell", 9);
        int bits = rows.getInt("pbc");
        boolean[] flags = periodic != null
                ? periodic
                : new boolean[] {(bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0};
        try {
            return vectors == null ? Cell.open() : Cell.of(vectors, flags);
        } catch (IllegalArgumentException e) {
            throw error(e.getMessage());
        }
    }

    private void number(String column, Frame frame) throws SQLException {
        double value = rows.getDouble(column);
        if (!rows.wasNull()) {
            if (!Double.isFinite(value)) {
                throw error("has the " + column + " " + value);
            }
            frame.info().put(column, value);
        }
    }

    private void pairs(@Nullable String json, Frame frame) {
        if (json == null || json.isBlank()) {
            return;
        }
        JsonNode node;
        try {
            node = new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw error("has key-value pairs that are no JSON");
        }
        node.properties().forEach(pair -> {
            JsonNode value = pair.getValue();
            if (value.isTextual()) {
                frame.info().putIfAbsent(pair.getKey(), value.asText());
            } else if (value.isBoolean()) {
                frame.info().putIfAbsent(pair.getKey(), value.asBoolean());
            } else if (value.isIntegralNumber() && value.canConvertToLong()) {
                frame.info().putIfAbsent(pair.getKey(), value.asLong());
            } else if (value.isNumber()) {
                frame.info().putIfAbsent(pair.getKey(), value.asDouble());
            }
        });
    }

    private double @Nullable [] doubles(String column, int count) throws SQLException {
        ByteBuffer raw = blob(column, Double.BYTES, count);
        if (raw == null) {
            return null;
        }
        double[] values = new double[count];
        for (int k = 0; k < count; k++) {
            values[k] = raw.getDouble();
            if (!Double.isFinite(values[k])) {
                throw error("has " + column + " that are not finite");
            }
        }
        return values;
    }

    /** The bytes of a column; of as many elements as asked for, unless that is negative. */
    private @Nullable ByteBuffer blob(String column, int size, int count) throws SQLException {
        byte[] bytes = rows.getBytes(column);
        if (bytes == null) {
            return null;
        }
        if (count >= 0 ? bytes.length != (long) size * count : bytes.length % size != 0) {
            throw error("has " + bytes.length + " bytes of " + column
                    + (count >= 0 ? ", expected " + (long) size * count : ", which are no whole numbers of " + size));
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private InputException error(String message) {
        return InputException.at(file, 0, "row " + row + " " + message + ": the database is damaged");
    }

    private InputException damaged(SQLException e) {
        return InputException.at(file, 0, "cannot be read as a database of ASE: "
                + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // A file that was only read loses nothing when closing it fails.
        }
    }
}
