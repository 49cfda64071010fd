package org.adatom.analysis;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.adatom.engine.Cell;
import org.adatom.engine.Observer;
import org.adatom.engine.Simulation;
import org.adatom.engine.units.Units;
import org.adatom.integrators.minimize.AtomsAndCell;

/**
 * The course of a relaxation, one row per step: number of the step, force calls so far, potential energy, largest force; if
 * the cell is relaxed also the enthalpy (with the work against the target stress), the largest deviation from the target
 * stress, pressure, volume (in two dimensions area), lengths and angles of the cell. Rows also go to {@link #listen listeners} as they come.
 */
public final class RelaxationSeries implements Observer {
    /** Columns of every relaxation. */
    private static final int PLAIN = 4;
    /** Columns that people are shown; programs get those of the cell, too. */
    private static final int SHOWN = 8;

    private final List<ThermoColumn> columns = new ArrayList<>();
    private final List<double[]> rows = new ArrayList<>();
    private final List<Consumer<double[]>> listeners = new ArrayList<>();
    private final AtomsAndCell objective;
    private final int dimensions;
    private final double pressureUnit;

    /** Of an objective. */
    public RelaxationSeries(AtomsAndCell objective, Units units) {
        this.objective = objective;
        this.dimensions = objective.dimensions();
        this.pressureUnit = units.pressure(dimensions);
        UnitLabels labels = UnitLabels.of(units);
        String pressure = labels.pressure(dimensions);
        boolean planar = dimensions == 2;
        columns.add(new ThermoColumn("Step", "", 0));
        columns.add(new ThermoColumn("Calls", "", 0));
        columns.add(new ThermoColumn("E_pot", labels.energy(), 6));
        columns.add(new ThermoColumn("F_max", labels.energy() + "/" + labels.length(), 6));
        if (objective.relaxesCell()) {
            columns.add(new ThermoColumn("Enthalpy", labels.energy(), 6));
            columns.add(new ThermoColumn("S_dev", pressure, 5));
            columns.add(new ThermoColumn("Press", pressure, 4));
            columns.add(new ThermoColumn(planar ? "Area" : "Volume", labels.length() + (planar ? "^2" : "^3"), 3));
            for (String name : List.of("a", "b", "c")) {
                columns.add(new ThermoColumn(name, labels.length(), 4));
            }
            for (String name : List.of("alpha", "beta", "gamma")) {
                columns.add(new ThermoColumn(name, "deg", 3));
            }
        }
    }

    /** 3, or 2 of a planar system. */
    public int dimensions() {
        return dimensions;
    }

    /** The columns from left to right. */
    public List<ThermoColumn> columns() {
        return List.copyOf(columns);
    }

    /** All rows, one value per column. */
    public List<double[]> rows() {
        return List.copyOf(rows);
    }

    /** The values of a column; none if there is no such column. */
    public double[] values(String name) {
        for (int c = 0; c < columns.size(); c++) {
            int column = c;
            if (columns.get(c).name().equals(name)) {
                return rows.stream().mapToDouble(r -> r[column]).toArray();
            }
        }
        return new double[0];
    }

    /** Every later row also goes to {@code listener}. */
    public void listen(Consumer<double[]> listener) {
        listeners.add(listener);
    }

    @Override
    public long every() {
        return 1;
    }

    @Override
    public void observe(Simulation s) {
        double[] row = new double[columns.size()];
        row[0] = s.step();
        row[1] = objective.calls();
        row[2] = s.evaluator().energy();
        row[3] = objective.largestForce();
        if (objective.relaxesCell()) {
            double[] w = s.evaluator().virial();
            double volume = AtomsAndCell.volume(s.cell());
            row[PLAIN] = objective.energy();
            row[PLAIN + 1] = objective.stressDeviation() / pressureUnit;
            row[PLAIN + 2] = (w[0] + w[4] + (dimensions == 2 ? 0 : w[8])) / (dimensions * volume) / pressureUnit;
            row[PLAIN + 3] = volume;
            double[] lattice = lattice(s.cell());
            System.arraycopy(lattice, 0, row, PLAIN + 4, 6);
        }
        rows.add(row);
        listeners.forEach(l -> l.accept(row));
    }

    /** Lengths of a, b, c and the angles between b and c, a and c, a and b, degrees; NaN where a vector is missing. */
    public static double[] lattice(Cell cell) {
        double[] values = new double[6];
        for (int k = 0; k < 3; k++) {
            values[k] = cell.length(k);
            values[3 + k] = cell.angle(k);
        }
        return values;
    }

    /** Heading of the table for people, which leaves out lengths and angles. */
    public String tableHeader() {
        return columns.stream().limit(SHOWN).map(c -> String.format("%" + width(c) + "s", c.header()))
                .collect(Collectors.joining(" "));
    }

    /** A row of the table for people: sizes that fall over many decades with an exponent. */
    public String tableLine(double[] row) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < Math.min(SHOWN, columns.size()); c++) {
            ThermoColumn column = columns.get(c);
            String text = falls(column)
                    ? String.format(Locale.ROOT, "%.3e", row[c])
                    : Numbers.fixed(row[c], column.decimals());
            line.append(c == 0 ? "" : " ").append(String.format("%" + width(column) + "s", text));
        }
        return line.toString();
    }

    private static boolean falls(ThermoColumn column) {
        return column.name().equals("F_max") || column.name().equals("S_dev");
    }

    private static int width(ThermoColumn column) {
        return switch (column.name()) {
            case "Step", "Calls" -> 6;
            case "E_pot", "Enthalpy" -> 16;
            case "F_max", "S_dev" -> 12;
            default -> Math.max(9, column.header().length());
        };
    }

    /** First line of the table for programs. */
    public String csvHeader() {
        return columns.stream().map(ThermoColumn::header).collect(Collectors.joining(","));
    }

    /** A row of it, with all digits. */
    public String csvLine(double[] row) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < row.length; c++) {
            line.append(c == 0 ? "" : ",").append(columns.get(c).decimals() == 0
                    ? Long.toString((long) row[c])
                    : Double.isNaN(row[c]) ? "" : Double.toString(row[c]));
        }
        return line.toString();
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeInt(rows.size());
        for (double[] row : rows) {
            for (double v : row) {
                out.writeDouble(v);
            }
        }
    }

    @Override
    public void restore(DataInput in) throws IOException {
        rows.clear();
        for (int n = in.readInt(); n > 0; n--) {
            double[] row = new double[columns.size()];
            for (int c = 0; c < row.length; c++) {
                row[c] = in.readDouble();
            }
            rows.add(row);
        }
    }
}
