package org.adatom.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The chemical elements: symbols, atomic numbers and standard atomic weights (IUPAC 2021, conventional values). */
public final class Elements {
    private static final String TABLE = """
            H 1.008 He 4.002602 Li 6.94 Be 9.0121831 B 10.81 C 12.011 N 14.007 O 15.999 F 18.998403162 Ne 20.1797
            Na 22.98976928 Mg 24.305 Al 26.9815384 Si 28.085 P 30.973761998 S 32.06 Cl 35.45 Ar 39.95 K 39.0983
            Ca 40.078 Sc 44.955907 Ti 47.867 V 50.9415 Cr 51.9961 Mn 54.938043 Fe 55.845 Co 58.933194 Ni 58.6934
            Cu 63.546 Zn 65.38 Ga 69.723 Ge 72.630 As 74.921595 Se 78.971 Br 79.904 Kr 83.798 Rb 85.4678 Sr 87.62
            Y 88.905838 Zr 91.224 Nb 92.90637 Mo 95.95 Tc 97 Ru 101.07 Rh 102.90549 Pd 106.42 Ag 107.8682
            Cd 112.414 In 114.818 Sn 118.710 Sb 121.760 Te 127.60 I 126.90447 Xe 131.293 Cs 132.90545196 Ba 137.327
            La 138.90547 Ce 140.116 Pr 140.90766 Nd 144.242 Pm 145 Sm 150.36 Eu 151.964 Gd 157.25 Tb 158.925354
            Dy 162.500 Ho 164.930329 Er 167.259 Tm 168.934219 Yb 173.045 Lu 174.9668 Hf 178.486 Ta 180.94788
            W 183.84 Re 186.207 Os 190.23 Ir 192.217 Pt 195.084 Au 196.966570 Hg 200.592 Tl 204.38 Pb 207.2
            Bi 208.98040 Po 209 At 210 Rn 222 Fr 223 Ra 226 Ac 227 Th 232.0377 Pa 231.03588 U 238.02891 Np 237
            Pu 244 Am 243 Cm 247 Bk 247 Cf 251 Es 252 Fm 257 Md 258 No 259 Lr 262
            """;
    private static final List<String> SYMBOLS;
    private static final Map<String, Integer> NUMBERS = new HashMap<>();
    private static final double[] MASSES;

    static {
        String[] words = TABLE.trim().split("\\s+");
        String[] symbols = new String[words.length / 2];
        MASSES = new double[symbols.length];
        for (int i = 0; i < symbols.length; i++) {
            symbols[i] = words[2 * i];
            MASSES[i] = Double.parseDouble(words[2 * i + 1]);
            NUMBERS.put(symbols[i], i + 1);
        }
        SYMBOLS = List.of(symbols);
    }

    /** Covalent radii, pm: B. Cordero et al., Dalton Trans. 2832 (2008). */
    private static final String RADII = """
            31 28 128 96 84 76 71 66 57 58 166 141 121 111 107 105 102 106 203 176 170 160 153 139 139 132 126 124 132
            122 122 120 119 120 120 116 220 195 190 175 164 154 147 146 142 139 145 144 142 139 139 138 139 140 244 215
            207 204 203 201 199 198 198 196 194 192 192 189 190 187 187 175 170 162 151 144 141 136 136 132 145 146 148
            140 150 150 260 221 215 206 200 196 190 187 180 169
            """;
    private static final double[] PICOMETRES =
            Arrays.stream(RADII.trim().split("\\s+")).mapToDouble(Double::parseDouble).toArray();

    private Elements() {}

    /** All symbols in the order of their atomic numbers. */
    public static List<String> symbols() {
        return SYMBOLS;
    }

    /** Symbol of atomic number {@code z} (1 = H). */
    public static String symbol(int z) {
        return SYMBOLS.get(z - 1);
    }

    /** Atomic number, empty if the label is no element. */
    public static OptionalInt number(String symbol) {
        Integer z = NUMBERS.get(symbol);
        return z == null ? OptionalInt.empty() : OptionalInt.of(z);
    }

    /** Covalent radius in &Aring;, empty if none is known. */
    public static OptionalDouble covalentRadius(String symbol) {
        int z = number(symbol).orElse(0);
        return z < 1 || z > PICOMETRES.length ? OptionalDouble.empty() : OptionalDouble.of(0.01 * PICOMETRES[z - 1]);
    }

    /** Standard atomic weight in amu, empty if the label is no element. */
    public static OptionalDouble mass(String symbol) {
        Integer z = NUMBERS.get(symbol);
        return z == null ? OptionalDouble.empty() : OptionalDouble.of(MASSES[z - 1]);
    }

    /** Standard atomic weight in amu, 1 for labels that are no element. */
    static double massOrOne(String symbol) {
        return mass(symbol).orElse(1);
    }

    /** The element whose weight lies within 0.1 amu of {@code mass} and is nearest to it, if any. */
    public static Optional<String> nearest(double mass) {
        int best = 0;
        for (int i = 1; i < MASSES.length; i++) {
            if (Math.abs(MASSES[i] - mass) < Math.abs(MASSES[best] - mass)) {
                best = i;
            }
        }
        return Math.abs(MASSES[best] - mass) < 0.1 ? Optional.of(SYMBOLS.get(best)) : Optional.empty();
    }
}
