package org.adatom.analysis;

import java.io.IOException;
import java.util.List;

/**
 * What a {@link ConfigurationalTemperature} found. Errors are from the jackknife over blocks ({@link BlockMeans}).
 *
 * @param labels of the units
 * @param samples how many
 * @param configurational temperature from positions, K
 * @param kinetic temperature from the velocities of the same samples, K
 * @param difference configurational less kinetic, K
 * @param blocks parts of equal length, in order of time
 * @param stepsPerBlock length of a block
 */
public record ConfigurationalTemperatureResult(UnitLabels labels, long samples, Estimate configurational,
        Estimate kinetic, Estimate difference, List<Block> blocks, long stepsPerBlock) {
    /** More standard deviations than this between the two temperatures are no chance. */
    private static final double LIMIT = 3.5;
    /** With fewer, errors estimated by chance too small would make false alarms. */
    private static final int FEWEST_BLOCKS = 8;

    /**
     * Means over a block.
     *
     * @param gradient2 of |grad U|&sup2;, eV&sup2;/&Aring;&sup2;
     * @param laplacian of the Laplacian of U, eV/&Aring;&sup2;
     * @param kinetic temperature, K
     * @param configurational temperature: ratio of the first two, K
     */
    public record Block(double gradient2, double laplacian, double kinetic, double configurational) {}

    /** Whether the two temperatures agree within their error; also said of fewer blocks than an error can rest on. */
    public boolean agrees() {
        return blocks.size() < FEWEST_BLOCKS || !(Math.abs(difference.value()) > LIMIT * difference.error());
    }

    /** What a disagreement means, in words. */
    public String disagreement() {
        return "The temperature from positions exceeds that of velocities by " + Numbers.withError(difference) + " "
                + labels.temperature()
                + ": the system is not in equilibrium, the time step is too long, or the forces are"
                + " not the gradient of the energy.";
    }

    /** One row per block. */
    public void writeCsv(Appendable out) throws IOException {
        String force = labels.energy() + "/" + labels.length();
        out.append("Block,T_conf[" + labels.temperature() + "],T_kin[" + labels.temperature() + "],grad2[(" + force
                + ")^2],laplacian[" + force + "^2]\n");
        for (int b = 0; b < blocks.size(); b++) {
            Block k = blocks.get(b);
            out.append((b + 1) + "," + Numbers.csv(k.configurational) + "," + Numbers.csv(k.kinetic) + ","
                    + Numbers.csv(k.gradient2) + "," + Numbers.csv(k.laplacian) + "\n");
        }
    }
}
