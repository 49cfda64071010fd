package org.adatom.cli;

import org.adatom.cli.input.ForceFieldInput;
import org.adatom.cli.run.Constants;
import org.adatom.cli.run.UnitSystem;
import org.adatom.engine.build.StructureBlock;
import org.adatom.engine.input.Description;
import org.adatom.engine.units.Units;
import org.jspecify.annotations.Nullable;

/**
 * The input of {@code evaluate}.
 *
 * @param structure a crystal, or a file all of whose frames are evaluated
 * @param forcefield what acts between the atoms
 * @param evaluate details
 */
@Description("Energy, forces and virial of given configurations")
record EvaluateInput(
        @Description("A crystal, or a file: all its frames are evaluated unless 'frame' names one") StructureBlock structure,
        @Description("One potential {name: {...}}, or a list of them, which are added") ForceFieldInput forcefield,
        @Description("Details") @Nullable Block evaluate) {

    /**
     * Block {@code evaluate}.
     *
     * @param atomEnergies whether energies of single atoms are written
     * @param atomVirials whether virials of single atoms are written
     * @param uncertainty whether it is written how far each atom is to be trusted
     * @param constants physical constants
     * @param units meaning of plain numbers
     * @param seed of random choices in the structure
     */
    record Block(
            @Description("Write the energy of each atom (default false)") @Nullable Boolean atomEnergies,
            @Description("Write the virial of each atom, nine components, eV, as local_virial (default false)") @Nullable Boolean atomVirials,
            @Description("Write how far each atom is outside the training range (outside), or how far a committee disagrees on it (force_spread, energy_spread) (default false)") @Nullable Boolean uncertainty,
            @Description("Physical constants (default codata-2018)") @Nullable Constants constants,
            @Description("Meaning of plain numbers: metal (default) or lj") @Nullable UnitSystem units,
            @Description("Seed of random choices in the structure (default 1)") @Nullable Long seed) {}

    /** The block, or one in which nothing is said. */
    Block details() {
        return evaluate == null ? new Block(null, null, null, null, null, null) : evaluate;
    }

    /** The constants asked for. */
    Units units() {
        return details().units == UnitSystem.LJ
                ? Units.LJ
                : details().constants == null ? Units.CODATA_2018 : details().constants.units();
    }

    /** The seed, 1 by default. */
    long seed() {
        return details().seed == null ? 1 : details().seed;
    }
}
