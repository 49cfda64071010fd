package org.adatom.analysis.training.active;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A round: training, exploration, labels.
 *
 * @param number from 1
 * @param training frames that were learned from
 * @param held frames that were held back
 * @param looks frames that the exploration looked at
 * @param beyond of these, how many were beyond a threshold
 * @param broken how runs broke
 * @param collected frames that were chosen for a label; 0 in the last round
 * @param learned how many of these go into the next round
 * @param meanSpread of the forces, eV/&Aring;
 * @param rmsError of components of forces in the exploration against the teacher, eV/&Aring;; NaN without one
 * @param energyTest root mean square error of the committee on the test set, meV/atom; NaN without one
 * @param forceTest the same of force components, eV/&Aring;
 * @param points largest spread and largest error of a force in each frame looked at
 */
public record Round(
        int number, int training, int held, int looks, long beyond, List<String> broken, int collected, int learned,
        double meanSpread, double rmsError, double energyTest, double forceTest, double[][] points) {
    /** The largest spread of a force, eV/&Aring;. */
    public double maxSpread() {
        return largest(0);
    }

    /** The largest error of a force in the exploration, eV/&Aring;; NaN without a teacher. */
    public double maxError() {
        return largest(1);
    }

    private double largest(int column) {
        double largest = points.length == 0 ? Double.NaN : points[0][column];
        for (double[] p : points) {
            largest = Math.max(largest, p[column]);
        }
        return largest;
    }

    /** Share of the frames looked at that were beyond a threshold. */
    public double share() {
        return (double) beyond / looks;
    }

    /** Whether all runs came to their end and at most that share of frames was beyond. */
    public boolean calm(double share) {
        return broken.isEmpty() && beyond <= share * looks;
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(training);
        out.writeInt(held);
        out.writeInt(looks);
        out.writeLong(beyond);
        out.writeInt(broken.size());
        for (String b : broken) {
            out.writeUTF(b);
        }
        out.writeInt(collected);
        out.writeInt(learned);
        for (double d : new double[] {meanSpread, rmsError, energyTest, forceTest}) {
            out.writeDouble(d);
        }
        out.writeInt(points.length);
        for (double[] p : points) {
            out.writeDouble(p[0]);
            out.writeDouble(p[1]);
        }
    }

    static Round restored(DataInput in, int number) throws IOException {
        int training = in.readInt();
        int held = in.readInt();
        int looks = in.readInt();
        long beyond = in.readLong();
        List<String> broken = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            broken.add(in.readUTF());
        }
        int collected = in.readInt();
        int learned = in.readInt();
        double[] d = {in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble()};
        double[][] points = new double[in.readInt()][2];
        for (double[] p : points) {
            p[0] = in.readDouble();
            p[1] = in.readDouble();
        }
        return new Round(number, training, held, looks, beyond, List.copyOf(broken), collected, learned, d[0], d[1],
                d[2], d[3], points);
    }
}
