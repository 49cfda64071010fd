package org.adatom.engine.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The ways in which files go wrong: by disks and transfers, by editors, by people, by other programs and other versions.
 *
 * <p>Text has one character per byte (ISO 8859-1), so that nothing is lost on the way.
 */
enum Damage {
    FLIPPED_BIT {
        @Override
        String apply(Draw draw, String text, String other) {
            int at = draw.position(text);
            return at == text.length()
                    ? text
                    : text.substring(0, at) + (char) (text.charAt(at) ^ 1 << draw.below(8)) + text.substring(at + 1);
        }
    },
    FOREIGN_BYTES {
        @Override
        String apply(Draw draw, String text, String other) {
            int at = draw.position(text);
            return text.substring(0, at) + draw.of(FOREIGN) + text.substring(at);
        }
    },
    LOST_BYTES {
        @Override
        String apply(Draw draw, String text, String other) {
            int at = draw.position(text);
            return text.substring(0, at) + text.substring(Math.min(text.length(), at + 1 + draw.below(40)));
        }
    },
    TRUNCATED {
        @Override
        String apply(Draw draw, String text, String other) {
            return text.substring(0, draw.position(text));
        }
    },
    LOST_LINE {
        @Override
        String apply(Draw draw, String text, String other) {
            Span line = Span.line(text, draw.position(text));
            return line.replaced(text, "");
        }
    },
    DOUBLED_LINE {
        @Override
        String apply(Draw draw, String text, String other) {
            Span line = Span.line(text, draw.position(text));
            return line.replaced(text, line.of(text).repeat(2 + draw.below(3)));
        }
    },
    SWAPPED_LINES {
        @Override
        String apply(Draw draw, String text, String other) {
            return Span.swapped(text, Span.line(text, draw.position(text)), Span.line(text, draw.position(text)));
        }
    },
    JOINED_LINES {
        @Override
        String apply(Draw draw, String text, String other) {
            int end = text.indexOf('\n', draw.position(text));
            return end < 0 ? text : text.substring(0, end) + ' ' + text.substring(end + 1);
        }
    },
    BROKEN_LINE {
        @Override
        String apply(Draw draw, String text, String other) {
            Span word = Span.word(text, draw.position(text));
            return word.replaced(text, "\n" + word.of(text));
        }
    },
    BLANK_LINES {
        @Override
        String apply(Draw draw, String text, String other) {
            Span line = Span.line(text, draw.position(text));
            return line.replaced(text, draw.of(List.of("\n", "  \n\n", "# comment\n", "\t\n")) + line.of(text));
        }
    },
    LOST_WORD {
        @Override
        String apply(Draw draw, String text, String other) {
            return Span.word(text, draw.position(text)).replaced(text, "");
        }
    },
    DOUBLED_WORD {
        @Override
        String apply(Draw draw, String text, String other) {
            Span word = Span.word(text, draw.position(text));
            return word.replaced(text, word.of(text) + " " + word.of(text));
        }
    },
    SWAPPED_WORDS {
        @Override
        String apply(Draw draw, String text, String other) {
            return Span.swapped(text, Span.word(text, draw.position(text)), Span.word(text, draw.position(text)));
        }
    },
    ODD_NUMBER {
        @Override
        String apply(Draw draw, String text, String other) {
            return Span.number(text, draw.position(text)).replaced(text, draw.of(ODD));
        }
    },
    WRONG_COUNT {
        @Override
        String apply(Draw draw, String text, String other) {
            return Span.wholeNumber(text, draw.position(text)).replaced(text, draw.of(COUNTS));
        }
    },
    NEGATED {
        @Override
        String apply(Draw draw, String text, String other) {
            Span word = Span.number(text, draw.position(text));
            String old = word.of(text);
            return word.replaced(text, old.startsWith("-") ? old.substring(1) : "-" + old);
        }
    },
    DECIMAL_COMMA {
        @Override
        String apply(Draw draw, String text, String other) {
            Span word = Span.number(text, draw.position(text));
            return word.replaced(text, word.of(text).replace('.', ','));
        }
    },
    RESCALED {
        @Override
        String apply(Draw draw, String text, String other) {
            Span word = Span.number(text, draw.position(text));
            return word.replaced(text, word.of(text) + draw.of(List.of("e30", "0", "000000", "e-30", "5", "e300")));
        }
    },
    OTHER_LABEL {
        @Override
        String apply(Draw draw, String text, String other) {
            return Span.label(text, draw.position(text)).replaced(text, draw.of(LABELS));
        }
    },
    OTHER_VERSION {
        @Override
        String apply(Draw draw, String text, String other) {
            String header = draw.of(List.of("VERSION: 99\n", "# version 2.0\n", "UNITS: real\n", "DATE: 2199-01-01\n"));
            return draw.below(2) == 0 ? header + text : text.replaceFirst("metal", "electron");
        }
    },
    SPLICED {
        @Override
        String apply(Draw draw, String text, String other) {
            return text.substring(0, draw.position(text)) + other.substring(draw.position(other));
        }
    },
    APPENDED {
        @Override
        String apply(Draw draw, String text, String other) {
            return text + draw.of(List.of("1\n", "1.0 2.0 3.0\n", "Cu\n", "# end\n", "\0\0\0\0", "\n\n\n", other));
        }
    },
    RECODED {
        @Override
        String apply(Draw draw, String text, String other) {
            return switch (draw.below(5)) {
                case 0 -> latin(text.getBytes(StandardCharsets.UTF_16LE));
                case 1 -> latin(text.getBytes(StandardCharsets.UTF_16));
                case 2 -> "\u00EF\u00BB\u00BF" + text;
                case 3 -> text.replace("\n", "\r\n");
                default -> text.replace('\n', '\r');
            };
        }
    },
    LONG_LINE {
        @Override
        String apply(Draw draw, String text, String other) {
            int at = draw.position(text);
            return text.substring(0, at) + draw.of(LONG).repeat(1000 + draw.below(4000)) + text.substring(at);
        }
    },
    EXCHANGED_HALVES {
        @Override
        String apply(Draw draw, String text, String other) {
            int at = draw.position(text);
            return text.substring(at) + text.substring(0, at);
        }
    };

