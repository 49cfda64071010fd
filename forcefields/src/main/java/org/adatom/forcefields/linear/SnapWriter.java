package org.adatom.forcefields.linear;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.adatom.engine.error.FileException;
import org.adatom.engine.error.InputException;
import org.adatom.forcefields.descriptor.BispectrumElement;
import org.adatom.forcefields.descriptor.BispectrumSettings;

/**
 * Writes the two files of a SNAP potential for LAMMPS' {@code pair_style snap}: {@code NAME.snapcoeff} (see {@link
 * SnapCoefficients}) and {@code NAME.snapparam} (see {@link SnapSettings}). Their coefficients have the order of {@link
 * LinearPotential}: constant, linear terms, upper triangle of the quadratic ones row by row, whose diagonal counts half. Numbers
 * have as many digits as make a reader find the same bits.
 */
public final class SnapWriter {
    private SnapWriter() {}

    /**
     * Writes.
     *
     * @param folder that exists
     * @param name of the files without ending
     * @param files what they say; line breaks in the citation become spaces
     * @throws InputException if LAMMPS cannot say it: a weight of the centre other than 1, or only some elements fade in
     * @throws FileException if a file cannot be written
     */
    public static void write(Path folder, String name, SnapFiles files) {
        List<SnapFiles.Element> elements = files.elements();
        for (SnapFiles.Element e : elements) {
            if (e.descriptor().self() != 1) {
                throw new InputException(
                        "LAMMPS gives an atom the weight 1 in its own density, but " + e.name() + " has "
                                + e.descriptor().self());
            }
        }
        long fading = elements.stream().filter(e -> e.descriptor().inner().halfWidth() > 0).count();
        if (fading != 0 && fading != elements.size()) {
            throw new InputException("LAMMPS fades neighbours in for all elements or none");
        }
        String head = "# UNITS: metal CITATION: " + files.citation().replaceAll("\\s+", " ");
        write(folder.resolve(name + ".snapcoeff"), coefficients(head, elements));
        write(folder.resolve(name + ".snapparam"),
                settings(head, files.settings(), files.quadratic(), fading > 0, elements));
    }

    private static List<String> coefficients(String head, List<SnapFiles.Element> elements) {
        List<String> lines = new ArrayList<>(List.of(head, ""));
        lines.add(elements.size() + " " + elements.get(0).coefficients().length);
        for (SnapFiles.Element e : elements) {
            lines.add(e.name() + " " + e.descriptor().radius() + " " + e.descriptor().weight());
            for (double c : e.coefficients()) {
                lines.add(String.valueOf(c));
            }
        }
        return lines;
    }

    private static List<String> settings(
            String head, BispectrumSettings s, boolean quadratic, boolean fading, List<SnapFiles.Element> elements) {
        List<String> lines = new ArrayList<>(List.of(head, "", "rcutfac " + s.cutoffFactor(), "twojmax " + s.twoJ(),
                "rfac0 " + s.angleFactor(), "rmin0 " + s.innerRadius(), "switchflag " + flag(s.switched()),
                "bzeroflag " + flag(s.zeroed()), "quadraticflag " + flag(quadratic)));
        // Only where they differ from what LAMMPS takes: its older versions do not know them.
        if (s.explicit()) {
            lines.add("chemflag 1");
        }
        if (s.normalised()) {
            lines.add("bnormflag 1");
        }
        if (s.selfInAll()) {
            lines.add("wselfallflag 1");
        }
        if (fading) {
            lines.add("switchinnerflag 1");
            lines.add(elements.stream().map(e -> String.valueOf(e.descriptor().inner().middle()))
                    .collect(Collectors.joining(" ", "sinner ", "")));
            lines.add(elements.stream().map(e -> String.valueOf(e.descriptor().inner().halfWidth()))
                    .collect(Collectors.joining(" ", "dinner ", "")));
        }
        return lines;
    }

    private static int flag(boolean value) {
        return value ? 1 : 0;
    }

    private static void write(Path file, List<String> lines) {
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new FileException(file, "cannot be written: " + e.getMessage(), e);
        }
    }
}
