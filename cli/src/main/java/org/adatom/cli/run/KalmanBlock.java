package org.adatom.cli.run;

import org.adatom.engine.input.Description;
import org.adatom.forcefields.training.neural.KalmanSettings;
import org.adatom.forcefields.training.neural.Method;
import org.adatom.forcefields.training.neural.UpdateSettings;
import org.jspecify.annotations.Nullable;

/**
 * The extended Kalman filter, under the names of n2p2.
 *
 * @param kind standard, or with fading memory
 * @param byElement a filter for each element
 * @param epsilon inverse of the covariance at the start
 * @param q0 process noise
 * @param qtau its decay
 * @param qmin its end
 * @param eta learning rate
 * @param etatau its growth
 * @param etamax its end
 * @param lambda forgetting factor
 * @param nue its approach to 1
 * @param energyFraction updates by energies
 * @param forceFraction updates by forces
 * @param stressFraction updates by stresses
 * @param selection of labels
 * @param energyThreshold below which energies are passed over
 * @param forceThreshold below which forces are passed over
 * @param trials before one is taken nevertheless
 */
@Description("Extended Kalman filter, as n2p2 has it and under its names: one update per energy, and per chosen component of forces and stresses")
public record KalmanBlock(
        @Description("standard (default), or fading-memory, which forgets old updates") KalmanSettings.@Nullable Kind kind,
        @Description("Whether each element has a covariance of its own (default no): faster with many elements, less exact") @Nullable Boolean byElement,
        @Description("The covariance starts as 1/epsilon (default 0.01; 0.1 with fading memory)") @Nullable Double epsilon,
        @Description("Process noise at the start (default 0.01; 0 with fading memory)") @Nullable Double q0,
        @Description("Decay of the process noise per epoch, in powers of e (default 2.302)") @Nullable Double qtau,
        @Description("Process noise at the end (default 1e-6; 0 with fading memory)") @Nullable Double qmin,
        @Description("Learning rate at the start, standard kind (default 0.01)") @Nullable Double eta,
        @Description("Growth of the learning rate per epoch, in powers of e (default 2.302)") @Nullable Double etatau,
        @Description("Learning rate at the end (default 1)") @Nullable Double etamax,
        @Description("Forgetting factor at the start, kind fading-memory (default 0.96)") @Nullable Double lambda,
        @Description("Approach of the forgetting factor to 1 (default 0.9995)") @Nullable Double nue,
        @Description("Updates by energies per epoch and configuration (default 1)") @Nullable Double energyFraction,
        @Description("Updates by forces per epoch and component (default 0.023); 0 to learn no forces") @Nullable Double forceFraction,
        @Description("Updates by stresses per epoch and component, if loss gives them a weight (default 0.1667: one per configuration)") @Nullable Double stressFraction,
        @Description("How labels are chosen: threshold (default; at random, those with small errors passed over), random, or sorted (the largest errors first)") UpdateSettings.@Nullable Selection selection,
        @Description("Part of the root mean square error below which an energy is passed over (default 0)") @Nullable Double energyThreshold,
        @Description("Part of the root mean square error below which a component of forces is passed over (default 1)") @Nullable Double forceThreshold,
        @Description("Candidates looked at before the worst of them is taken (default 3)") @Nullable Integer trials) {
    /** What is there if nothing is said. */
    static final KalmanBlock NOTHING_SAID = new KalmanBlock(null, null, null, null, null, null, null, null, null, null,
            null, null, null, null, null, null, null, null);

    /** The filter. */
    Method method() {
        KalmanSettings k = kind == KalmanSettings.Kind.FADING_MEMORY
                ? KalmanSettings.FADING_MEMORY
                : KalmanSettings.STANDARD;
        UpdateSettings u = UpdateSettings.DEFAULTS;
        return new Method.Kalman(
                new KalmanSettings(k.kind(), byElement != null && byElement, or(epsilon, k.epsilon()), or(q0, k.q0()),
                        or(qtau, k.qTau()), or(qmin, k.qMin()), or(eta, k.eta()), or(etatau, k.etaTau()),
                        or(etamax, k.etaMax()), or(lambda, k.lambda()), or(nue, k.nu())),
                new UpdateSettings(selection == null ? u.selection() : selection,
                        or(energyFraction, u.energyFraction()), or(forceFraction, u.forceFraction()),
                        or(stressFraction, u.stressFraction()), or(energyThreshold, u.energyThreshold()),
                        or(forceThreshold, u.forceThreshold()), trials == null ? u.trials() : trials));
    }

    private static double or(@Nullable Double given, double usual) {
        return given == null ? usual : given;
    }
}
