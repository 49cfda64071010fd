package org.adatom.forcefields.angular;

import com.google.auto.service.AutoService;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.forcefield.SumForceField;
import org.adatom.forcefields.PotentialFile;
import org.adatom.forcefields.pair.TruncatedPair;
import org.adatom.forcefields.pair.Truncation;
import org.adatom.forcefields.pair.VashishtaPair;

/** Makes Vashishta potentials: {@link VashishtaPair}, its value and slope shifted to end at 0, and {@link VashishtaAngles}. */
@AutoService(ForceFieldFactory.class)
@SuppressWarnings("rawtypes")
public final class VashishtaFactory implements ForceFieldFactory<VashishtaParameters> {
    @Override
    public String key() {
        return "vashishta";
    }

    @Override
    public Class<VashishtaParameters> parameters() {
        return VashishtaParameters.class;
    }

    @Override
    public ForceField create(VashishtaParameters parameters, Context context) {
        Path path = context.directory().resolve(parameters.file());
        PotentialFile file = PotentialFile.read(path);
        String source = "Vashishta of " + path.getFileName();
        List<String> names = context.species().stream()
                .map(s -> parameters.elements().getOrDefault(s, s))
                .toList();
        List<VashishtaTriplet> triplets = LabelTriple.select(VashishtaTriplet.readAll(file), names, source);
        requireSymmetry(triplets, names, source);
        return sum(
                context.species(), triplets, context.units().coulomb(), String.valueOf(path.getFileName()),
                List.of(file.citation()));
    }

    /**
     * Pairs and, if there are any, angles.
     *
     * @param triplets entry of centre i and neighbours j, k at {@code (i * n + j) * n + k}
     * @param coulomb e&sup2;/(4&pi;&epsilon;<sub>0</sub>), eV &Aring;
     */
    static ForceField sum(
            List<String> species, List<VashishtaTriplet> triplets, double coulomb, String source,
            List<String> references) {
        int n = species.size();
        double[] cutoffs = new double[n * n];
        List<VashishtaPair.Pair> pairs = new ArrayList<>();
        for (int t = 0; t < n * n; t++) {
            VashishtaTriplet e = triplets.get(t * n + t % n);
            cutoffs[t] = e.cutoff();
            pairs.add(new VashishtaPair.Pair(
                    e.h(), e.eta(), coulomb * (e.zi() * e.zj()), e.lambda1(), e.d(), e.lambda4(), e.w()));
        }
        List<ForceField> terms = new ArrayList<>();
        terms.add(new TruncatedPair(
                new VashishtaPair(species, pairs, source, references), Truncation.FORCE, cutoffs, 0, false));
        VashishtaAngles angles = new VashishtaAngles(species, triplets, source, references);
        if (angles.cutoff() > 0) {
            terms.add(angles);
        }
        return SumForceField.of(terms);
    }

    /** The energy must not depend on the order in which atoms are named. */
    private static void requireSymmetry(List<VashishtaTriplet> triplets, List<String> names, String source) {
        int n = names.size();
        for (int t = 0; t < triplets.size(); t++) {
            int i = t / (n * n);
            int j = t / n % n;
            int k = t % n;
            int reversed = (j * n + i) * n + i;
            int exchanged = (i * n + k) * n + j;
            if (j == k && !triplets.get(t).isPairOf(triplets.get(reversed))) {
                throw new InputException(source + ": the entries " + name(names, t) + " and " + name(names, reversed)
                        + " must have the same H, eta, Zi Zj, lambda1, D, lambda4, W and rc");
            } else if (!triplets.get(t).isAngleOf(triplets.get(exchanged))) {
                throw new InputException(source + ": the entries " + name(names, t) + " and " + name(names, exchanged)
                        + " must have the same B, C and cos(theta0)");
            }
        }
    }

    private static LabelTriple name(List<String> names, int triplet) {
        int n = names.size();
        return new LabelTriple(names.get(triplet / (n * n)), names.get(triplet / n % n), names.get(triplet % n));
    }
}
