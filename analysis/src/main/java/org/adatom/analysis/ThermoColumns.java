package org.adatom.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.adatom.engine.Atoms;
import org.adatom.engine.Cell;
import org.adatom.engine.DegreesOfFreedom;
import org.adatom.engine.Monitored;
import org.adatom.engine.Simulation;
import org.adatom.engine.forcefield.Monitor;
import org.adatom.engine.units.Units;
import org.adatom.integrators.AtomGroup;

/**
 * What stands in the columns of the table of energies, and how its rows are computed and written.
 *
 * <p>Always: Step, Time, Temp, E_pot, E_kin, E_tot, Conserved. Where the system repeats along every direction also Press
 * and Volume (in two dimensions N/m and Area), and if wanted the stress tensor, tension positive, kinetic part included;
 * that needs a volume only, which in slabs and wires includes the vacuum. If the cell changes there is a Volume, too, and its edges along the periodic
 * directions follow, Lx Ly Lz, or a b c with the angles between them where those change, too; if it is deformed on
 * purpose, the engineering Strain of the stage. Then the temperatures of groups, Temp_NAME, and of potentials that say how far they are to be trusted ({@link
 * Monitor}) the number of atoms beyond the limit, N_NAME, and the largest and for committees the mean value, max_NAME and mean_NAME.
 */
public final class ThermoColumns {
    private static final String VOLUME = "Volume";
    private static final String AREA = "Area";
    private static final List<String> ANGLES = List.of("alpha", "beta", "gamma");
    private static final int[][] VOIGT = {{0, 0}, {1, 1}, {2, 2}, {1, 2}, {0, 2}, {0, 1}};

    private final List<ThermoColumn> list = new ArrayList<>();
    private final Units units;
    private final boolean pressure;
    private final boolean volume;
    private final boolean stress;
    private final Set<Extra> extras;
    private final List<AtomGroup> groups;
    private final List<Monitor> monitors;

    /** Columns that are there if they are asked for. */
    public enum Extra {
        /** The six components of the stress. */
        STRESS,
        /** Lengths of the cell's edges. */
        EDGES,
        /** Angles between them. */
        ANGLES,
        /** Engineering strain. */
        STRAIN
    }

    ThermoColumns(Cell cell, Units units, Set<Extra> extras, Map<String, AtomGroup> groups,
            List<Monitor> monitors) {
        this.units = units;
        this.extras = extras;
        this.groups = List.copyOf(groups.values());
        this.monitors = List.copyOf(monitors);
        this.pressure = cell.periodicCount() == cell.dimensions();
        this.volume = pressure || extras.contains(Extra.EDGES) && !Double.isNaN(cell.volume());
        this.stress = extras.contains(Extra.STRESS)
                && (pressure || extras.contains(Extra.STRAIN) && !Double.isNaN(cell.volume()));
        UnitLabels labels = UnitLabels.of(units);
        boolean planar = cell.dimensions() == 2;
        list.add(new ThermoColumn("Step", "", 0));
        list.add(new ThermoColumn("Time", labels.time(), 3));
        list.add(new ThermoColumn("Temp", labels.temperature(), units.reduced() ? 5 : 2));
        for (String energy : List.of("E_pot", "E_kin", "E_tot", "Conserved")) {
            list.add(new ThermoColumn(energy, labels.energy(), 4));
        }
        String stressUnit = labels.pressure(cell.dimensions());
        if (pressure) {
            list.add(new ThermoColumn("Press", stressUnit, 4));
        }
        if (volume) {
            list.add(new ThermoColumn(planar ? AREA : VOLUME, labels.length() + (planar ? "^2" : "^3"), 2));
        }
        if (this.stress) {
            for (String component : List.of("xx", "yy", "zz", "yz", "xz", "xy")) {
                list.add(new ThermoColumn("S" + component, stressUnit, 4));
            }
        }
        addCell(cell, labels.length());
        if (extras.contains(Extra.STRAIN)) {
            list.add(new ThermoColumn("Strain", "", 6));
        }
        for (String group : groups.keySet()) {
            list.add(new ThermoColumn("Temp_" + group, labels.temperature(), units.reduced() ? 5 : 2));
        }
        for (Monitor monitor : monitors) {
            if (monitor.limit() < Double.POSITIVE_INFINITY) {
                list.add(new ThermoColumn("N_" + monitor.columns().get(0), "", 0));
            }
            for (int c = 0; c < monitor.columns().size(); c++) {
                String unit = monitor.units().get(c);
                list.add(new ThermoColumn("max_" + monitor.columns().get(c), unit, 4));
                if (monitor.members() > 1) {
                    list.add(new ThermoColumn("mean_" + monitor.columns().get(c), unit, 4));
                }
            }
        }
    }

    private void addCell(Cell cell, String length) {
        boolean angles = extras.contains(Extra.ANGLES);
        for (int k = 0; k < 3 && extras.contains(Extra.EDGES); k++) {
            if (cell.periodic(k)) {
                list.add(new ThermoColumn(angles ? "abc".substring(k, k + 1) : "L" + "xyz".charAt(k), length, 4));
            }
        }
        for (int k = 0; k < 3 && angles; k++) {
            if (cell.periodic((k + 1) % 3) && cell.periodic((k + 2) % 3)) {
                list.add(new ThermoColumn(ANGLES.get(k), "deg", 4));
            }
        }
    }

