package org.adatom.analysis.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.adatom.analysis.crystal.Potentials;
import org.adatom.engine.Atoms;
import org.adatom.engine.SharedFolder;
import org.adatom.engine.io.Frame;
import org.adatom.engine.io.ReadOptions;
import org.adatom.engine.io.StructureFiles;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.adatom.integrators.path.AtomImages;
import org.adatom.integrators.path.Band;
import org.adatom.integrators.path.BandSettings;
import org.adatom.integrators.path.BandSettings.Ends;
import org.adatom.integrators.path.BandSettings.Kind;
import org.adatom.integrators.path.BandSettings.Tangent;
import org.adatom.integrators.path.NudgedElasticBand;
import org.adatom.integrators.path.NudgedElasticBand.Method;
import org.adatom.integrators.path.StartPath;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Barriers of ASE 3.22.1 (improved tangent, FIRE, climbing image) from the same relaxed ends: {@code shared/reference/neb.json}. */
class ReferenceBarriersTest {
    @ParameterizedTest
    @CsvSource({
        "Cu_vacancy_mishin1, eam eam_Cu_mishin1/Cu_mishin1.eam.alloy Cu",
        "Au_on_Al100_emt, emt Al Au",
        "Cu_on_Cu100_hop_emt, emt Cu",
        "Cu_on_Cu100_exchange_emt, emt Cu",
        "Si_vacancy_sw, sw"
    })
    void areFoundWithinOneMillielectronvolt(String name, String potential) throws IOException {
        JsonNode entry =
                new ObjectMapper().readTree(SharedFolder.require("reference/neb.json").toFile()).at("/entries/" + name);
        int images = entry.get("images_between_ends").asInt() + 2;
        Frame[] path = new Frame[images];
        for (int i = 0; i < images; i++) {
            path[i] = StructureFiles.read(SharedFolder.require("reference/neb/" + name + ".extxyz"),
                    ReadOptions.defaults(Units.CODATA_2018), i);
        }
        Atoms atoms = path[0].atoms();
        entry.get("fixed_atoms").forEach(i -> atoms.frozen()[i.asInt()] = Atoms.FROZEN);
        double fmax = entry.get("fmax_eV_A").asDouble();
        try (Workers workers = new Workers(2);
                AtomImages surface = new AtomImages(atoms, path[0].cell(), Potentials.of(potential), images, workers)) {
            double[] start = AtomImages.coordinates(atoms);
            double[] end = AtomImages.coordinates(path[images - 1].atoms());
            double[] middle = AtomImages.coordinates(path[images / 2].atoms());
            double[][] line = name.contains("exchange")
                    ? StartPath.through(new double[][] {start, middle, end}, images)
                    : StartPath.linear(start, end, images);
            for (Kind kind : Kind.values()) {
                for (Method method : Method.values()) {
                    Band band = new Band(surface, line,
                            new BandSettings(kind, Ends.FIXED, Tangent.IMPROVED, 1, 1, fmax, 0.5, 0.1));
                    NudgedElasticBand neb = new NudgedElasticBand(band, method);
                    String what = kind + " " + method;
                    assertTrue(neb.run(600, _ -> {}), () -> what + " " + band.largestForce());
                    assertEquals(entry.get("barrier_forward_eV").asDouble(), band.energy(), 1e-3);
                    int theirs = entry.get("optimizer_steps").asInt() * (images - 2);
                    assertTrue(band.calls() < theirs, () -> what + ": " + band.calls() + " force calls, ASE " + theirs);
                }
            }
        }
    }
}
