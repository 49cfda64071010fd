package org.adatom.analysis.toy;

import java.util.Locale;

/** The tests, in the order of the thesis (section 3.1), its letters first. */
public enum BatteryTest {
    /** One equilateral triangle against its side. */
    TRIANGLE("a", "Equilateral triangle"),
    /** The same triangle in a wide periodic cell. */
    CELL("b", "Triangle in a wide cell"),
    /** Four (in space eight) particles from the middle of the cell to its corner. */
    SQUARE("c", "Square from the middle to the corner"),
    /** The energy surface of one particle among three. */
    SURFACE("d", "Energy surface of a fourth particle"),
    /** A close pair that the third particle leaves. */
    REPULSION("e", "Close pair, the third leaves"),
    /** Convergence with the depth of the surroundings. */
    DEPTH("f", "Depth of the surroundings"),
    /** Rigid shifts: what the thesis requires and does not test. */
    TRANSLATION("g", "Rigid shifts");

    private final String letter;
    private final String title;

    BatteryTest(String letter, String title) {
        this.letter = letter;
        this.title = title;
    }

    /** Its letter. */
    public String letter() {
        return letter;
    }

    /** What is done, in a few words. */
    public String title() {
        return title;
    }

    /** {@code "(a) title"}. */
    public String heading() {
        return "(" + letter + ") " + title;
    }

    /** Name of the file with its numbers, such as {@code a-triangle.csv}. */
    public String fileName() {
        return letter + "-" + name().toLowerCase(Locale.ROOT) + ".csv";
    }
}
