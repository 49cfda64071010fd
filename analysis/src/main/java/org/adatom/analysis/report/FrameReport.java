package org.adatom.analysis.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.adatom.analysis.AngularDistribution;
import org.adatom.analysis.Coordination;
import org.adatom.analysis.FrameObserver;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.StructureFactor;
import org.adatom.analysis.Structures;

/** What a {@link FrameObserver} measured, as sections of a report and as files. */
public final class FrameReport {
    private FrameReport() {}

    /** Adds section, figures, data and files; nothing if there was no sample. */
    public static void fill(Findings findings, FrameObserver measured) {
        if (measured.samples() == 0) {
            return;
        }
        switch (measured) {
            case AngularDistribution a -> AngleReport.fill(findings, a.result());
            case Coordination c -> CoordinationReport.fill(findings, c.result());
            case StructureFactor s -> StructureFactorReport.fill(findings, s.result());
            case Structures s -> StructuresReport.fill(findings, s.result());
        }
    }

    /** Something that writes to an {@link Appendable}. */
    @FunctionalInterface
    interface Writing {
        void to(Appendable out) throws IOException;
    }

    /** Adds a text file. */
    static void file(Findings findings, String name, Writing content) {
        StringBuilder text = new StringBuilder();
        try {
            content.to(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        findings.text(name, text.toString());
    }

    /** A heading such as {@code Time[ps]} as the label of an axis. */
    static String axis(String heading) {
        int bracket = heading.indexOf('[');
        String name = (bracket < 0 ? heading : heading.substring(0, bracket)).toLowerCase(Locale.ROOT);
        return bracket < 0
                ? name
                : name + " (" + Typography.unit(heading.substring(bracket + 1, heading.length() - 1)) + ")";
    }

    /** The lengths of bonds in words. */
    static String bonds(Map<String, Double> cutoffs, String unit) {
        List<String> parts = new ArrayList<>();
        cutoffs.forEach((pair, length) -> parts
                .add(length > 0 ? pair + " up to " + Numbers.general(length, 4) + " " + unit : pair + " none"));
        return "Bonds: " + String.join(", ", parts) + ".";
    }
}
