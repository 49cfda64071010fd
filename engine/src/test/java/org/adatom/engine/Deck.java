package org.adatom.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reference deck: parameters, tolerance, and configurations with the energy, forces and virial of a peer program.
 *
 * @param folder where its potential files lie
 * @param description the content of {@code deck.json}
 * @param configurations in the order of {@code configs.extxyz}
 */
public record Deck(Path folder, JsonNode description, List<Configuration> configurations) {
    private static final Pattern KEY = Pattern.compile("(\\w+)=(\"[^\"]*\"|\\S+)");

    /** One configuration and what the peer says of it; {@code expected} has no atomic energies. */
    public record Configuration(Structure structure, Evaluation expected) {
        @Override
        public String toString() {
            return structure.name();
        }
    }

    /** The deck of that name in {@code shared/reference}; skips the running test if it is absent. */
    public static Deck require(String name) {
        return require(name, "configs.extxyz");
    }

    /** The same with another file of configurations. */
    public static Deck require(String name, String configurations) {
        Path folder = SharedFolder.require("reference/" + name);
        try {
            return new Deck(
                    folder,
                    new ObjectMapper().readTree(folder.resolve("deck.json").toFile()),
                    read(Files.readAllLines(folder.resolve(configurations))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The block {@code parameters} of {@code deck.json}. */
    public JsonNode parameters() {
        return description.get("parameters");
    }

    /** The species, in the deck's order. */
    public List<String> species() {
        List<String> species = new ArrayList<>();
        description.get("species").forEach(s -> species.add(s.asText()));
        return species;
    }

    /** Fails unless energy, every force component and every virial component lie within the deck's tolerance. */
    public void assertAgrees(Configuration configuration, Evaluation actual) {
        Evaluation expected = configuration.expected;
        assertEquals(
                expected.energy(),
                actual.energy(),
                energyTolerance(configuration),
                "energy of " + configuration);
        assertArrayEquals(
                expected.forces(),
                actual.forces(),
                tolerance("force_abs_eV_per_A") + optional("force_rel_to_max") * expected.largestForce(),
                "forces of " + configuration);
        assertArrayEquals(
                expected.virial(),
                actual.virial(),
                tolerance("virial_abs_eV") + optional("virial_rel_to_max") * Evaluation.largest(expected.virial()),
                "virial of " + configuration);
    }

    /** Decks of models with large energies of single atoms state it per atom. */
    private double energyTolerance(Configuration configuration) {
        if (description.get("tolerance").has("energy_abs_eV_per_atom")) {
            return tolerance("energy_abs_eV_per_atom") * configuration.structure.atoms().count();
        }
        return tolerance("energy_abs_eV") + tolerance("energy_rel") * Math.abs(configuration.expected.energy());
    }

    private double tolerance(String name) {
        return description.get("tolerance").get(name).asDouble();
    }

    /** A relative tolerance that is 0 where a deck states none. */
    private double optional(String name) {
        return description.get("tolerance").path(name).asDouble(0);
    }

    /** The configurations that the lines of an extended XYZ file hold, with energy, forces and virial. */
    public static List<Configuration> read(List<String> lines) {
        List<Configuration> all = new ArrayList<>();
        int at = 0;
        while (at < lines.size()) {
            int n = Integer.parseInt(lines.get(at).trim());
            all.add(read(lines.get(at + 1), lines.subList(at + 2, at + 2 + n)));
            at += n + 2;
        }
        return all;
    }

    private static Configuration read(String header, List<String> rows) {
        Map<String, String> values = new LinkedHashMap<>();
        Matcher m = KEY.matcher(header);
        while (m.find()) {
            values.put(m.group(1), m.group(2).replace("\"", ""));
        }
        List<String> symbols = rows.stream().map(row -> row.trim().split("\\s+")[0]).toList();
        Atoms atoms = Atoms.of(symbols);
        double[] forces = new double[3 * symbols.size()];
        for (int i = 0; i < symbols.size(); i++) {
            String[] w = rows.get(i).trim().split("\\s+");
            atoms.setPosition(i, Double.parseDouble(w[1]), Double.parseDouble(w[2]), Double.parseDouble(w[3]));
            for (int d = 0; d < 3; d++) {
                forces[3 * i + d] = Double.parseDouble(w[4 + d]);
            }
        }
        String[] pbc = values.get("pbc").split(" ");
        Cell cell = Cell.of(numbers(values.get("Lattice")), pbc[0].equals("T"), pbc[1].equals("T"), pbc[2].equals("T"));
        return new Configuration(
                new Structure(values.get("config_name"), atoms, cell),
                new Evaluation(
                        Double.parseDouble(values.get("energy")), forces, numbers(values.get("virial")),
                        new double[0]));
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.trim().split("\\s+")).mapToDouble(Double::parseDouble).toArray();
    }
}