    private static final List<String> FOREIGN = List.of(
            "\0", "\r", "\u0085", "\u00FF\u00FE", "\u00EF\u00BB\u00BF", "\u001A", "\t", "\u00E2\u0080\u00A8", "#", "\"",
            "'", "=", "[", "{", "/", "_", ":", "*", "&", "\\", "\u00A0", "\u000B", "\u0007\u001B[31m");
    private static final List<String> ODD = List.of(
            "nan", "NaN", "-NaN", "inf", "-inf", "Infinity", "1e308", "-1e308", "1e-308", "1e400", "-1e400", "1e-400",
            "0", "-0.0", "-1", "0x1p3", "0x10", "1.0f", "1d", "1.0D+02", "1D400", "1,5", "1.2.3", "1e", "e5", "--1",
            "+1",
            "+-1", "1_000", "1/3", "***", "************", "1.#INF", "1.0e+", "1e99999999999", "99999999999999999999",
            "0.30000000000000000000000000000000000000000000000000000000004", "\u00B2", "");
    private static final List<String> COUNTS = List.of(
            "0", "-1", "1", "2", "3", "4", "5", "6", "7", "9", "10", "11", "100", "65536", "10000000", "100000000",
            "536870911", "715827883", "2000000000", "2147483583", "2147483647", "-2147483648", "2147483648",
            "4294967297", "9223372036854775807", "9223372036854775808", "1e9", "1.5", "3.0");
    private static final List<String> LABELS = List.of(
            "Xx", "cu", "SI", "Si", "C", "#", "_", "/", "", "0", "T", "F", "pos", "N", "BITMAP", "Atoms", "ITEM:",
            "\u00C3\u0085", "\u00FF", "abcdefghijklmnopqrstuvwxyz".repeat(40));
    private static final List<String> LONG = List.of(
            " ", "1", "1 ", "x", "[", "{a: ", "- ", "\"", "1.5 2.5 3.5\n", "\n", "*a ", "Cu 0 0 0 ", "9", "#", "\t",
            "(");

    /**
     * The damaged text.
     *
     * @param other another file, parts of which may get in
     */
    abstract String apply(Draw draw, String text, String other);

    static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
