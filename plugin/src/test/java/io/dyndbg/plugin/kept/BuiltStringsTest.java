package io.dyndbg.plugin.kept;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.objectweb.asm.Opcodes;

class BuiltStringsTest {
    private static final String BUILDER = "java/lang/StringBuilder";

    private final BuiltStrings strings = new BuiltStrings();

    /** {@code "a" + b}, as it was compiled before Java 9. */
    @Test
    void anExpressionBuildsItsString() {
        make();

        assertThat(append()).isFalse();
        assertThat(append()).isFalse();
        assertThat(call(BUILDER, "toString")).isFalse();
    }

    /** {@code "a" + ("b" + c).trim() + d} */
    @Test
    void onePartOfItMayBeAnother() {
        make();
        append();
        make();
        append();
        call(BUILDER, "toString");

        assertThat(append()).isFalse();
    }

    /** {@code text.append(a)}, where somebody keeps it. */
    @Test
    void aBuilderThatIsKeptIsAnother() {
        assertThat(append()).isTrue();
    }

    /** {@code StringBuilder text = new StringBuilder(); text.append(a);} */
    @Test
    void soIsOneThatWasStored() {
        make();
        strings.store();

        assertThat(append()).isTrue();
    }

    /** {@code "a" + b; text.append(c);} */
    @Test
    void soIsOneAfterTheExpression() {
        make();
        append();
        call(BUILDER, "toString");

        assertThat(append()).isTrue();
    }

    /** {@code names.add(a)}, also in the middle of an expression. */
    @Test
    void whatIsPutIntoAListIsPutIntoAnother() {
        make();

        assertThat(call("java/util/List", "add")).isTrue();
    }

    private void make() {
        strings.callIsOther(Opcodes.INVOKESPECIAL, BUILDER, "<init>");
    }

    private boolean append() {
        return call(BUILDER, "append");
    }

    private boolean call(String owner, String name) {
        return strings.callIsOther(Opcodes.INVOKEVIRTUAL, owner, name);
    }
}
