package org.adatom.forcefields.training.optimize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PatienceTest {
    @Test
    void runsOutAfterEpochsThatAreNotBetterByTheLeastShare() {
        Patience patience = new Patience(2, 0.1);
        assertFalse(patience.ranOut(10));
        assertFalse(patience.ranOut(9.5));
        assertFalse(patience.ranOut(8));
        assertFalse(patience.ranOut(Double.NaN));
        assertTrue(patience.ranOut(7.5));
        assertEquals(8, patience.best());
    }

    @Test
    void goesOnWaitingWhenResumed() throws IOException {
        Patience one = new Patience(2, 0);
        one.ranOut(1);
        one.ranOut(2);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        one.save(new DataOutputStream(bytes));
        Patience two = new Patience(2, 0);
        two.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertTrue(two.ranOut(2));
    }

    @Test
    void longGradientsAreShortenedAndShortOnesLeftAlone() {
        double[] g = {3, -4};
        assertEquals(5, Gradients.clip(g, 10));
        assertArrayEquals(new double[] {3, -4}, g);
        assertEquals(5, Gradients.clip(g, 1));
        assertArrayEquals(new double[] {0.6, -0.8}, g, 1e-15);
    }
}