    /** The columns from left to right. */
    public List<ThermoColumn> list() {
        return List.copyOf(list);
    }

    /**
     * Index of the volume, or area, among the names of columns.
     *
     * @return -1 if there is none
     */
    public static int volume(List<String> names) {
        return Math.max(names.indexOf(VOLUME), names.indexOf(AREA));
    }

    /**
     * Index of the column of that name.
     *
     * @return -1 if there is none
     */
    public int index(String name) {
        for (int c = 0; c < list.size(); c++) {
            if (list.get(c).name().equals(name)) {
                return c;
            }
        }
        return -1;
    }

    /** The row of a simulation as it is now. */
    double[] values(Simulation simulation, double conserved, double strain, DegreesOfFreedom degreesOfFreedom) {
        Atoms atoms = simulation.atoms();
        Cell cell = simulation.cell();
        double kinetic = atoms.kineticEnergy();
        double potential = simulation.evaluator().energy();
        double[] row = new double[list.size()];
        row[0] = simulation.step();
        row[1] = simulation.time() / units.picosecond();
        row[2] = degreesOfFreedom.temperature(kinetic, units.boltzmann());
        row[3] = potential;
        row[4] = kinetic;
        row[5] = potential + kinetic;
        row[6] = conserved;
        int next = 7;
        double unit = units.pressure(cell.dimensions());
        if (pressure) {
            double[] w = simulation.evaluator().virial();
            double trace = w[0] + w[4] + (cell.dimensions() == 2 ? 0 : w[8]);
            row[next++] = (2 * kinetic + trace) / (cell.dimensions() * cell.volume()) / unit;
        }
        if (volume) {
            row[next++] = cell.volume();
        }
        for (int k = 0; stress && k < 6; k++) {
            double[] w = simulation.evaluator().virial();
            int a = VOIGT[k][0];
            int b = VOIGT[k][1];
            double sum = 0.5 * (w[3 * a + b] + w[3 * b + a]) + flux(atoms, a, b);
            row[next++] = -sum / cell.volume() / unit;
        }
        for (int k = 0; k < 3 && extras.contains(Extra.EDGES); k++) {
            if (cell.periodic(k)) {
                row[next++] = cell.length(k);
            }
        }
        for (int k = 0; k < 3 && extras.contains(Extra.ANGLES); k++) {
            if (cell.periodic((k + 1) % 3) && cell.periodic((k + 2) % 3)) {
                row[next++] = cell.angle(k);
            }
        }
        if (extras.contains(Extra.STRAIN)) {
            row[next++] = strain;
        }
        for (AtomGroup group : groups) {
            row[next++] = group.temperature(atoms, cell, simulation.momenta(), units.boltzmann());
        }
        for (int m = 0; m < monitors.size(); m++) {
            next = monitored(simulation.evaluator().monitored().get(m), row, next);
        }
        return row;
    }

    private static int monitored(Monitored monitored, double[] row, int from) {
        Monitor monitor = monitored.monitor();
        int next = from;
        if (monitor.limit() < Double.POSITIVE_INFINITY) {
            int beyond = 0;
            for (double m : monitored.measure()) {
                beyond += m > monitor.limit() ? 1 : 0;
            }
            row[next++] = beyond;
        }
        for (int c = 0; c < monitor.columns().size(); c++) {
            double largest = 0;
            double sum = 0;
            double[] values = monitored.column(c);
            for (double v : values) {
                largest = Math.max(largest, v);
                sum += v;
            }
            row[next++] = largest;
            if (monitor.members() > 1) {
                row[next++] = sum / Math.max(1, values.length);
            }
        }
        return next;
    }

    /** &Sigma; m v<sub>a</sub> v<sub>b</sub>, eV. */
    private static double flux(Atoms atoms, int a, int b) {
        double[][] v = {atoms.vx(), atoms.vy(), atoms.vz()};
        double sum = 0;
        for (int i = 0; i < atoms.count(); i++) {
            sum += atoms.mass()[i] * v[a][i] * v[b][i];
        }
        return sum;
    }

    /** The line over the table on the screen. */
    public String tableHeader() {
        return list.stream().map(c -> pad(c.header(), width(c))).collect(Collectors.joining(" "));
    }

    /** A row as a line of the table on the screen. */
    public String tableLine(double[] values) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < values.length; c++) {
            ThermoColumn column = list.get(c);
            String text = Numbers.fixed(values[c], column.decimals());
            line.append(c == 0 ? "" : " ").append(pad(text, width(column)));
        }
        return line.toString();
    }

    /** First line of the CSV file: names with units. */
    public String csvHeader() {
        return list.stream().map(ThermoColumn::header).collect(Collectors.joining(","));
    }

    /** A row as a line of the CSV file, every number with all its digits. */
    public String csvLine(double[] values) {
        StringBuilder line = new StringBuilder(Long.toString((long) values[0]));
        for (int c = 1; c < values.length; c++) {
            line.append(',').append(c == 1 ? Numbers.csv(values[c]) : Double.toString(values[c]));
        }
        return line.toString();
    }

    private static int width(ThermoColumn c) {
        int digits = switch (c.name()) {
            case "Step", "Time" -> 9;
            case "Temp" -> 9;
            case "E_pot", "E_kin", "E_tot", "Conserved" -> 14;
            default -> 11;
        };
        return Math.max(digits, c.header().length());
    }

    private static String pad(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
