package org.adatom.analysis.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.adatom.analysis.Estimate;

/**
 * A {@link Report} as JSON: verdict, figures with value, error and unit, warnings, citations and provenance. Numbers that
 * are unknown or infinite are {@code null}.
 */
public final class SummaryJson {
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT)
            .registerModule(new SimpleModule().addSerializer(Double.class, new FiniteOrNull())
                    .addSerializer(double.class, new FiniteOrNull()));

    private SummaryJson() {}

    /** The text of {@code summary.json}. */
    public static String of(Report report) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("title", report.title());
        Map<String, Object> verdict = new LinkedHashMap<>();
        verdict.put("level", report.level().name().toLowerCase(Locale.ROOT));
        verdict.put("text", report.verdict());
        root.put("verdict", verdict);
        Map<String, Object> figures = new LinkedHashMap<>();
        for (Figure f : report.figures()) {
            Map<String, Object> figure = new LinkedHashMap<>(measured(f.value(), f.unit()));
            figure.put("label", f.label());
            figures.put(f.key(), figure);
        }
        root.put("figures", figures);
        root.putAll(report.data());
        root.put("warnings", report.warnings());
        root.put("citations", report.citations());
        Provenance provenance = report.provenance();
        if (provenance != null) {
            root.put("provenance", provenance);
        }
        try {
            return MAPPER.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the report holds something JSON cannot express", e);
        }
    }

    /** An estimate as value, error, unit. */
    public static Map<String, Object> measured(Estimate e, String unit) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("value", e.value());
        map.put("error", e.error());
        map.put("unit", unit);
        return map;
    }

    private static final class FiniteOrNull extends JsonSerializer<Double> {
        @Override
        public void serialize(Double value, JsonGenerator json, SerializerProvider provider) throws IOException {
            if (Double.isFinite(value)) {
                json.writeNumber(value);
            } else {
                json.writeNull();
            }
        }
    }
}
