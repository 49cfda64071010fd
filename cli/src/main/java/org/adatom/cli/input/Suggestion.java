package org.adatom.cli.input;

import java.util.Collection;
import java.util.Locale;

/** "Did you mean": the nearest allowed word by edit distance. */
public final class Suggestion {
    private Suggestion() {}

    /** {@code ": did you mean 'x'?"} if an allowed word is near enough to be a slip of the pen, otherwise nothing. */
    public static String among(Collection<String> allowed, String word) {
        String best = null;
        int least = Math.max(1, word.length() / 3);
        for (String candidate : allowed) {
            int d = distance(fold(candidate), fold(word));
            boolean tie = best != null && d == least && sharedStart(candidate, word) > sharedStart(best, word);
            if (d < least || d == least && best == null || tie) {
                least = d;
                best = candidate;
            }
        }
        return best == null ? "" : ": did you mean '" + best + "'?";
    }

    /** {@link #among}, or else the list of what is allowed. */
    public static String orList(Collection<String> allowed, String word) {
        String near = among(allowed, word);
        return near.isEmpty() ? "; use " + alternatives(allowed) : near;
    }

    /** {@code "a, b or c"}. */
    public static String alternatives(Collection<String> words) {
        StringBuilder text = new StringBuilder();
        int k = 0;
        for (String w : words) {
            text.append(k == 0 ? "" : k == words.size() - 1 ? " or " : ", ").append(w);
            k++;
        }
        return text.toString();
    }

    /** Among equally near words the one that begins alike is meant. */
    private static int sharedStart(String a, String b) {
        int n = 0;
        while (n < a.length() && n < b.length() && a.charAt(n) == b.charAt(n)) {
            n++;
        }
        return n;
    }

    private static String fold(String word) {
        return word.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    /** Edits (insert, delete, replace, swap of neighbours) that turn one word into the other. */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
