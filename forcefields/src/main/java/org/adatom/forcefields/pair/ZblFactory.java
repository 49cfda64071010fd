package org.adatom.forcefields.pair;

import com.google.auto.service.AutoService;
import org.adatom.engine.Elements;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;

/** Makes {@link Zbl} repulsions for the species of the structure. */
@AutoService(ForceFieldFactory.class)
@SuppressWarnings("rawtypes")
public final class ZblFactory implements ForceFieldFactory<ZblParameters> {
    @Override
    public String key() {
        return "zbl";
    }

    @Override
    public Class<ZblParameters> parameters() {
        return ZblParameters.class;
    }

    @Override
    public ForceField create(ZblParameters parameters, Context context) {
        double[] charges = context.species().stream().mapToDouble(s -> charge(parameters, s)).toArray();
        return new Zbl(
                context.species(), charges, parameters.inner(), parameters.outer(), context.units().coulomb());
    }

    private static double charge(ZblParameters parameters, String label) {
        Double given = parameters.charges() == null ? null : parameters.charges().get(label);
        if (given != null) {
            return given;
        }
        return Elements.number(label).orElseThrow(() -> new InputException(
                label + " is no element: give its nuclear charge, such as charges: {" + label + ": 14}"));
    }
}
