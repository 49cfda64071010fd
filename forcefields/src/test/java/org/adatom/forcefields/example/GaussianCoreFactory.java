package org.adatom.forcefields.example;

import com.google.auto.service.AutoService;
import org.adatom.engine.error.InputException;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;

/** Makes {@link GaussianCore} from {@code gaussian-core: { epsilon: 0.1, sigma: 3.0, cutoff: 9.0 }}. */
@AutoService(ForceFieldFactory.class)
@SuppressWarnings("rawtypes")
public final class GaussianCoreFactory implements ForceFieldFactory<GaussianCoreFactory.Parameters> {
    /** The keys of the block. */
    @Description("Soft particles that repel with a Gaussian of their distance.")
    public record Parameters(
            @Description("Height.") @Quantity(Dimension.ENERGY) double epsilon,
            @Description("Width.") @Quantity(Dimension.LENGTH) double sigma,
            @Description("Distance at which the interaction ends.") @Quantity(Dimension.LENGTH) double cutoff) {
        /** Checks. */
        public Parameters {
            if (!(sigma > 0) || !(cutoff > 0)) {
                throw new InputException("sigma and cutoff of gaussian-core must be positive");
            }
        }
    }

    @Override
    public String key() {
        return "gaussian-core";
    }

    @Override
    public Class<Parameters> parameters() {
        return Parameters.class;
    }

    @Override
    public ForceField create(Parameters p, Context context) {
        if (context.species().size() != 1) {
            throw new InputException("gaussian-core describes one species, the structure has " + context.species());
        }
        return new GaussianCore(context.species(), p.epsilon(), p.sigma(), p.cutoff());
    }
}
