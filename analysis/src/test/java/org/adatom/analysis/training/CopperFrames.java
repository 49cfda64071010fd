package org.adatom.analysis.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.adatom.analysis.crystal.Statics;
import org.adatom.analysis.dataset.Sampling;
import org.adatom.engine.build.Crystal;
import org.adatom.engine.build.Lattice;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.descriptor.DescriptorSettings;
import org.adatom.forcefields.descriptor.FunctionSet;
import org.adatom.forcefields.embedded.EmtFactory;
import org.adatom.forcefields.embedded.EmtParameters;
import org.adatom.forcefields.neural.Activation;
import org.adatom.forcefields.neural.DescriptorModel;
import org.adatom.forcefields.neural.ModelFile;
import org.adatom.forcefields.training.LabelKeys;
import org.adatom.forcefields.training.LabelledFrame;
import org.adatom.forcefields.training.neural.EnergyScale;
import org.adatom.forcefields.training.neural.InputScaling;
import org.adatom.forcefields.training.neural.KalmanSettings;
import org.adatom.forcefields.training.neural.Loss;
import org.adatom.forcefields.training.neural.LossConvention;
import org.adatom.forcefields.training.neural.Method;
import org.adatom.forcefields.training.neural.Residual;
import org.adatom.forcefields.training.neural.UpdateSettings;
import org.adatom.forcefields.training.neural.WeightInitialization;

/** Small cells of copper and their teacher, EMT. */
public final class CopperFrames {
    /** Constants in use. */
    public static final Units UNITS = Units.CODATA_2018;

    private CopperFrames() {}

    /** Eight atoms. */
    public static Frame crystal() {
        return Crystal.of(Lattice.FCC, 3.61, "Cu").repeated(2, 1, 1).build(UNITS);
    }

    /** EMT. */
    public static Statics teacher(Workers workers) {
        return new Statics(new EmtFactory().create(new EmtParameters(null, null),
                new ForceFieldFactory.Context(Path.of(""), List.of("Cu"), UNITS)), workers, UNITS);
    }

    /** Frames of a run at half that temperature. */
    public static List<LabelledFrame> labelled(double temperature, int count, Workers workers) {
        List<Frame> frames = Sampling.run(teacher(workers), crystal(), new Sampling.Settings(List.of(temperature),
                false, 5 * UNITS.femtosecond(), 20, count, 0, 10, null, 7), line -> {}).train();
        return LabelKeys.DEFAULTS.read(frames, "run");
    }

    /** Two networks with one hidden layer, of seeds 1 and 2. */
    public static NetworkTraining training(
            int nodes, int epochs, List<LabelledFrame> training, List<LabelledFrame> held, Workers workers) {
        FunctionSet set = new FunctionSet(4, null, 2, null, null, null);
        Method kalman = new Method.Kalman(KalmanSettings.STANDARD,
                new UpdateSettings(UpdateSettings.Selection.THRESHOLD, 1, 0.1, 0, 0, 1, 3));
        Loss loss = new Loss(LossConvention.N2P2, Residual.SQUARED, 1, 10, 0, Map.of(), 0, 0, EnergyScale.Spread.ONE);
        return new NetworkTraining(new NetworkTraining.Settings(List.of(nodes), Activation.TANH,
                InputScaling.Rule.CENTERED_RANGE, WeightInitialization.NGUYEN_WIDROW,
                List.of(new NetworkTraining.Stage(kalman, loss, epochs, Integer.MAX_VALUE)), 1L << 28,
                List.of(1L, 2L)), List.of("Cu"),
                new DescriptorSettings.BehlerParrinello(new double[] {29}, List.of(set.functions(1))), training, held,
                workers);
    }

    /** A model as it is written. */
    public static byte[] bytes(DescriptorModel model) throws IOException {
        Path file = Files.createTempFile("model", ".json");
        try {
            ModelFile.write(file, model);
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }
}
