package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.junit.jupiter.api.Test;

class BranchesTest {
    @Test
    void signs() {
        assertEquals(1, new Branches().sign(5));
        assertEquals(-1, new Branches().sign(-5));
        assertNotNull(new Branches().never());
    }
}
