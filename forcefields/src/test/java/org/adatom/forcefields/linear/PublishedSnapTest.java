package org.adatom.forcefields.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.adatom.engine.SharedFolder;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.io.Frame;
import org.adatom.engine.io.FrameReader;
import org.adatom.engine.io.ReadOptions;
import org.adatom.engine.io.StructureFiles;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.training.ErrorTable;
import org.adatom.forcefields.training.LabelKeys;
import org.adatom.forcefields.training.LabelledFrame;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Published potentials on the DFT data they were fitted to: the errors that others found with LAMMPS. */
class PublishedSnapTest {
    private static List<LabelledFrame> frames(String file) {
        List<Frame> frames = new ArrayList<>();
        try (FrameReader in = StructureFiles.open(
                SharedFolder.require("data/" + file), ReadOptions.defaults(Units.CODATA_2018))) {
            for (Optional<Frame> f = in.next(); f.isPresent(); f = in.next()) {
                frames.add(f.get());
            }
        }
        return LabelKeys.DEFAULTS.read(frames, file);
    }

    private static ErrorTable errors(String folder, String name, List<LabelledFrame> frames) {
        Path path = SharedFolder.require(folder);
        ForceField snap = new SnapFactory().create(
                new SnapParameters(Path.of(name + ".snapcoeff"), Path.of(name + ".snapparam"), null),
                new ForceFieldFactory.Context(path, ErrorTable.species(frames), Units.LAMMPS_METAL));
        try (Workers workers = new Workers(2)) {
            ErrorTable table = ErrorTable.of(snap, frames, workers);
            System.getLogger("test").log(System.Logger.Level.DEBUG, table.toString());
            return table;
        }
    }

    private static ErrorTable.Row group(ErrorTable table, String name) {
        return table.groups().stream().filter(r -> r.group().equals(name)).findFirst().orElseThrow();
    }

    /** Zuo et al. (2020): 3.983 and 3.806 meV/atom; forces 0.103 and 0.116 eV/A (RMSE 0.164 and 0.177). */
    @Test
    void quadraticSnapOfSilicon() {
        ErrorTable test = errors("reference/snap_Si_Zuo_quadratic", "Si_Zuo_JPCA2020.quadratic",
                frames("si-set1/test.extxyz.gz"));
        assertEquals(3.806, test.all().energy().mae(), 6e-4);
        assertEquals(0.116, test.all().force().mae(), 6e-4);
        assertEquals(0.177, test.all().force().rmse(), 6e-4);
        assertEquals(32.3, test.all().virial().mae(), 0.06);
    }

    @Test
    @Tag("slow")
    void quadraticSnapOfSiliconOnItsTrainingSet() {
        ErrorTable train = errors("reference/snap_Si_Zuo_quadratic", "Si_Zuo_JPCA2020.quadratic",
                frames("si-set1/train.extxyz.gz"));
        assertEquals(3.983, train.all().energy().mae(), 6e-4);
        assertEquals(0.103, train.all().force().mae(), 6e-4);
        assertEquals(0.164, train.all().force().rmse(), 6e-4);
    }
}
