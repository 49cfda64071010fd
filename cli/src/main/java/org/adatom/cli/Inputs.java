package org.adatom.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.adatom.cli.input.Suggestion;
import org.adatom.cli.run.DiffusionInput;
import org.adatom.cli.run.ElasticInput;
import org.adatom.cli.run.NebInput;
import org.adatom.cli.run.DataInput;
import org.adatom.cli.run.DefectInput;
import org.adatom.cli.run.EosInput;
import org.adatom.cli.run.GsfInput;
import org.adatom.cli.run.PhononsInput;
import org.adatom.cli.run.RelaxInput;
import org.adatom.cli.run.RunInput;
import org.adatom.cli.run.SurfaceInput;
import org.adatom.cli.run.ToyInput;
import org.adatom.cli.run.TrainInput;
import org.adatom.cli.run.VerifyInput;
import org.adatom.engine.error.InputException;

/** The verbs that take an input file, each with the record that describes it. */
enum Inputs {
    RUN(RunInput.class),
    RELAX(RelaxInput.class),
    EVALUATE(EvaluateInput.class),
    VERIFY(VerifyInput.class),
    EOS(EosInput.class),
    DEFECT(DefectInput.class),
    GSF(GsfInput.class),
    DATA(DataInput.class),
    TRAIN(TrainInput.class),
    TOY(ToyInput.class),
    ELASTIC(ElasticInput.class),
    PHONONS(PhononsInput.class),
    SURFACE(SurfaceInput.class),
    NEB(NebInput.class),
    DIFFUSION(DiffusionInput.class),
    ANALYZE(AnalyzeInput.class),
    BUILD(BuildInput.class);

    private final Class<? extends Record> record;

    Inputs(Class<? extends Record> record) {
        this.record = record;
    }

    /** The verb as it is typed. */
    String verb() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the input file is bound to. */
    Class<? extends Record> record() {
        return record;
    }

    /**
     * The input of that verb.
     *
     * @throws InputException if it takes none
     */
    static Inputs of(String verb) {
        List<String> verbs = Arrays.stream(values()).map(Inputs::verb).toList();
        int k = verbs.indexOf(verb);
        if (k < 0) {
            throw new InputException("'" + verb + "' takes no input file" + Suggestion.orList(verbs, verb));
        }
        return values()[k];
    }
}
