package org.adatom.forcefields.training.neural;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.adatom.engine.Atoms;
import org.adatom.engine.error.InputException;
import org.adatom.forcefields.descriptor.Descriptor;
import org.adatom.forcefields.training.LabelledFrame;

/**
 * A labelled configuration as models of its descriptor see it.
 *
 * @param labels energy, forces, virial
 * @param atoms the same atoms, with species numbered as in the model
 * @param first where the inputs of each atom begin, and behind the last one where all end
 * @param inputs of all atoms
 * @param members the atoms of each species
 */
public record TrainingFrame(LabelledFrame labels, Atoms atoms, int[] first, double[] inputs, int[][] members) {
    /**
     * A configuration whose inputs are still to be computed.
     *
     * @throws InputException if an atom is of another species
     */
    static TrainingFrame of(LabelledFrame labels, List<String> species, Descriptor descriptor) {
        Atoms from = labels.atoms();
        int[] numbers = IntStream.range(0, from.count()).map(a -> species.indexOf(from.symbol(a))).toArray();
        for (int a = 0; a < numbers.length; a++) {
            if (numbers[a] < 0) {
                throw new InputException(labels.source() + ": there is an atom of " + from.symbol(a)
                        + ", but the model is for " + String.join(" ", species));
            }
        }
        Atoms atoms = new Atoms(species, numbers);
        for (int a = 0; a < numbers.length; a++) {
            atoms.setPosition(a, from.x()[a], from.y()[a], from.z()[a]);
        }
        int[][] members = new int[species.size()][];
        Arrays.setAll(members,
                s -> IntStream.range(0, numbers.length).filter(a -> numbers[a] == s).toArray());
        int[] first = FrameDescriptor.first(descriptor, numbers);
        return new TrainingFrame(labels, atoms, first, new double[0], members);
    }

    /** The same configuration with these inputs. */
    TrainingFrame withInputs(double[] values) {
        return new TrainingFrame(labels, atoms, first, values, members);
    }

    /** Number of atoms. */
    public int count() {
        return atoms.count();
    }
}
