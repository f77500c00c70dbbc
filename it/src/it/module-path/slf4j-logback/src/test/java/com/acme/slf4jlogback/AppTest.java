package com.acme.slf4jlogback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class AppTest {
    @Test
    void capturesDebug() {
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(seen, true));
        try {
            App.main(new String[0]);
        } finally {
            System.setOut(before);
        }
        assertTrue(App.class.getModule().isNamed());
        assertTrue(seen.toString().contains("INFO App"), seen.toString());
        assertEquals(
                Integer.getInteger("expected"),
                (int) seen.toString().lines().filter(line -> line.startsWith("DEBUG App")).count());
    }
}
