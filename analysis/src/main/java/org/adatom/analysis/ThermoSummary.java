package org.adatom.analysis;

import java.util.List;
import java.util.Optional;
import org.adatom.engine.Ensemble;
import org.jspecify.annotations.Nullable;

/**
 * Averages over one stage of a run.
 *
 * @param name of the stage
 * @param firstStep step at its begin
 * @param rows number of rows averaged
 * @param averages one for each column behind Time
 * @param drift linear drift of the conserved quantity per atom and ps (eV), with its standard error
 * @param ensemble to which the states belong
 * @param degreesOfFreedom by which the temperature is measured
 * @param heatCapacity from the fluctuations; null where the ensemble allows none or the stage is too short
 */
public record ThermoSummary(String name, long firstStep, long rows, List<Average> averages, Estimate drift,
        Ensemble ensemble, int degreesOfFreedom, @Nullable HeatCapacity heatCapacity) {
    /**
     * The average of one column.
     *
     * @param column which
     * @param mean with its standard error from blocking
     * @param standardDeviation of single rows
     * @param minimum smallest value
     * @param maximum largest value
     * @param correlationTime integrated correlation time, ps
     * @param converged whether the stage is long enough for the error to be trusted
     * @param trend slope of a straight line through the stage, per ps
     * @param settledAfter share of the stage before the column fluctuates about its final mean; 1 if it never does
     */
    public record Average(ThermoColumn column, Estimate mean, double standardDeviation, double minimum, double maximum,
            double correlationTime, boolean converged, Estimate trend, double settledAfter) {
        /** False if the column moved all through the stage: it never settles, and its trend exceeds three errors. */
        public boolean settled() {
            return !(settledAfter == 1 && Math.abs(trend.value()) > 3 * trend.error());
        }
    }

    /** The average of the column of that name. */
    public Optional<Average> average(String column) {
        return averages.stream().filter(a -> a.column().name().equals(column)).findFirst();
    }
}
