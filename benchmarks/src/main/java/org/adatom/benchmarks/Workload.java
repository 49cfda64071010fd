package org.adatom.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.adatom.engine.Atoms;
import org.adatom.engine.Elements;
import org.adatom.engine.ForceEvaluator;
import org.adatom.engine.Simulation;
import org.adatom.engine.build.Crystal;
import org.adatom.engine.build.Lattice;
import org.adatom.engine.forcefield.ForceField;
import org.adatom.engine.forcefield.ForceFieldFactory.Context;
import org.adatom.engine.forcefield.SumForceField;
import org.adatom.engine.io.Frame;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.adatom.forcefields.angular.StillingerWeberFactory;
import org.adatom.forcefields.angular.StillingerWeberParameters;
import org.adatom.forcefields.angular.TersoffFactory;
import org.adatom.forcefields.angular.TersoffParameters;
import org.adatom.forcefields.embedded.AdpFactory;
import org.adatom.forcefields.embedded.AdpParameters;
import org.adatom.forcefields.embedded.EamFactory;
import org.adatom.forcefields.embedded.EamParameters;
import org.adatom.forcefields.embedded.EmtFactory;
import org.adatom.forcefields.embedded.EmtParameters;
import org.adatom.forcefields.linear.SnapFactory;
import org.adatom.forcefields.linear.SnapParameters;
import org.adatom.forcefields.pair.BornMayer;
import org.adatom.forcefields.pair.LennardJones;
import org.adatom.forcefields.pair.Morse;
import org.adatom.forcefields.pair.TruncatedPair;
import org.adatom.forcefields.pair.Truncation;
import org.adatom.forcefields.pair.ZblFactory;
import org.adatom.forcefields.pair.ZblParameters;
import org.adatom.integrators.Velocities;

/**
 * A crystal with a potential, a temperature and a time step; where LAMMPS has the potential, its commands too. LJ, EAM and SW
 * are LAMMPS' own benchmarks.
 *
 * <p>Every system can be made of several species: the same crystal, its atoms labelled in turn, all species alike. What
 * that costs is the cost of looking up parameters by species.
 */
public enum Workload {
    /** A Lennard-Jones liquid in reduced units: density 0.8442, cutoff 2.5. */
    LJ(Lattice.FCC, Math.cbrt(4 / 0.8442), "A", Units.LJ, 1.44, 0.005,
            s -> new TruncatedPair(
                    new LennardJones(s.labels(), s.ofPairs(1), s.ofPairs(1)), Truncation.CUT, 2.5),
            "pair_style lj/cut 2.5", "pair_coeff * * 1.0 1.0"),

    /** Copper as Girifalco and Weizer's Morse solid. */
    MORSE(Lattice.FCC, 3.615, "Cu", Units.LAMMPS_METAL, 1000, 2,
            s -> new TruncatedPair(
                    new Morse(s.labels(), s.ofPairs(0.3429), s.ofPairs(1.3588), s.ofPairs(2.866)), Truncation.CUT, 6),
            "pair_style morse 6.0", "pair_coeff * * 0.3429 1.3588 2.866"),

    /** Cold solid argon under Buckingham's potential; in a hot one two atoms might fall into the well at r = 0. */
    BUCK(Lattice.FCC, 5.31, "Ar", Units.LAMMPS_METAL, 40, 5,
            s -> new TruncatedPair(
                    BornMayer.buckingham(s.labels(), s.ofPairs(9575.7), s.ofPairs(0.276143), s.ofPairs(62.03)),
                    Truncation.CUT, 8.6),
            "pair_style buck 8.6", "pair_coeff * * 9575.7 0.276143 62.03"),

    /** Solid copper with the embedded-atom potential of Foiles, Baskes and Daw (file Cu_u3.eam). */
    EAM(Lattice.FCC, 3.615, "Cu", Units.LAMMPS_METAL, 1600, 5, s -> eam(s, "Cu_u3.eam"),
            "pair_style eam", "pair_coeff * * {folder}/Cu_u3.eam"),

    /** Solid copper with the finer tables of Mishin et al. (file Cu_mishin1.eam.alloy). */
    EAM_ALLOY(Lattice.FCC, 3.615, "Cu", Units.LAMMPS_METAL, 1600, 5, s -> eam(s, "Cu_mishin1.eam.alloy"),
            "pair_style eam/alloy", "pair_coeff * * {folder}/Cu_mishin1.eam.alloy {elements}"),

