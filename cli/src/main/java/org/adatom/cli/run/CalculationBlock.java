package org.adatom.cli.run;

import org.adatom.engine.error.InputException;
import org.adatom.engine.units.Units;
import org.jspecify.annotations.Nullable;

/** Settings that the blocks of all calculations have. */
public interface CalculationBlock {
    /** Physical constants, if chosen. */
    @Nullable
    Constants constants();

    /** Meaning of plain numbers, if chosen. */
    @Nullable
    UnitSystem units();

    /** When the state of a calculation that can be continued is saved, if chosen. */
    default @Nullable CheckpointBlock checkpoint() {
        return null;
    }

    /** The seed of random choices; a block with such a key says which. */
    default long seedOrDefault() {
        return 1;
    }

    /**
     * The constants asked for.
     *
     * @throws InputException if constants are chosen beside reduced units
     */
    default Units unitsOrDefault() {
        checkUnits();
        Constants chosen = constants();
        return units() == UnitSystem.LJ ? Units.LJ : chosen == null ? Units.CODATA_2018 : chosen.units();
    }

    /**
     * Refuses constants beside reduced units. Within the compact constructor of a record it sees nothing, because the components
     * are not set yet.
     *
     * @throws InputException if both are chosen
     */
    default void checkUnits() {
        if (units() == UnitSystem.LJ && constants() != null) {
            throw new InputException("constants: reduced units have none; remove the key");
        }
    }
}
