package org.adatom.integrators.path;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.adatom.engine.CounterRandom;
import org.adatom.engine.Simulation;
import org.adatom.engine.parallel.Workers;
import org.adatom.integrators.Systems;
import org.adatom.integrators.minimize.CellMode;
import org.adatom.integrators.path.BandSettings.Ends;
import org.adatom.integrators.path.BandSettings.Kind;
import org.adatom.integrators.path.BandSettings.Tangent;
import org.adatom.integrators.path.NudgedElasticBand.Method;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A band that is saved and restored goes on with the same bits: coordinates, climber, optimiser, neighbour lists, history. */
class BandResumptionTest {
    private static final int IMAGES = 5;

    private static Images images(Simulation s, CellMode mode, Workers workers) {
        return mode == CellMode.NONE
                ? new AtomImages(s.atoms(), s.cell(), s.evaluator().forceField(), IMAGES, workers)
                : new StrainedImages(s.atoms(), s.cell(), mode, 0, s.evaluator().forceField(), IMAGES, workers);
    }

    /** From a crystal that is shaken to one that is shaken otherwise: far enough that lists are made on the way. */
    private static NudgedElasticBand band(Images surface, Simulation s, Kind kind, Method method) {
        CounterRandom random = new CounterRandom(5, "test");
        double[] from = surface.coordinates(s.atoms(), s.cell());
        double[] to = from.clone();
        for (int k = 0; k < from.length; k++) {
            from[k] += 0.4 * (random.uniform(0, k, 0) - 0.5);
            to[k] += 0.8 * (random.uniform(1, k, 0) - 0.5);
        }
        return new NudgedElasticBand(new Band(surface, StartPath.linear(from, to, IMAGES),
                new BandSettings(kind, Ends.FIXED, Tangent.IMPROVED, 1, 1, 1e-9, 0.5, 0.2)), method);
    }

    @ParameterizedTest
    @CsvSource({"NEB, LBFGS, NONE", "NEB, FIRE, NONE", "STRING, LBFGS, NONE", "STRING, FIRE, FULL", "NEB, LBFGS, FULL"})
    void goesOnWithTheSameBits(Kind kind, Method method, CellMode mode) throws IOException {
        try (Workers workers = new Workers(2)) {
            Simulation s = Systems.copper(2, 0, workers);
            try (Images one = images(s, mode, workers); Images two = images(s, mode, workers)) {
                NudgedElasticBand whole = band(one, s, kind, method);
                whole.run(12, _ -> {});
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                DataOutputStream out = new DataOutputStream(bytes);
                whole.save(out);
                one.save(out);
                whole.run(15, _ -> {});
                NudgedElasticBand resumed = band(two, s, kind, method);
                DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
                resumed.restore(in);
                two.restore(in);
                resumed.run(15, _ -> {});
                assertEquals(whole.history(), resumed.history());
                assertEquals(28, resumed.history().size());
                for (int i = 0; i < IMAGES; i++) {
                    assertArrayEquals(whole.band().image(i), resumed.band().image(i), 0);
                }
            }
        }
    }
}
