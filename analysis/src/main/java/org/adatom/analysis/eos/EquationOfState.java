package org.adatom.analysis.eos;

import org.adatom.analysis.crystal.Extent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.adatom.analysis.crystal.Statics;
import org.adatom.engine.error.InputException;
import org.adatom.engine.io.Frame;

/**
 * The equations of state of one or several phases of the same composition.
 *
 * <pre>{@code
 * EquationOfState eos = EquationOfState.of(statics, List.of(new Phase("fcc", cell, 4)), ScanSettings.standard(), line -> {});
 * double modulus = eos.phases().get(0).modulus().value() / units.gigapascal();
 * }</pre>
 *
 * @param settings how the crystals were compressed
 * @param phases their scans
 * @param transitions pressures at which two of them have the same enthalpy
 */
public record EquationOfState(ScanSettings settings, List<PhaseScan> phases, List<Transition> transitions) {
    /**
     * Computes.
     *
     * @param progress takes a line for each phase
     * @throws InputException if phases differ in composition or in their number of dimensions, or one repeats along a and b
     *     neither with nor without c
     * @throws org.adatom.engine.error.SimulationException if a crystal cannot be relaxed
     */
    public static EquationOfState of(
            Statics statics, List<Phase> phases, ScanSettings settings, Consumer<String> progress) {
        requireComparable(phases);
        List<PhaseScan> scans = new ArrayList<>();
        for (Phase phase : phases) {
            progress.accept(phase.name() + ": " + settings.points() + " volumes");
            scans.add(new Scanner(statics, settings).scan(phase));
        }
        return new EquationOfState(settings, List.copyOf(scans), List.copyOf(Transition.among(scans)));
    }

    /** 3, or 2 of sheets. */
    public int dimensions() {
        return phases.getFirst().dimensions();
    }

    /** The phase of lowest energy. */
    public PhaseScan ground() {
        return phases.stream().min((a, b) -> Double.compare(a.bulk().energyPerAtom(), b.bulk().energyPerAtom()))
                .orElseThrow();
    }

    private static void requireComparable(List<Phase> phases) {
        Phase first = phases.getFirst();
        for (Phase phase : phases) {
            if (!composition(phase.start()).equals(composition(first.start()))) {
                throw new InputException("phases." + phase.name() + ": its composition " + composition(phase.start())
                        + " is not that of " + first.name() + ", " + composition(first.start())
                        + "; only phases of the same composition can be compared");
            }
            if (Extent.of(phase.start().cell()).dimensions() != Extent.of(first.start().cell()).dimensions()) {
                throw new InputException("phases." + phase.name() + ": a sheet and a crystal have no common volume;"
                        + " compare sheets with sheets");
            }
        }
    }

    /** Atoms of each species in the smallest whole numbers. */
    private static Map<String, Long> composition(Frame frame) {
        long[] counts = frame.atoms().speciesCounts();
        long divisor = Arrays.stream(counts).reduce(0, EquationOfState::greatestCommonDivisor);
        Map<String, Long> all = new TreeMap<>();
        for (int s = 0; s < counts.length; s++) {
            if (counts[s] > 0) {
                all.put(frame.atoms().symbols().get(s), counts[s] / divisor);
            }
        }
        return all;
    }

    private static long greatestCommonDivisor(long a, long b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }
}
