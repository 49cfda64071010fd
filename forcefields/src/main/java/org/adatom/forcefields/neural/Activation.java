package org.adatom.forcefields.neural;

import java.util.Arrays;
import org.adatom.engine.simd.ArrayMath;

/** What a node of a network makes of the sum of its inputs. */
public enum Activation {
    /** x. */
    LINEAR,
    /** tanh x. */
    TANH,
    /** 1/(1 + e<sup>&minus;x</sup>). */
    SIGMOID,
    /** 1 &minus; 1/(1 + e<sup>&minus;x</sup>). */
    REVERSE_SIGMOID,
    /** ln(1 + e<sup>x</sup>). */
    SOFTPLUS,
    /** 1.7159 tanh(2x/3): Y. LeCun et al., Efficient BackProp (1998). */
    SCALED_TANH,
    /** 1.7159 tanh(2x/3) + 0.1x. */
    TWIST,
    /** exp(&minus;x&sup2;/2). */
    GAUSSIAN,
    /** cos x. */
    COSINE,
    /** x&sup2;. */
    HARMONIC,
    /** e<sup>&minus;x</sup>. */
    EXPONENTIAL,
    /** max(x, 0). */
    RELU,
    /** x/(1 + e<sup>&minus;x</sup>). */
    SILU;

    private static final double AMPLITUDE = 1.7159;
    private static final double STEEPNESS = 2.0 / 3;
    private static final double TWIST_SLOPE = 0.1;
    private static final double OVER_TURN = 1 / (2 * Math.PI);

    /**
     * Values and derivatives.
     *
     * @param n number of arguments
     * @param x arguments; overwritten
     * @param value out: f(x)
     * @param slope out: df/dx
     */
    public void evaluate(int n, double[] x, double[] value, double[] slope) {
        switch (this) {
            case LINEAR -> {
                System.arraycopy(x, 0, value, 0, n);
                Arrays.fill(slope, 0, n, 1);
            }
            case TANH -> tanh(n, 1, 1, 0, x, value, slope);
            case SCALED_TANH -> tanh(n, AMPLITUDE, STEEPNESS, 0, x, value, slope);
            case TWIST -> tanh(n, AMPLITUDE, STEEPNESS, TWIST_SLOPE, x, value, slope);
            case SIGMOID -> sigmoid(n, 1, x, value, slope);
            case REVERSE_SIGMOID -> sigmoid(n, -1, x, value, slope);
            case SOFTPLUS -> softplus(n, x, value, slope);
            case GAUSSIAN -> gaussian(n, x, value, slope);
            case COSINE -> cosine(n, x, value, slope);
            case HARMONIC -> harmonic(n, x, value, slope);
            case EXPONENTIAL -> exponential(n, x, value, slope);
            case RELU -> relu(n, x, value, slope);
            case SILU -> silu(n, x, value, slope);
        }
    }

    /**
     * Second derivatives.
     *
     * @param n number of arguments
     * @param x as {@link #evaluate} left them
     * @param value f(x)
     * @param slope df/dx
     * @param curvature out: d&sup2;f/dx&sup2;
     */
    public void curvature(int n, double[] x, double[] value, double[] slope, double[] curvature) {
        switch (this) {
            case LINEAR, RELU -> Arrays.fill(curvature, 0, n, 0);
            case HARMONIC -> Arrays.fill(curvature, 0, n, 2);
            case EXPONENTIAL -> System.arraycopy(value, 0, curvature, 0, n);
            case TANH -> tanhCurvature(n, 1, 1, 0, x, value, slope, curvature);
            case SCALED_TANH -> tanhCurvature(n, AMPLITUDE, STEEPNESS, 0, x, value, slope, curvature);
            case TWIST -> tanhCurvature(n, AMPLITUDE, STEEPNESS, TWIST_SLOPE, x, value, slope, curvature);
            case SIGMOID -> sigmoidCurvature(n, 1, value, slope, curvature);
            case REVERSE_SIGMOID -> sigmoidCurvature(n, -1, value, slope, curvature);
            case SOFTPLUS -> {
                for (int k = 0; k < n; k++) {
                    curvature[k] = slope[k] * (1 - slope[k]);
                }
            }
            case GAUSSIAN -> {
                for (int k = 0; k < n; k++) {
                    curvature[k] = (x[k] * x[k] - 1) * value[k];
                }
            }
            case COSINE -> {
                for (int k = 0; k < n; k++) {
                    curvature[k] = -value[k];
                }
            }
            case SILU -> siluCurvature(n, x, curvature);
        }
    }

