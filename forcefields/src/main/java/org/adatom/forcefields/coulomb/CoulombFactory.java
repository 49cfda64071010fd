package org.adatom.forcefields.coulomb;

import com.google.auto.service.AutoService;
import java.util.List;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;

/** Makes the sums of {@link Coulomb} for the species of the structure. */
@AutoService(ForceFieldFactory.class)
@SuppressWarnings("rawtypes")
public final class CoulombFactory implements ForceFieldFactory<CoulombParameters> {
    private static final double ACCURACY = 1e-8;

    @Override
    public String key() {
        return "coulomb";
    }

    @Override
    public Class<CoulombParameters> parameters() {
        return CoulombParameters.class;
    }

    @Override
    public ForceField create(CoulombParameters parameters, Context context) {
        List<String> species = context.species();
        double[] charges = species.stream().mapToDouble(s -> charge(parameters, s)).toArray();
        double cutoff = parameters.cutoff();
        double k = context.units().coulomb();
        return switch (parameters.method()) {
            case EWALD -> Coulomb.ewald(
                    species, charges, cutoff, parameters.accuracy() == null ? ACCURACY : parameters.accuracy(), k);
            case DSF -> Coulomb.dampedShiftedForce(species, charges, cutoff, parameters.alpha(), k);
            case WOLF -> Coulomb.wolf(species, charges, cutoff, parameters.alpha(), k);
        };
    }

    private static double charge(CoulombParameters parameters, String label) {
        Double charge = parameters.charges().get(label);
        if (charge == null || !Double.isFinite(charge)) {
            throw new InputException("charges has no number for " + label + " (it has "
                    + String.join(", ", parameters.charges().keySet()) + ")");
        }
        return charge;
    }
}
