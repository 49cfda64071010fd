package org.adatom.cli.run;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.adatom.analysis.verify.Check;
import org.adatom.analysis.verify.Settings;
import org.adatom.analysis.verify.Smoothness;
import org.adatom.cli.input.ForceFieldInput;
import org.adatom.engine.build.StructureBlock;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;
import org.adatom.engine.units.Units;
import org.jspecify.annotations.Nullable;

/**
 * The input of {@code verify}.
 *
 * @param structure configuration to check on
 * @param forcefield what is checked
 * @param verify details
 */
@Description("Certificate of a potential")
public record VerifyInput(
        @Description("Configuration to check on: as it is, rattled, a piece of it, molecules; without it crystals, slabs, molecules of verify.species are made") @Nullable StructureBlock structure,
        @Description("One potential {name: {...}}, or a list of them, which are added") ForceFieldInput forcefield,
        @Description("Species, limits and choice of checks") @Nullable Block verify) {

    /**
     * Block {@code verify}.
     *
     * @param species of the configurations to make
     * @param checks groups of checks
     * @param gradientLimit allowed relative error of forces and virial
     * @param exactLimit allowed relative error of exact laws
     * @param continuity what must not jump
     * @param temperature of the dynamics
     * @param seed of random choices
     * @param constants physical constants
     * @param units meaning of plain numbers
     */
    @Description("Species, limits and choice of checks")
    public record Block(
            @Description("Species of the configurations to make, if there is no structure") @Nullable List<String> species,
            @Description("Groups of checks (default: all)") @Nullable List<Check> checks,
            @Description("Allowed error of forces and virial against differences of the energy, relative (default 1e-6)") @Nullable Double gradientLimit,
            @Description("Allowed error of laws that hold but for rounding, relative (default 1e-10)") @Nullable Double exactLimit,
            @Description("What must not jump where atoms pass the cutoff: none, declared (default: the energy, unless the potential is truncated by definition), energy, force or slope (of the force); each includes those before") @Nullable Smoothness continuity,
            @Description("Temperature at which the atoms of the dynamics start (default 300)") @Quantity(Dimension.TEMPERATURE) @Nullable Double temperature,
            @Description("Seed of random displacements and velocities (default 1)") @Nullable Long seed,
            @Description("Physical constants (default codata-2018)") @Nullable Constants constants,
            @Description("Meaning of plain numbers: metal (default) or lj") @Nullable UnitSystem units) {
        /** Checks. */
        public Block {
            positive("gradientLimit", gradientLimit);
            positive("exactLimit", exactLimit);
            positive("temperature", temperature);
            if (species != null && (species.isEmpty() || species.stream().distinct().count() < species.size())) {
                throw new InputException("species: " + species + " must name at least one species, each once");
            }
            if (checks != null && checks.isEmpty()) {
                throw new InputException("checks: name at least one, or leave it out for all");
            }
        }

        private static void positive(String key, @Nullable Double value) {
            if (value != null && !(value > 0 && Double.isFinite(value))) {
                throw new InputException(key + ": " + value + " is not allowed, use a positive number");
            }
        }
    }

    /** Checks. */
    public VerifyInput {
        boolean named = verify != null && verify.species() != null;
        if ((structure != null) == named) {
            throw new InputException(named
                    ? "verify.species: the structure says which species there are; give either of the two"
                    : "nothing says on which atoms to check: name verify.species, such as [Si], or give a structure");
        }
    }

    /** The block, or one in which nothing is said. */
    Block details() {
        return verify == null ? new Block(null, null, null, null, null, null, null, null, null) : verify;
    }

    /** The settings, defaults filled in. */
    Settings settings() {
        Block b = details();
        Units units = b.units() == UnitSystem.LJ
                ? Units.LJ
                : b.constants() == null ? Units.CODATA_2018 : b.constants().units();
        Settings standard = Settings.standard(units);
        Set<Check> checks = b.checks() == null ? standard.checks() : EnumSet.copyOf(b.checks());
        return new Settings(
                checks,
                b.gradientLimit() == null ? standard.gradientLimit() : b.gradientLimit(),
                b.exactLimit() == null ? standard.exactLimit() : b.exactLimit(),
                b.continuity() == null ? standard.continuity() : b.continuity(),
                b.temperature() == null ? standard.temperature() : b.temperature(),
                b.seed() == null ? standard.seed() : b.seed(),
                units);
    }
}
