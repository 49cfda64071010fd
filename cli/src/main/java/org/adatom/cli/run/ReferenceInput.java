package org.adatom.cli.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.adatom.analysis.benchmark.Property;
import org.adatom.analysis.benchmark.Reference;
import org.adatom.cli.input.Binder;
import org.adatom.cli.input.InputFile;
import org.adatom.cli.input.Suggestion;
import org.adatom.engine.build.Crystal;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.jspecify.annotations.Nullable;

/**
 * A file of reference values for {@code benchmark}.
 *
 * @param title what is known
 * @param crystal of which
 * @param sources publications by short names
 * @param values by the name of the property
 */
@Description("Reference values of a crystal")
public record ReferenceInput(
        @Description("Title, such as 'Copper, experiment'") String title,
        @Description("The crystal, near equilibrium") Crystal crystal,
        @Description("Publications by short names") @Nullable Map<String, String> sources,
        @Description("Values by property, such as lattice_constant, c11, surface_111, vacancy_formation") Map<String, Entry> values) {
    /** The sets that come with the program. */
    static final List<String> SHIPPED = List.of("Al", "Ar", "Au", "C", "Cu", "Ni", "Si");

    /**
     * A value.
     *
     * @param value in the unit of the property
     * @param good relative deviation that is still good
     * @param fair relative deviation that is still fair
     * @param source short name of a publication, or any text
     */
    @Description("A reference value")
    public record Entry(
            @Description("In the unit of the property: A, eV, GPa, J/m^2, mJ/m^2, THz, 1e-6/K") double value,
            @Description("Relative deviation up to which a potential is good, such as 0.05 (default: by property)") @Nullable Double good,
            @Description("Relative deviation up to which it is fair (default: by property)") @Nullable Double fair,
            @Description("Short name of a source, or text") String source) {
        /** Checks. */
        public Entry {
            if (!(value != 0) || !Double.isFinite(value)) {
                throw new InputException("value: " + value + " cannot be compared with; give a number other than 0");
            }
            if (good != null && !(good > 0) || fair != null && !(fair > 0)) {
                throw new InputException("good, fair: use positive numbers such as 0.05");
            }
        }
    }

    /**
     * Reads a file, or one of the shipped sets by its name.
     *
     * @throws InputException if there is no such file or set, or it is none of references
     */
    static Reference read(String name) {
        if (!SHIPPED.contains(name) && !Files.exists(Path.of(name))) {
            throw new InputException(
                    "--against " + name + ": neither a file nor a shipped set; sets are " + String.join(", ", SHIPPED));
        }
        InputFile file = SHIPPED.contains(name) && !Files.exists(Path.of(name))
                ? InputFile.parse(name + ".yaml (shipped)", Path.of(""), shipped(name))
                : InputFile.read(Path.of(name));
        return Binder.bind(file, ReferenceInput.class).reference(file);
    }

    private static String shipped(String name) {
        try (InputStream in = ReferenceInput.class.getResourceAsStream("references/" + name + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("references/" + name + ".yaml is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Reference reference(InputFile file) {
        List<String> known = List.of(Property.values()).stream().map(Property::key).toList();
        return new Reference(title, crystal, values.entrySet().stream().map(e -> {
            int at = known.indexOf(e.getKey());
            if (at < 0) {
                throw file.place("values", e.getKey()).error("values: unknown property '" + e.getKey() + "'"
                        + Suggestion.orList(known, e.getKey()));
            }
            Property p = Property.values()[at];
            Entry v = e.getValue();
            String source = sources == null ? v.source() : sources.getOrDefault(v.source(), v.source());
            double good = v.good() == null ? p.good() : v.good();
            return new Reference.Value(p, v.value(), good, v.fair() == null ? Math.max(p.fair(), good) : v.fair(),
                    source);
        }).toList());
    }
}
