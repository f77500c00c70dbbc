package io.dyndbg.plugin.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.objectweb.asm.Opcodes.AALOAD;
import static org.objectweb.asm.Opcodes.AASTORE;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ANEWARRAY;
import static org.objectweb.asm.Opcodes.ASTORE;
import static org.objectweb.asm.Opcodes.BASTORE;
import static org.objectweb.asm.Opcodes.DUP;
import static org.objectweb.asm.Opcodes.GETFIELD;
import static org.objectweb.asm.Opcodes.ICONST_0;
import static org.objectweb.asm.Opcodes.ICONST_1;
import static org.objectweb.asm.Opcodes.ICONST_2;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.NEWARRAY;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FilledArraysTest {

    /** {@code log.debug("...", a, b)} */
    @Test
    void variableArgumentsFillAnArrayThatWasJustMade() {
        int[] code = {ICONST_2, ANEWARRAY, DUP, ICONST_0, ALOAD, AASTORE, DUP, ICONST_1, ALOAD, AASTORE, INVOKEVIRTUAL};

        assertThat(otherStores(code)).isZero();
    }

    /** {@code new Object[] {new int[] {1}, a}} */
    @Test
    void soDoesOneInAnother() {
        int[] code = {
            ICONST_2, ANEWARRAY, DUP, ICONST_0, ICONST_1, NEWARRAY, DUP, ICONST_0, ICONST_1, BASTORE, AASTORE, DUP,
            ICONST_1, ALOAD, AASTORE
        };

        assertThat(otherStores(code)).isZero();
    }

    /** {@code this.found[0] = a;} */
    @Test
    void theArrayOfAFieldIsAnother() {
        assertThat(otherStores(ALOAD, GETFIELD, ICONST_0, ALOAD, AASTORE)).isOne();
    }

    /** {@code Object[] kept = new Object[1]; kept[0] = a;} */
    @Test
    void soIsOneThatWasStoredMeanwhile() {
        assertThat(otherStores(ICONST_1, ANEWARRAY, ASTORE, ALOAD, ICONST_0, ALOAD, AASTORE))
                .isOne();
    }

    /** {@code rows[0][1] = last = a;}, where a copy is made of what is stored. */
    @Test
    void aCopyOfAnotherValueFillsNothing() {
        assertThat(otherStores(ALOAD, ICONST_0, AALOAD, ICONST_1, ALOAD, DUP, ASTORE, AASTORE))
                .isOne();
    }

    private static long otherStores(int... code) {
        FilledArrays arrays = new FilledArrays();
        return IntStream.of(code).filter(arrays::storeIsOther).count();
    }
}
