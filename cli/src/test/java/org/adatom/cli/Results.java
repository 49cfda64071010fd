package org.adatom.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.adatom.engine.io.Frame;
import org.adatom.engine.io.FrameReader;
import org.adatom.engine.io.ReadOptions;
import org.adatom.engine.io.StructureFiles;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.neural.DescriptorModel;
import org.adatom.forcefields.neural.ModelFile;

/** What tests read from the folders of jobs, and the models that they make for them. */
final class Results {
    private Results() {}

    /** All frames of a file. */
    static List<Frame> frames(Path file) {
        List<Frame> frames = new ArrayList<>();
        try (FrameReader in = StructureFiles.open(file, ReadOptions.defaults(Units.CODATA_2018))) {
            for (Optional<Frame> f = in.next(); f.isPresent(); f = in.next()) {
                frames.add(f.get());
            }
        }
        return frames;
    }

    /** A column of one number per atom. */
    static double[] measure(Frame frame, String column) {
        return (double[]) frame.columns().get(column).values();
    }

    /** The summary of a job. */
    static JsonNode summary(Path job) throws IOException {
        return new ObjectMapper().readTree(job.resolve("summary.json").toFile());
    }

    /** Copies a model of one element; its training range grows at both ends by so many of its widths, or shrinks. */
    static void copyWithRange(Path from, Path to, double growth) throws IOException {
        DescriptorModel model = ModelFile.read(from);
        DescriptorModel.AtomModel atom = model.atoms().get(0);
        double[] min = atom.min().clone();
        double[] max = atom.max().clone();
        for (int f = 0; f < min.length; f++) {
            double width = atom.max()[f] - atom.min()[f];
            min[f] -= growth * width;
            max[f] += growth * width;
        }
        ModelFile.write(to, new DescriptorModel(model.elements(), model.descriptor(),
                List.of(new DescriptorModel.AtomModel(atom.element(), min, max, atom.neural())), Map.of()));
    }
}
