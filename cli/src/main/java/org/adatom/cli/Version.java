package org.adatom.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The version of this build, as Maven wrote it into {@code version.properties}.
 *
 * @param number the release, such as {@code 0.1.0}
 * @param commit the abbreviated git commit it was built from; empty when built outside a git repository
 */
public record Version(String number, String commit) {

    /** Reads the version this program was built with. */
    public static Version current() {
        Properties properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Version(properties.getProperty("version"), properties.getProperty("commit"));
    }

    /** Such as {@code adatom 0.1.0 (1a2b3c4)}. */
    @Override
    public String toString() {
        return "adatom " + number + (commit.isEmpty() ? "" : " (" + commit + ")");
    }
}