    /** Body-centred iron with the Finnis-Sinclair potential of Mendelev et al. (file Fe_mm.eam.fs). */
    EAM_FS(Lattice.BCC, 2.855, "Fe", Units.LAMMPS_METAL, 1000, 2, s -> eam(s, "Fe_mm.eam.fs"),
            "pair_style eam/fs", "pair_coeff * * {folder}/Fe_mm.eam.fs {elements}"),

    /** Nickel with the angular-dependent potential of Mishin et al. (file Ni.adp). */
    ADP(Lattice.FCC, 3.52, "Ni", Units.LAMMPS_METAL, 1000, 2,
            s -> new AdpFactory().create(new AdpParameters(s.file("Ni.adp"), s.elements()), s.context()),
            "pair_style adp", "pair_coeff * * {folder}/Ni.adp {elements}"),

    /** Copper under effective-medium theory, with ASE's constants and its cutoff; LAMMPS has no such style. */
    EMT(Lattice.FCC, 3.615, "Cu", Units.ASE_2014, 1000, 5,
            s -> new EmtFactory().create(new EmtParameters(null, s.elements()), s.context())),

    /** Solid silicon with the potential of Stillinger and Weber (file Si.sw). */
    SW(Lattice.DIAMOND, 5.431, "Si", Units.LAMMPS_METAL, 1000, 1,
            s -> new StillingerWeberFactory().create(
                    new StillingerWeberParameters(s.file("Si.sw"), null, s.elements()), s.context()),
            "pair_style sw", "pair_coeff * * {folder}/Si.sw {elements}"),

    /** Solid silicon with Tersoff's potential of 1988 (file Si.tersoff). */
    TERSOFF(Lattice.DIAMOND, 5.431, "Si", Units.LAMMPS_METAL, 1000, 1, s -> tersoff(s, "Si.tersoff"),
            "pair_style tersoff", "pair_coeff * * {folder}/Si.tersoff {elements}"),

    /** The same with the form of Kumagai et al. (file Si.tersoff.mod). */
    TERSOFF_MOD(Lattice.DIAMOND, 5.431, "Si", Units.LAMMPS_METAL, 1000, 1, s -> tersoff(s, "Si.tersoff.mod"),
            "pair_style tersoff/mod", "pair_coeff * * {folder}/Si.tersoff.mod {elements}"),

    /** The same with a screened nuclear repulsion (file SiC.tersoff.zbl). */
    TERSOFF_ZBL(Lattice.DIAMOND, 5.431, "Si", Units.LAMMPS_METAL, 1000, 1, s -> tersoff(s, "SiC.tersoff.zbl"),
            "pair_style tersoff/zbl", "pair_coeff * * {folder}/SiC.tersoff.zbl {elements}"),

    /** Body-centred tantalum with the SNAP of Thompson et al. and ZBL (files Ta06A); LAMMPS needs its package ML-SNAP. */
    SNAP(Lattice.BCC, 3.316, "Ta", Units.LAMMPS_METAL, 300, 0.5, Workload::tantalum,
            "pair_style hybrid/overlay zbl 4 4.8 snap", "pair_coeff * * zbl 73 73",
            "pair_coeff * * snap {folder}/Ta06A.snapcoeff {folder}/Ta06A.snapparam {elements}");

    private final Lattice lattice;
    private final double a;
    private final String element;
    private final Units units;
    private final double temperature;
    private final double timeStep;
    private final Function<Setting, ForceField> forceField;
    private final List<String> lammps;

    /**
     * @param a lattice constant, &Aring; or reduced
     * @param temperature of the first velocities, K or reduced
     * @param timeStep fs or reduced
     * @param lammps commands that choose the potential, with {folder} for the folder of potential files and {elements}
     *     for the element of each type
     */
    Workload(Lattice lattice, double a, String element, Units units, double temperature, double timeStep,
            Function<Setting, ForceField> forceField, String... lammps) {
        this.lattice = lattice;
        this.a = a;
        this.element = element;
        this.units = units;
        this.temperature = temperature;
        this.timeStep = timeStep;
        this.forceField = forceField;
        this.lammps = List.of(lammps);
    }

    /**
     * What a potential is made for.
     *
     * @param element which all species are
     * @param count number of species
     * @param folder of LAMMPS' potential files
     * @param units constants
     */
    private record Setting(String element, int count, Path folder, Units units) {
        /** Cu, Cu2, Cu3, ... */
        List<String> labels() {
            return IntStream.rangeClosed(1, count).mapToObj(k -> k == 1 ? element : element + k).toList();
        }

        Map<String, String> elements() {
            Map<String, String> map = new TreeMap<>();
            labels().forEach(label -> map.put(label, element));
            return map;
        }

        double[] ofPairs(double value) {
            double[] values = new double[count * count];
            Arrays.fill(values, value);
            return values;
        }

