package org.adatom.analysis.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adatom.analysis.MonitorLog;
import org.adatom.analysis.Numbers;
import org.jspecify.annotations.Nullable;

/** What a {@link MonitorLog} kept account of, as a section of a report and an entry of {@code summary.json}. */
public final class MonitorReport {
    private static final int MOST_ROWS = 20;

    private MonitorReport() {}

    /** Adds warnings, data and, if an atom was beyond its limit, a section. */
    public static void fill(Report report, List<MonitorLog> logs) {
        List<Map<String, Object>> data = new ArrayList<>();
        for (MonitorLog log : logs) {
            data.add(data(log));
            log.warnings().forEach(report::warning);
            if (log.looksBeyond() > 0) {
                section(report, log);
            }
        }
        if (!data.isEmpty()) {
            report.data("monitors", data);
        }
    }

    private static void section(Report report, MonitorLog log) {
        List<List<String>> rows = new ArrayList<>();
        log.table().stream().limit(MOST_ROWS).forEach(t -> rows.add(
                List.of(t.species(), t.cause(), Long.toString(t.atoms()), Numbers.general(t.worst(), 4))));
        String unit = log.monitor().units().get(0);
        String measure = log.monitor().columns().get(0) + (unit.isEmpty() ? ", widths of the range" : ", " + unit);
        report.section("Atoms " + log.monitor().title(),
                new Block.Text(log.warnings().get(0) + "."
                        + (log.frames() > 0 ? " " + log.frames() + " configurations were kept." : "")),
                new Block.Table("By species and cause, most frequent first; each atom of each look counts",
                        List.of("Species", "Cause", "Atoms", "Worst: " + measure), rows));
    }

    private static Map<String, Object> data(MonitorLog log) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("measure", log.monitor().columns().get(0));
        map.put("policy", log.monitor().policy().toString());
        map.put("looks", log.looks());
        map.put("looks_beyond", log.looksBeyond());
        map.put("atoms_beyond", log.atomsBeyond());
        map.put("frames_kept", log.frames());
        if (log.first() != null) {
            map.put("first", data(log.first()));
            map.put("worst", data(log.worst()));
            map.put("causes", log.table());
        }
        return map;
    }

    private static @Nullable Map<String, Object> data(MonitorLog.@Nullable Case c) {
        if (c == null) {
            return null;
        }
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("step", c.step());
        map.put("atom", c.atom());
        map.put("measure", c.measure());
        map.put("text", c.text());
        return map;
    }
}
