package org.adatom.engine.input;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a {@code double} (or {@code Double}, {@code double[]}, map of doubles) record component as a physical quantity.
 * The input may then be a plain number in the unit that {@link Dimension} names, or text with a unit such as
 * {@code "0.1 ps"}. The component receives the value in that same plain unit (&Aring;, eV, fs, K, GPa, amu).
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
public @interface Quantity {
    /** The dimension. */
    Dimension value();
}
