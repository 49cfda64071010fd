package org.adatom.analysis.phonons;

import java.util.stream.IntStream;
import org.adatom.engine.units.Units;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Sound: the waves of infinite length, whose frequencies grow in proportion to the wave vector. The slope is extrapolated from two short wave
 * vectors, so that the dispersion of second order cancels; inner displacements of the atoms of a cell are part of the waves and need no care of their own.
 */
public final class Sound {
    /** Wave vectors are this part of the cube root of the volume of the reciprocal cell. */
    private static final double SHORT = 0.01;
    /** Directions: nodes of Gauss and Legendre from the equator to the pole, and evenly about the axis. */
    private static final int LATITUDES = 10;
    private static final int LONGITUDES = 20;
    private static final int RADII = 20;
    /** Waves of this many kT and more carry no heat. */
    private static final double COLD = 25;
    /** The temperature at which heat is taken, as a part of the Debye temperature of sound. */
    private static final double LOW = 0.01;

    private final ForceConstants constants;
    private final Units units;
    private final double wavenumber;

    /**
     * Debye temperatures, K, for the number density of all atoms, so that a Debye spectrum holds all modes.
     *
     * @param fromSound from the mean velocity, 3/v&sup3; = the sum over the three branches of the mean of 1/v&sup3; over directions
     * @param fromHeat the one whose T&sup3; law gives the heat capacity at a low temperature
     * @param temperature that temperature, K
     * @param mean velocity, m/s
     */
    public record Debye(double fromSound, double fromHeat, double temperature, double mean) {}

    /** A direction with its part of the sphere. */
    private record Ray(double[] unit, double weight) {}

    /** The sound of a crystal with these constants. */
    public Sound(ForceConstants constants, Units units) {
        this.constants = constants;
        this.units = units;
        wavenumber = SHORT * 2 * Math.PI / Math.cbrt(constants.primitive().cell().volume());
    }

    /**
     * The three velocities along a direction, ascending, m/s; a negative one is that of a wave that grows instead of travelling: the crystal is
     * unstable against the shear.
     *
     * @param direction unit vector
     */
    public double[] along(double[] direction) {
        double[] once = squares(direction, wavenumber);
        double[] half = squares(direction, wavenumber / 2);
        return IntStream.range(0, 3).mapToDouble(k -> {
            double square = (4 * half[k] * 4 - once[k]) / (3 * wavenumber * wavenumber);
            return Math.signum(square) * Math.sqrt(Math.abs(square)) * units.picosecond() * 100;
        }).toArray();
    }

    /**
     * Debye temperatures (P. Debye, Ann. Phys. 344, 789 (1912)); all numbers are NaN if a velocity is not positive.
     */
    public Debye debye() {
        double inverse = 0;
        double slowest = Double.POSITIVE_INFINITY;
        for (Ray ray : rays()) {
            for (double v : along(ray.unit())) {
                inverse += ray.weight() / (v * v * v) / 3;
                slowest = Math.min(slowest, v);
            }
        }
        if (!(slowest > 0)) {
            return new Debye(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        double mean = 1 / Math.cbrt(inverse);
        double volume = constants.primitive().cell().volume();
        int atoms = constants.primitive().atoms().count();
        double sound = units.planck() / units.boltzmann() * mean / 100
                * Math.cbrt(3 * atoms / (4 * Math.PI * volume));
        double temperature = LOW * sound;
        double heat = acousticHeat(temperature, slowest / 100);
        return new Debye(sound, temperature * Math.cbrt(12 * Math.pow(Math.PI, 4) / 5 * atoms / heat), temperature,
                mean);
    }

    /** Heat capacity of the three lowest branches about the centre of the zone, k<sub>B</sub> per primitive cell, slowest velocity in &Aring; THz. */
    private double acousticHeat(double temperature, double slowest) {
        double kT = units.boltzmann() * temperature;
        double end = COLD * kT / units.planck() * 2 * Math.PI / slowest;
        GaussIntegrator radial = new GaussIntegratorFactory().legendre(RADII, 0, end);
        double sum = 0;
        for (Ray ray : rays()) {
            for (int r = 0; r < RADII; r++) {
                double k = radial.getPoint(r);
                double[] squares = squares(ray.unit(), k);
                for (int branch = 0; branch < 3; branch++) {
                    double x = units.planck() * units.picosecond() / (2 * Math.PI) / kT
                            * Math.sqrt(Math.max(squares[branch], Double.MIN_NORMAL));
                    double b = x / -Math.expm1(-x);
                    sum += ray.weight() * radial.getWeight(r) * k * k * b * b * Math.exp(-x);
                }
            }
        }
        return constants.primitive().cell().volume() / (2 * Math.PI * Math.PI) * sum;
    }

    /** Directions over the upper half of the sphere, whose weights add up to one. */
    private static Ray[] rays() {
        GaussIntegrator height = new GaussIntegratorFactory().legendre(LATITUDES, 0, 1);
        return IntStream.range(0, LATITUDES * LONGITUDES).mapToObj(i -> {
            double z = height.getPoint(i / LONGITUDES);
            double angle = 2 * Math.PI * (i % LONGITUDES + 0.5) / LONGITUDES;
            double r = Math.sqrt(1 - z * z);
            return new Ray(new double[] {r * Math.cos(angle), r * Math.sin(angle), z},
                    height.getWeight(i / LONGITUDES) / LONGITUDES);
        }).toArray(Ray[]::new);
    }

    /** Squares of the angular frequencies at a wave vector of this length. */
    private double[] squares(double[] direction, double length) {
        return constants.squaredFrequencies(
                new double[] {length * direction[0], length * direction[1], length * direction[2]});
    }
}
