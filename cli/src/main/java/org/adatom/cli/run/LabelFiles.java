package org.adatom.cli.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.adatom.analysis.dataset.Audit;
import org.adatom.analysis.training.active.Candidate;
import org.adatom.analysis.training.active.Labels;
import org.adatom.cli.console.Console;
import org.adatom.engine.error.InputException;
import org.adatom.engine.io.Frame;
import org.adatom.engine.io.FrameReader;
import org.adatom.engine.io.ReadOptions;
import org.adatom.engine.io.StructureFiles;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.training.LabelKeys;
import org.adatom.forcefields.training.LabelledFrame;

/**
 * Labels that are made elsewhere: the frames of a round are written into the folder of the job, which then ends; when it is resumed the labelled frames
 * must lie beside them.
 */
final class LabelFiles implements Labels {
    private final RunFolder folder;
    private final LabelKeys keys;
    private final Workers workers;
    private final Console console;

    LabelFiles(RunFolder folder, LabelKeys keys, Workers workers, Console console) {
        this.folder = folder;
        this.keys = keys;
        this.workers = workers;
        this.console = console;
    }

    @Override
    public Optional<List<LabelledFrame>> of(int round, List<Candidate> frames) {
        Path wanted = folder.file("to-label-" + round + ".extxyz");
        Path labelled = folder.file("labelled-" + round + ".extxyz");
        String cure = "compute energy and forces of the " + frames.size() + " frames of " + wanted
                + ", write them as extended XYZ to " + labelled + ", and continue with ./adatom resume "
                + folder.path();
        if (Files.exists(labelled)) {
            return Optional.of(read(labelled));
        }
        if (Files.exists(wanted)) {
            throw new InputException("the labels of round " + round + " are missing: " + cure);
        }
        StructureFiles.write(wanted, frames.stream().map(Candidate::frame).toList(), Units.CODATA_2018);
        console.err().println("labels are wanted: " + cure);
        return Optional.empty();
    }

    private List<LabelledFrame> read(Path file) {
        List<LabelledFrame> labelled = new ArrayList<>();
        try (FrameReader in = StructureFiles.open(file,
                new ReadOptions(null, null, null, null, null, null, Units.CODATA_2018))) {
            for (Optional<Frame> f = in.next(); f.isPresent(); f = in.next()) {
                LabelledFrame frame =
                        keys.read(f.get(), file.getFileName() + ", frame " + (labelled.size() + 1));
                if (frame.energy() == null && frame.forces() == null) {
                    throw InputException.at(file, 0, "has no labels in frame " + (labelled.size() + 1)
                            + ": energy and forces are wanted (train.data.keys tells other names)");
                }
                labelled.add(frame);
            }
        }
        if (labelled.size() > 1) {
            // Labels made by hand are where signs and units go wrong.
            Audit.of(labelled, workers).warnings().forEach(w -> console.warn(file.getFileName() + ": " + w));
        }
        return labelled;
    }
}
