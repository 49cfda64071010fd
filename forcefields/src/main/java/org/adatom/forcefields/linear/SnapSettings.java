package org.adatom.forcefields.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adatom.engine.error.InputException;
import org.adatom.forcefields.PotentialFile;
import org.adatom.forcefields.descriptor.Bispectrum;
import org.adatom.forcefields.descriptor.BispectrumElement;
import org.adatom.forcefields.descriptor.BispectrumElement.Inner;
import org.adatom.forcefields.descriptor.BispectrumSettings;

/**
 * The content of a LAMMPS {@code .snapparam} file: lines of a keyword and its value. {@code rcutfac} and {@code
 * twojmax} must be there; the others have the defaults of LAMMPS.
 *
 * @param file its name, for messages
 * @param bispectrum settings of the descriptor
 * @param quadratic whether the potential has a quadratic term
 * @param inner where near neighbours of each element of the coefficient file fade in; empty if they do not
 */
record SnapSettings(String file, BispectrumSettings bispectrum, boolean quadratic, List<Inner> inner) {
    /** Switches and their defaults. */
    private static final Map<String, Boolean> SWITCHES = Map.of(
            "switchflag", true, "bzeroflag", true, "quadraticflag", false, "chemflag", false, "bnormflag", false,
            "wselfallflag", false, "switchinnerflag", false);

    private static final Set<String> NUMBERS = Set.of("rcutfac", "rfac0", "rmin0");

    /** How LAMMPS shares out work; without meaning here. */
    private static final Set<String> MACHINE = Set.of("chunksize", "parallelthresh");

    /** One number per element. */
    private static final Set<String> LISTS = Set.of("sinner", "dinner");

    private static final int LARGEST = 20;

    /**
     * Reads a file.
     *
     * @throws InputException if it is none, with file and line
     */
    static SnapSettings read(PotentialFile file) {
        file.withoutComments();
        Map<String, Boolean> switches = new LinkedHashMap<>(SWITCHES);
        Map<String, Double> numbers = new LinkedHashMap<>(Map.of("rfac0", 0.99363, "rmin0", 0.0));
        Map<String, List<Double>> lists = new LinkedHashMap<>();
        int twoJ = -1;
        Set<String> seen = new HashSet<>();
        while (!file.atEnd()) {
            List<String> words = file.restOfLine();
            String key = words.get(0);
            if (!seen.add(key)) {
                throw file.error("'" + PotentialFile.abbreviated(key) + "' is given twice");
            }
            if (LISTS.contains(key)) {
                lists.put(key, words.stream().skip(1).map(w -> file.number(w, key)).toList());
                continue;
            }
            String value = single(file, words);
            if (SWITCHES.containsKey(key)) {
                switches.put(key, flag(file, key, value));
            } else if (NUMBERS.contains(key)) {
                numbers.put(key, file.number(value, key));
            } else if (key.equals("twojmax")) {
                twoJ = file.whole(value, key);
                if (twoJ < 0 || twoJ > LARGEST) {
                    throw file.error("twojmax must be 0 to " + LARGEST + ": " + twoJ);
                }
            } else if (key.equals("diagonalstyle")) {
                if (!value.equals("3")) {
                    throw file.error("diagonalstyle " + PotentialFile.abbreviated(value)
                            + " is not known: LAMMPS has dropped the keyword, and 3 is the only style left");
                }
            } else if (!MACHINE.contains(key)) {
                throw file.error("unknown keyword '" + PotentialFile.abbreviated(key)
                        + "'; known are rcutfac, twojmax, rfac0, rmin0, switchflag, bzeroflag, quadraticflag, chemflag,"
                        + " bnormflag, wselfallflag, switchinnerflag, sinner, dinner");
            }
        }
        if (twoJ < 0 || !numbers.containsKey("rcutfac")) {
            throw InputException.at(file.name(), 0, "needs both rcutfac and twojmax; is this a .snapparam file?");
        }
        checkPositive(file, numbers, "rcutfac");
        checkPositive(file, numbers, "rfac0");
        if (numbers.get("rfac0") > 1) {
            throw InputException.at(file.name(), 0, "rfac0 " + numbers.get("rfac0")
                    + " maps distances beyond the half sphere: expected at most 1");
        }
        BispectrumSettings settings = new BispectrumSettings(
                twoJ, numbers.get("rcutfac"), numbers.get("rfac0"), numbers.get("rmin0"), switches.get("switchflag"),
                switches.get("bzeroflag"), switches.get("bnormflag"), switches.get("chemflag"),
                switches.get("wselfallflag"));
        return new SnapSettings(
                file.name(), settings, switches.get("quadraticflag"),
                inner(file, switches.get("switchinnerflag"), lists));
    }

    private static String single(PotentialFile file, List<String> words) {
        if (words.size() != 2) {
            throw file.error("expected a keyword and one value, found '"
                    + PotentialFile.abbreviated(String.join(" ", words)) + "'");
        }
        return words.get(1);
    }

    private static boolean flag(PotentialFile file, String key, String value) {
        if (!value.equals("0") && !value.equals("1")) {
            throw file.error(key + " must be 0 or 1: '" + PotentialFile.abbreviated(value) + "'");
        }
        return value.equals("1");
    }

    private static void checkPositive(PotentialFile file, Map<String, Double> numbers, String key) {
        if (!(numbers.get(key) > 0)) {
            throw InputException.at(file.name(), 0, key + " must be positive: " + numbers.get(key));
        }
    }

    private static List<Inner> inner(PotentialFile file, boolean wanted, Map<String, List<Double>> lists) {
        if (!wanted) {
            return List.of();
        }
        List<Double> middle = lists.getOrDefault("sinner", List.of());
        List<Double> halfWidth = lists.getOrDefault("dinner", List.of());
        if (middle.isEmpty() || middle.size() != halfWidth.size()) {
            throw InputException.at(file.name(), 0,
                    "switchinnerflag 1 needs sinner and dinner with one number per element each");
        }
        List<Inner> all = new ArrayList<>();
        for (int e = 0; e < middle.size(); e++) {
            if (!(halfWidth.get(e) > 0)) {
                throw InputException.at(file.name(), 0, "dinner must be positive: " + halfWidth.get(e));
            }
            all.add(new Inner(middle.get(e), halfWidth.get(e)));
        }
        return List.copyOf(all);
    }

    /**
     * The potential with these settings.
     *
     * @param names element of the file by label, where they differ
     * @param source name of the coefficient file
     * @throws InputException if the two files do not fit each other or the species
     */
    LinearPotential potential(
            SnapCoefficients file, List<String> species, Map<String, String> names, String source) {
        List<SnapFiles.Element> all = SnapFiles.of(file, this).elements();
        List<BispectrumElement> elements = all.stream().map(SnapFiles.Element::descriptor).toList();
        int[] index = species.stream().mapToInt(s -> file.indexOf(names.getOrDefault(s, s))).toArray();
        for (int e : index) {
            double cutoff = bispectrum.cutoffFactor() * 2 * elements.get(e).radius();
            if (!(cutoff > bispectrum.innerRadius())) {
                throw InputException.at(this.file, 0, "rmin0 " + bispectrum.innerRadius()
                        + " A must lie below the cutoff, which is " + cutoff + " A for "
                        + file.elements().get(e).name());
            }
        }
        Bispectrum descriptor = new Bispectrum(bispectrum, elements, index);
        double[][] coefficients =
                Arrays.stream(index).mapToObj(e -> all.get(e).coefficients()).toArray(double[][]::new);
        return new LinearPotential(
                species, descriptor, quadratic, coefficients, "SNAP " + source, List.of(file.citation()));
    }
}
