package org.adatom.cli.run;

import java.util.Map;
import java.util.function.Consumer;
import org.adatom.analysis.Resumption;
import org.adatom.analysis.crystal.Statics;
import org.adatom.cli.input.InputFile;
import org.adatom.engine.io.Frame;

/**
 * What a calculation is given.
 *
 * @param file the input, for places in messages and for the folder that file names are relative to
 * @param start the structure
 * @param further the structures that {@link CalculationInput#further} names, in its order
 * @param statics the force field at work
 * @param progress takes a line now and then
 * @param resumption keeps the state of a calculation that can be continued
 */
public record CalculationContext(InputFile file, Frame start, Map<String, Frame> further, Statics statics,
        Consumer<String> progress, Resumption resumption) {}
