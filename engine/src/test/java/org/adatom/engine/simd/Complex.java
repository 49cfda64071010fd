package org.adatom.engine.simd;

/** A complex number, for tests. */
record Complex(double re, double im) {
    static final Complex ZERO = new Complex(0, 0);
    static final Complex ONE = new Complex(1, 0);

    Complex plus(Complex z) {
        return new Complex(re + z.re, im + z.im);
    }

    Complex times(Complex z) {
        return new Complex(re * z.re - im * z.im, re * z.im + im * z.re);
    }

    Complex times(double x) {
        return new Complex(x * re, x * im);
    }

    Complex conjugate() {
        return new Complex(re, -im);
    }

    Complex power(int n) {
        Complex product = ONE;
        for (int k = 0; k < n; k++) {
            product = product.times(this);
        }
        return product;
    }
}
