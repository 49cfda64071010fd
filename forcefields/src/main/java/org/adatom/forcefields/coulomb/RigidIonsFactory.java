package org.adatom.forcefields.coulomb;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.forcefield.PairPotential;
import org.adatom.engine.forcefield.ParameterSet;
import org.adatom.engine.forcefield.SumForceField;
import org.adatom.forcefields.PotentialFile;
import org.adatom.forcefields.pair.BuckinghamFactory;
import org.adatom.forcefields.pair.BuckinghamParameters;
import org.adatom.forcefields.pair.CitedPair;

/** Makes the sum of the two blocks {@code buckingham} and {@code coulomb} that a built-in set stands for. */
@AutoService(ForceFieldFactory.class)
@SuppressWarnings("rawtypes")
public final class RigidIonsFactory implements ForceFieldFactory<RigidIonsParameters> {
    private static final String ENDING = ".txt";

    @Override
    public String key() {
        return "rigid-ions";
    }

    @Override
    public Class<RigidIonsParameters> parameters() {
        return RigidIonsParameters.class;
    }

    @Override
    public List<ParameterSet> parameterSets() {
        return Stream.of(RigidIonsParameters.Builtin.values())
                .map(set -> new ParameterSet(
                        "{ builtin: " + set.key() + ", cutoff: 8 }",
                        List.copyOf(RigidIonSet.read(set.file(ENDING)).charges().keySet()),
                        set.file(ENDING).citation(),
                        set.range()))
                .toList();
    }

    @Override
    public ForceField create(RigidIonsParameters p, Context context) {
        if (context.units().reduced()) {
            throw new InputException("built-in parameters have units; units: lj has none");
        }
        String name = p.builtin().key();
        PotentialFile file = p.builtin().file(ENDING);
        RigidIonSet set = RigidIonSet.read(file);
        List<ForceField> terms = new ArrayList<>();
        Map<String, BuckinghamParameters.Pair> pairs = set.pairs(context.species(), p.elements(), p.repair());
        CoulombParameters charges = new CoulombParameters(
                set.charges(context.species(), p.elements(), name), p.method(), p.cutoff(), p.accuracy(), p.alpha());
        if (!pairs.isEmpty()) {
            PairPotential buckingham = new BuckinghamFactory()
                    .create(new BuckinghamParameters(pairs, p.cutoff(), p.truncation(), null, null), context);
            terms.add(new CitedPair(buckingham, name, references(file, p.repair())));
        }
        terms.add(new CoulombFactory().create(charges, context));
        return SumForceField.of(terms);
    }

    /** The paper of the set, and that of the cores, which the file names second. */
    private static List<String> references(PotentialFile file, boolean repair) {
        List<String> both = List.of(file.citation().split("; "));
        return repair ? both : both.subList(0, 1);
    }
}
