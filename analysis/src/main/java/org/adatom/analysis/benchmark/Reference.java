package org.adatom.analysis.benchmark;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.adatom.engine.build.Crystal;

/**
 * What is known of a crystal.
 *
 * @param title such as "Copper, experiment"
 * @param crystal near which every potential is relaxed
 * @param values in the order of the table
 */
public record Reference(String title, Crystal crystal, List<Value> values) {
    /**
     * A value.
     *
     * @param property which
     * @param value in its unit
     * @param good relative deviation up to which a potential is good
     * @param fair relative deviation up to which it is fair
     * @param source where the value comes from
     */
    public record Value(Property property, double value, double good, double fair, String source) {
        /** How a computed value compares. */
        public Grade grade(double computed) {
            double deviation = Math.abs(deviation(computed));
            return deviation <= good ? Grade.GREEN : deviation <= fair ? Grade.AMBER : Grade.RED;
        }

        /** Relative deviation of a computed value. */
        public double deviation(double computed) {
            return (computed - value) / Math.abs(value);
        }
    }

    /** How near a value is. */
    public enum Grade {
        /** Good. */
        GREEN,
        /** Fair. */
        AMBER,
        /** Neither. */
        RED
    }

    /** The properties that are known. */
    public Set<Property> properties() {
        return values.stream().map(Value::property).collect(Collectors.toSet());
    }
}
