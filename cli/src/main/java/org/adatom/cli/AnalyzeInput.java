package org.adatom.cli;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.adatom.analysis.AdfInput;
import org.adatom.analysis.CoordinationInput;
import org.adatom.analysis.FrameObserver;
import org.adatom.analysis.MsdInput;
import org.adatom.analysis.RdfInput;
import org.adatom.analysis.StructureFactorInput;
import org.adatom.analysis.StructuresInput;
import org.adatom.analysis.VacfInput;
import org.adatom.engine.error.InputException;
import org.adatom.engine.input.Description;
import org.adatom.engine.input.Dimension;
import org.adatom.engine.input.Quantity;
import org.adatom.engine.io.FileFormat;
import org.adatom.engine.io.FileUnits;
import org.adatom.engine.io.Frame;
import org.adatom.engine.io.ReadOptions;
import org.adatom.engine.parallel.Workers;
import org.adatom.engine.units.Units;
import org.jspecify.annotations.Nullable;

/**
 * The input of {@code analyze}.
 *
 * @param analyze what is read and what is computed
 */
@Description("Analysis of trajectory files")
record AnalyzeInput(@Description("What is read and what is computed") Block analyze) {

    /**
     * Block {@code analyze}.
     *
     * @param file trajectory files, in the order of time
     * @param format of the files
     * @param species labels of LAMMPS types
     * @param fileUnits energies and lengths of the files
     * @param pbc periodicity
     * @param from first frame
     * @param to last frame
     * @param interval time between successive frames, fs
     * @param rdf radial distribution
     * @param msd mean squared displacement
     * @param vacf velocity autocorrelation
     * @param adf bond angles
     * @param coordination coordination numbers
     * @param structureFactor static structure factor
     * @param structures local crystal structures
     */
    record Block(
            @Description("Trajectory file, or a list of files in the order of time") List<String> file,
            @Description("Format of the files, if their names do not tell") @Nullable FileFormat format,
            @Description("Elements of the types 1, 2, ... of a LAMMPS file") @Nullable List<String> species,
            @Description("Energies and lengths of the files, where they are not eV and A: ev-angstrom or hartree-bohr; input.data must have it") @Nullable FileUnits fileUnits,
            @Description("Periodicity along the three cell vectors, in place of the files'") @Nullable List<Boolean> pbc,
            @Description("First frame, counted from 0 over all files (default 0)") @Nullable Long from,
            @Description("Last frame (default: the last there is)") @Nullable Long to,
            @Description("Time between successive frames; needed for msd and vacf if the frames do not state their time") @Quantity(Dimension.TIME) @Nullable Double interval,
            @Description("Radial distribution function; 'every' counts frames") @Nullable RdfInput rdf,
            @Description("Mean squared displacement; 'every' counts frames") @Nullable MsdInput msd,
            @Description("Velocity autocorrelation of frames that hold velocities; 'every' counts frames") @Nullable VacfInput vacf,
            @Description("Distribution of bond angles; 'every' counts frames") @Nullable AdfInput adf,
            @Description("Coordination numbers; 'every' counts frames") @Nullable CoordinationInput coordination,
            @Description("Static structure factor; 'every' counts frames") @Nullable StructureFactorInput structureFactor,
            @Description("Local crystal structures; 'every' counts frames") @Nullable StructuresInput structures) {
        /** Checks. */
        Block {
            if (file.isEmpty()) {
                throw new InputException("file: name at least one trajectory");
            }
            if (Stream.of(rdf, msd, vacf, adf, coordination, structureFactor, structures).allMatch(Objects::isNull)) {
                throw new InputException("nothing to do: give rdf: {}, msd: {}, vacf: {}, adf: {}, coordination: {},"
                        + " structureFactor: {} or structures: {}, or several");
            }
            if (pbc != null && pbc.size() != 3) {
                throw new InputException("pbc: " + pbc + " is not three flags such as [true, true, false]");
            }
            if (interval != null && !(interval > 0)) {
                throw new InputException("interval: " + interval + " fs is not allowed, use a positive number");
            }
        }

        /** First frame that counts. */
        long fromOrDefault() {
            return from == null ? 0 : from;
        }

        /** What is measured of single frames. */
        List<FrameObserver> frameObservers(Workers workers) {
            return FrameObserver.of(adf, coordination, structureFactor, structures, 1, 0, workers);
        }

        /** How the files are to be read. */
        ReadOptions readOptions(Units units) {
            boolean[] flags = pbc == null ? null : new boolean[] {pbc.get(0), pbc.get(1), pbc.get(2)};
            return new ReadOptions(format, species, flags, null, fileUnits, null, units);
        }

        /**
         * Time of a frame, fs: what the input says, or else the frame's own {@code time}.
         *
         * @param k number of the frame, counted from the first that counts
         * @throws InputException if neither is there
         */
        double time(Frame frame, long k) {
            double time = timeIfKnown(frame, k);
            if (Double.isNaN(time)) {
                throw new InputException("the frames do not state their time; give interval: ... fs");
            }
            return time;
        }

        /** The same, NaN if neither is there. */
        double timeIfKnown(Frame frame, long k) {
            if (interval != null) {
                return k * interval;
            }
            if (frame.info().get("time") instanceof Number time) {
                // LAMMPS' time is in ps with units metal; ours, like that of ASE's tools, in fs.
                return frame.info().containsKey("timestep") ? 1e3 * time.doubleValue() : time.doubleValue();
            }
            return Double.NaN;
        }
    }
}
