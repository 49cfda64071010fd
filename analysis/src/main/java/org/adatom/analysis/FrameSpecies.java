package org.adatom.analysis;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.adatom.engine.Atoms;
import org.adatom.engine.error.InputException;

/** The species of the first frame, by which those of all others are numbered: files may list them in another order. */
final class FrameSpecies {
    private final String quantity;
    private List<String> symbols = List.of();

    /**
     * None yet.
     *
     * @param quantity what is measured, for messages
     */
    FrameSpecies(String quantity) {
        this.quantity = quantity;
    }

    /** The symbols of the first frame. */
    List<String> symbols() {
        return symbols;
    }

    /** Number of species. */
    int count() {
        return symbols.size();
    }

    /**
     * The number here of each species of a frame.
     *
     * @throws InputException if the first frame had not that species
     */
    int[] numbers(Atoms atoms) {
        if (symbols.isEmpty()) {
            symbols = atoms.symbols();
        }
        return atoms.symbols().stream().mapToInt(this::number).toArray();
    }

    private int number(String symbol) {
        int i = symbols.indexOf(symbol);
        if (i < 0) {
            throw new InputException(
                    quantity + ": a frame has the species " + symbol + ", the first one has only " + symbols);
        }
        return i;
    }

    /** Writes the symbols. */
    void save(DataOutput out) throws IOException {
        out.writeInt(symbols.size());
        for (String symbol : symbols) {
            out.writeUTF(symbol);
        }
    }

    /** Reads what {@link #save} wrote. */
    void restore(DataInput in) throws IOException {
        String[] names = new String[in.readInt()];
        for (int i = 0; i < names.length; i++) {
            names[i] = in.readUTF();
        }
        symbols = List.of(names);
    }
}
