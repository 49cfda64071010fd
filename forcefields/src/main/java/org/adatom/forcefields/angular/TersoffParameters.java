package org.adatom.forcefields.angular;

import java.nio.file.Path;
import java.util.Map;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.forcefields.BuiltinSet;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a {@code tersoff} block: exactly one of {@code file}, {@code builtin}.
 *
 * @param file in the format of LAMMPS
 * @param builtin a set of parameters that comes with the program
 * @param form of the file; by default the end of its name tells
 * @param elements for labels of the structure that are called otherwise in the file: label to name in the file
 */
@Description("Tersoff bond-order potential (silicon, carbon, their compounds, boron nitride), also tersoff/mod, /zbl.")
public record TersoffParameters(
        @Description("Parameter file in the format of LAMMPS: .tersoff, .tersoff.mod, .tersoff.zbl.") @Nullable Path file,
        @Description("Built-in parameters.") @Nullable Builtin builtin,
        @Description("What the file holds, where the end of its name does not tell.") @Nullable Form form,
        @Description("Element of the file by label, where they differ.") @Nullable Map<String, String> elements) {
    /** The kinds of files. */
    public enum Form {
        /** {@code pair_style tersoff} of LAMMPS. */
        STANDARD,
        /** {@code tersoff/zbl}: a screened nuclear repulsion at short distances. */
        ZBL,
        /** {@code tersoff/mod}: Kumagai et al. 2007. */
        MOD
    }

    /** Sets of parameters that come with the program; each is a file of the same name. */
    public enum Builtin implements BuiltinSet {
        /** Silicon, T2. */
        SI_T2_1988("Silicon with good surfaces and defects; soft in shear (C44 10 GPa), melts far too high."),
        /** Silicon, T3. */
        SI_T3_1988("Silicon with good elastic constants, defects and liquid; surfaces less good, melts near 2550 K."),
        /** Carbon. */
        C_1988("Diamond, graphite sheets, amorphous carbon. No forces between sheets."),
        /** Carbon as in the compounds' paper, with one digit less. */
        C_1989("Carbon for use beside si-c-1989; as c-1988 otherwise."),
        /** Silicon, carbon, silicon carbide. */
        SI_C_1989("Silicon, diamond, cubic silicon carbide and their defects."),
        /** Graphene, hexagonal and cubic boron nitride, their mixtures. */
        B_N_C_2012(
                "Vibrations and heat conduction of graphene, hexagonal boron nitride and mixed sheets. Diamond is only metastable; no forces between sheets.");

        private final String range;

        Builtin(String range) {
            this.range = range;
        }

        @Override
        public String range() {
            return range;
        }
    }

    /** Checks. */
    public TersoffParameters {
        if ((file == null) == (builtin == null)) {
            throw new InputException("tersoff needs exactly one of the keys file, builtin");
        }
        elements = elements == null ? Map.of() : Map.copyOf(elements);
    }
}
