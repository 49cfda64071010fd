package org.adatom.forcefields.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.adatom.engine.SharedFolder;
import org.adatom.engine.io.Frame;
import org.adatom.engine.io.FrameReader;
import org.adatom.engine.io.ReadOptions;
import org.adatom.engine.io.StructureFiles;
import org.adatom.engine.units.Units;

/** Labelled configurations of the folder of DFT data; a test that asks for them is skipped where that folder is absent. */
public final class DftFrames {
    private DftFrames() {}

    /** All of a file, named from {@code data/} on. */
    public static List<LabelledFrame> read(String file) {
        List<Frame> frames = new ArrayList<>();
        try (FrameReader in = StructureFiles.open(
                SharedFolder.require("data/" + file), ReadOptions.defaults(Units.CODATA_2018))) {
            for (Optional<Frame> f = in.next(); f.isPresent(); f = in.next()) {
                frames.add(f.get());
            }
        }
        return LabelKeys.DEFAULTS.read(frames, file);
    }
}
