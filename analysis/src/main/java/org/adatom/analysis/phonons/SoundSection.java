package org.adatom.analysis.phonons;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adatom.analysis.Estimate;
import org.adatom.analysis.Numbers;
import org.adatom.analysis.crystal.CrystalSystem;
import org.adatom.analysis.crystal.Matrix3;
import org.adatom.analysis.report.Block;
import org.adatom.analysis.report.Figure;
import org.adatom.analysis.report.Findings;
import org.adatom.engine.units.Units;

/** Velocities of sound along the standard directions, and Debye temperatures. */
final class SoundSection {
    private final CrystalSystem system;
    private final Sound sound;
    private final Map<String, double[]> velocities = new LinkedHashMap<>();

    /** Computes the velocities. */
    SoundSection(ForceConstants constants, CrystalSystem system, Units units) {
        this.system = system;
        sound = new Sound(constants, units);
        directions(system).forEach((name, direction) -> velocities.put(name,
                sound.along(Matrix3.unit(Matrix3.times(Matrix3.transposed(system.axes()), direction)))));
    }

    /** Directions along which the slowest wave grows instead of travelling. */
    List<String> unstable() {
        return velocities.keySet().stream().filter(name -> !(velocities.get(name)[0] > 0)).toList();
    }

    /** Writes the section, and {@code sound.csv}. */
    void fill(Findings findings) {
        List<List<String>> rows = new ArrayList<>();
        velocities.forEach((name, three) -> {
            List<String> row = new ArrayList<>(List.of(name));
            Arrays.stream(three).forEach(v -> row.add(v > 0 ? Numbers.fixed(v, 1) : "unstable"));
            rows.add(row);
        });
        Block.Table table = new Block.Table("Velocities of sound, slowest branch first",
                List.of("direction", "1 (m/s)", "2 (m/s)", "3 (m/s)"), rows);
        findings.csv("sound.csv", table);
        Sound.Debye debye = sound.debye();
        if (debye.fromSound() > 0) {
            figure(findings, "debye_temperature_sound", "Debye temperature, from sound", debye.fromSound(), "K",
                    "mean velocity " + Numbers.fixed(debye.mean(), 0) + " m/s over all directions");
            figure(findings, "debye_temperature_heat", "Debye temperature, from heat", debye.fromHeat(), "K",
                    "heat capacity at " + Numbers.general(debye.temperature(), 3) + " K");
        }
        findings.report().section("Sound", table, new Block.Text(
                "Directions "
                        + (system.laue().system().equals("cubic")
                                ? "of the cubic axes"
                                : "along the standard axes, z"
                                        + " the main one")
                        + "; slopes of the acoustic branches at the centre of the zone. Debye temperatures"
                        + " are those of as many oscillators as all atoms have; the one from heat integrates the acoustic"
                        + " branches about the centre at a hundredth of the other."));
    }

    private static void figure(Findings findings, String key, String label, double value, String unit, String note) {
        findings.report()
                .figure(new Figure(key, label, Estimate.of(Numbers.significant(value, 5)), unit, note));
    }

    private static Map<String, double[]> directions(CrystalSystem system) {
        Map<String, double[]> named = new LinkedHashMap<>();
        if (system.laue().system().equals("cubic")) {
            named.put("[100]", new double[] {1, 0, 0});
            named.put("[110]", new double[] {1, 1, 0});
            named.put("[111]", new double[] {1, 1, 1});
        } else {
            named.put("x", new double[] {1, 0, 0});
            named.put("y", new double[] {0, 1, 0});
            named.put("z", new double[] {0, 0, 1});
        }
        return named;
    }
}