        Path file(String name) {
            return folder.resolve(name);
        }

        Context context() {
            return new Context(folder, labels(), units);
        }
    }

    private static ForceField eam(Setting s, String file) {
        return new EamFactory().create(
                new EamParameters(s.file(file), null, null, null, s.elements()), s.context());
    }

    private static ForceField tantalum(Setting s) {
        ForceField snap = new SnapFactory().create(
                new SnapParameters(s.file("Ta06A.snapcoeff"), s.file("Ta06A.snapparam"), s.elements()), s.context());
        Map<String, Double> charges = new TreeMap<>();
        s.labels().forEach(label -> charges.put(label, 73.0));
        return new SumForceField(List.of(
                snap, new ZblFactory().create(new ZblParameters(4, 4.8, charges), s.context())));
    }

    private static ForceField tersoff(Setting s, String file) {
        return new TersoffFactory().create(
                new TersoffParameters(s.file(file), null, null, s.elements()), s.context());
    }

    /** The constants. */
    Units units() {
        return units;
    }

    /** The time step in internal units. */
    double timeStep() {
        return timeStep * units.femtosecond();
    }

    /** Whether LAMMPS has the potential. */
    boolean inLammps() {
        return !lammps.isEmpty();
    }

    /** What LAMMPS calls the units. */
    String lammpsUnits() {
        return units.reduced() ? "lj" : "metal";
    }

    /** LAMMPS' commands for potential and time step; the masses are set last because some potential files set them too. */
    List<String> lammpsPotential(int species, Path folder) {
        String elements = String.join(" ", Collections.nCopies(species, element));
        List<String> lines = new ArrayList<>(lammps.stream()
                .map(l -> l.replace("{folder}", folder.toString()).replace("{elements}", elements)).toList());
        lines.add("mass * " + mass());
        lines.add("timestep " + (units.reduced() ? timeStep : timeStep / 1000));
        return lines;
    }

    private double mass() {
        return units.reduced() ? 1 : Elements.mass(element).orElseThrow();
    }

    /**
     * The numbers of conventional cells along x, y, z: their product makes the wanted number of atoms as nearly as a block
     * that is nearly a cube can. An edge twice as long as another is worth 0.2 % of the atoms.
     */
    int[] cells(int atoms) {
        double cells = (double) atoms / (lattice == Lattice.DIAMOND ? 8 : lattice == Lattice.BCC ? 2 : 4);
        int edge = Math.max(1, (int) Math.round(Math.cbrt(cells)));
        int[] best = {edge, edge, edge};
        double least = Double.MAX_VALUE;
        for (int z = Math.max(1, edge / 2); z <= edge; z++) {
            for (int y = z; y <= 2 * z; y++) {
                int x = Math.max(y, (int) Math.round(cells / y / z));
                double cost = Math.abs(x * y * z / cells - 1) + 0.002 * ((double) x / z - 1);
                if (cost < least) {
                    least = cost;
                    best = new int[] {x, y, z};
                }
            }
        }
        return best;
    }

    /** The potential for that many species that are all alike. */
    ForceField forceField(int species, Path folder) {
        return forceField.apply(new Setting(element, species, folder, units));
    }

    /**
     * The perfect crystal with thermal velocities: always the same for the same numbers.
     *
     * @param atoms wanted number; the nearest that whole cells allow is made
     * @param species number of labels that the atoms bear in turn
     */
    Frame start(int atoms, int species) {
        int[] n = cells(atoms);
        Frame crystal = Crystal.of(lattice, a, element).repeated(n[0], n[1], n[2]).build(units);
        int count = crystal.atoms().count();
        List<String> labels = new Setting(element, species, Path.of(""), units).labels();
        Atoms labelled = new Atoms(labels, IntStream.range(0, count).map(i -> i % species).toArray());
        labelled.set(crystal.atoms());
        Arrays.fill(labelled.mass(), mass());
        Velocities.draw(labelled, crystal.cell(), units, temperature, 87287);
        return new Frame(labelled, crystal.cell()).with(Frame.Field.VELOCITIES);
    }

    /**
     * The system of {@link #start}, ready to run.
     *
     * @param skin of the neighbour list as a part of the cutoff
     * @param folder of LAMMPS' potential files
     */
    Simulation simulation(int atoms, int species, double skin, Path folder, Workers workers) {
        Frame frame = start(atoms, species);
        ForceField potential = forceField(species, folder);
        ForceEvaluator evaluator = new ForceEvaluator(potential, workers, skin * potential.cutoff());
        return new Simulation(frame.atoms(), frame.cell(), evaluator, units);
    }
}
