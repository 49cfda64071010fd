package org.adatom.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.adatom.analysis.benchmark.Property;
import org.adatom.analysis.benchmark.Reference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws that bind measured values to each other: a slip of a digit breaks them. */
class ReferenceInputTest {
    static Stream<String> shipped() {
        return ReferenceInput.SHIPPED.stream();
    }

    private static Map<Property, Double> values(String set) {
        return ReferenceInput.read(set).values().stream()
                .collect(Collectors.toMap(Reference.Value::property, Reference.Value::value));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void stiffnessesOfCubicCrystalsAgreeWithTheBulkModulus(String set) {
        Map<Property, Double> v = values(set);
        double bulk = (v.get(Property.C11) + 2 * v.get(Property.C12)) / 3;
        assertEquals(v.get(Property.BULK_MODULUS), bulk, 0.02 * bulk);
        assertTrue(v.get(Property.C11) > v.get(Property.C12) && v.get(Property.C44) > 0, "Born");
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void longitudinalWavesAreFaster(String set) {
        Map<Property, Double> v = values(set);
        for (Property[] pair : new Property[][] {{Property.PHONON_X_TRANSVERSE, Property.PHONON_X_LONGITUDINAL},
            {Property.PHONON_L_TRANSVERSE, Property.PHONON_L_LONGITUDINAL}}) {
            if (v.containsKey(pair[0]) && v.containsKey(pair[1])) {
                assertTrue(v.get(pair[0]) < v.get(pair[1]), set + pair[0]);
            }
        }
    }

    /** A short name that is missing among the sources would be shown as if it were one. */
    @ParameterizedTest
    @MethodSource("shipped")
    void everyValueHasAPublication(String set) {
        for (Reference.Value v : ReferenceInput.read(set).values()) {
            assertTrue(v.source().contains(","), v.property() + ": " + v.source());
        }
    }
}
