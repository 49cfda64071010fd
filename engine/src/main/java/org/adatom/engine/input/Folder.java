package org.adatom.engine.input;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a {@code Path} record component as the name of a folder, of which some files are read. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
public @interface Folder {
    /** The names of these files as a pattern of {@link java.nio.file.Files#newDirectoryStream(java.nio.file.Path, String)}. */
    String value();
}