    private static void tanhCurvature(
            int n, double amplitude, double steepness, double linear, double[] x, double[] value, double[] slope,
            double[] curvature) {
        for (int k = 0; k < n; k++) {
            double t = (value[k] - linear * x[k]) / amplitude;
            curvature[k] = -2 * steepness * t * (slope[k] - linear);
        }
    }

    private static void sigmoidCurvature(int n, double sign, double[] value, double[] slope, double[] curvature) {
        for (int k = 0; k < n; k++) {
            curvature[k] = sign * slope[k] * (1 - 2 * value[k]);
        }
    }

    /** With s = 1/(1 + e<sup>&minus;x</sup>), (x s)'' = s(1 &minus; s)(2 + x(1 &minus; 2s)). */
    private static void siluCurvature(int n, double[] x, double[] curvature) {
        for (int k = 0; k < n; k++) {
            curvature[k] = -x[k];
        }
        ArrayMath.exp(curvature, curvature, n);
        for (int k = 0; k < n; k++) {
            double s = 1 / (1 + curvature[k]);
            curvature[k] = s * (1 - s) * (2 + x[k] * (1 - 2 * s));
        }
    }

    /** amplitude tanh(steepness x) + linear x. With e = exp(&minus;2|y|), tanh |y| = (1 &minus; e)/(1 + e). */
    private static void tanh(
            int n, double amplitude, double steepness, double linear, double[] x, double[] value, double[] slope) {
        for (int k = 0; k < n; k++) {
            value[k] = -2 * steepness * Math.abs(x[k]);
        }
        ArrayMath.exp(value, value, n);
        for (int k = 0; k < n; k++) {
            double t = Math.copySign((1 - value[k]) / (1 + value[k]), x[k]);
            slope[k] = amplitude * steepness * (1 - t * t) + linear;
            value[k] = amplitude * t + linear * x[k];
        }
    }

    private static void sigmoid(int n, double sign, double[] x, double[] value, double[] slope) {
        for (int k = 0; k < n; k++) {
            value[k] = -sign * x[k];
        }
        ArrayMath.exp(value, value, n);
        for (int k = 0; k < n; k++) {
            double s = 1 / (1 + value[k]);
            value[k] = s;
            slope[k] = sign * s * (1 - s);
        }
    }

    /** ln(1 + e<sup>x</sup>) = max(x, 0) + ln(1 + e<sup>&minus;|x|</sup>). */
    private static void softplus(int n, double[] x, double[] value, double[] slope) {
        for (int k = 0; k < n; k++) {
            value[k] = -Math.abs(x[k]);
        }
        ArrayMath.exp(value, value, n);
        for (int k = 0; k < n; k++) {
            double e = value[k];
            slope[k] = (x[k] > 0 ? 1 : e) / (1 + e);
            value[k] = 1 + e;
        }
        ArrayMath.log(value, value, n);
        for (int k = 0; k < n; k++) {
            value[k] += Math.max(x[k], 0);
        }
    }

    private static void gaussian(int n, double[] x, double[] value, double[] slope) {
        for (int k = 0; k < n; k++) {
            value[k] = -0.5 * x[k] * x[k];
        }
        ArrayMath.exp(value, value, n);
        for (int k = 0; k < n; k++) {
            slope[k] = -x[k] * value[k];
        }
    }

    private static void cosine(int n, double[] x, double[] value, double[] slope) {
        for (int k = 0; k < n; k++) {
            x[k] *= OVER_TURN;
        }
        ArrayMath.cosSin(x, value, slope, n);
        for (int k = 0; k < n; k++) {
            slope[k] = -slope[k];
        }
    }

    private static void harmonic(int n, double[] x, double[] value, double[] slope) {
        for (int k = 0; k < n; k++) {
            value[k] = x[k] * x[k];
            slope[k] = 2 * x[k];
        }
    }

    private static void exponential(int n, double[] x, double[] value, double[] slope) {
        for (int k = 0; k < n; k++) {
            value[k] = -x[k];
        }
        ArrayMath.exp(value, value, n);
        for (int k = 0; k < n; k++) {
            slope[k] = -value[k];
        }
    }

    private static void relu(int n, double[] x, double[] value, double[] slope) {
        for (int k = 0; k < n; k++) {
            value[k] = Math.max(x[k], 0);
            slope[k] = x[k] > 0 ? 1 : 0;
        }
    }

    private static void silu(int n, double[] x, double[] value, double[] slope) {
        sigmoid(n, 1, x, value, slope);
        for (int k = 0; k < n; k++) {
            slope[k] = value[k] + x[k] * slope[k];
            value[k] *= x[k];
        }
    }
}
