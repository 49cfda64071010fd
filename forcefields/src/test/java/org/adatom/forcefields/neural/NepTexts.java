package org.adatom.forcefields.neural;

import java.util.Locale;

/** Files of small neuroevolution potentials, made up. */
public final class NepTexts {
    private NepTexts() {}

    /**
     * A file with 5 neurons, n to 2 and 1, k to 3 and 2, l to 4, 2, 1 and smooth numbers.
     *
     * @param version the first word
     * @param zbl the line of that name, or nothing
     * @param elements names
     */
    public static String of(String version, String zbl, String... elements) {
        int types = elements.length;
        int size = 3 + 2 * (4 + 1 + 1);
        int networks = version.startsWith("nep3") ? 1 : types;
        StringBuilder text = new StringBuilder(version + " " + types + " " + String.join(" ", elements) + "\n" + zbl
                + "cutoff 4.4 3.9 100 60\nn_max 2 1\nbasis_size 3 2\nl_max 4 2 1\nANN 5 0\n");
        int count = networks * (size + 2) * 5 + 1 + types * types * (3 * 4 + 2 * 3);
        for (int k = 0; k < count; k++) {
            text.append(String.format(Locale.ROOT, "%15.7e%n", 0.5 * Math.sin(1 + 2.3 * k)));
        }
        for (int f = 0; f < size; f++) {
            text.append(String.format(Locale.ROOT, "%15.7e%n", 0.1 * (1 + 0.2 * Math.cos(f))));
        }
        if (zbl.equals("zbl 0 0\n")) {
            for (int pair = 0; pair < types * (types + 1) / 2; pair++) {
                text.append("1.0\n2.5\n0.2\n3.1\n0.5\n0.9\n0.27\n0.4\n0.03\n0.2\n");
            }
        }
        return text.toString();
    }
}
