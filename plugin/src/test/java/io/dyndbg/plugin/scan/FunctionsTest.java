package io.dyndbg.plugin.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.plugin.flow.MethodUses;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** What compilers of other languages call the code of a method that they moved elsewhere. */
class FunctionsTest {

    /** As Scala 3.3.4, Scala 2.13, Groovy 4.0.24 and Kotlin 2.4.21 compile. */
    @ParameterizedTest
    @CsvSource({
        "S3$, java/lang/Object, , byName$$anonfun$1, false, byName",
        "S3$, java/lang/Object, , each$$anonfun$1$$anonfun$2, true, each",
        "S3, java/lang/Object, , $init$$$anonfun$1, true, <init>",
        "S, java/lang/Object, , $anonfun$lam$1, true, lam",
        "Main$_main_closure1, groovy/lang/Closure, main, doCall, false, main",
        "Jobs$_run_all_closure2$_closure3, groovy/lang/Closure, doCall, doCall, false, run_all",
        "Jobs$_closure1, groovy/lang/Closure, , doCall, false, doCall",
        "Order$ship$1, kotlin/coroutines/jvm/internal/SuspendLambda, ship, invokeSuspend, false, ship",
        "Order$ship$2, kotlin/coroutines/jvm/internal/ContinuationImpl, , invokeSuspend, false, invokeSuspend",
        "MainKt$main$1$2, kotlin/coroutines/jvm/internal/SuspendLambda, invokeSuspend, invokeSuspend, false, main",
        "MainKt$main$1$2$1, kotlin/coroutines/jvm/internal/SuspendLambda, invokeSuspend, invokeSuspend, false, main",
        "Order$each$1$1, kotlin/coroutines/jvm/internal/SuspendLambda, each$lambda$0, invokeSuspend, false, each",
        "Order, java/lang/Object, , doCall, false, doCall",
        "Order, java/lang/Object, , price$1, false, price$1",
        "Shop, java/lang/Object, , sell$lambda$0, false, sell",
        "Shop, java/lang/Object, , sell$inner, false, sell$inner",
    })
    void codeThatWasMovedBelongsToTheMethodThatItWasWrittenIn(
            String owner, String superName, String outerMethod, String method, boolean synthetic, String function) {
        ClassNode node = new ClassNode();
        node.name = owner;
        node.superName = superName;
        node.outerMethod = outerMethod;
        node.outerClass = owner.replaceFirst("\\$[^$]*$", "");
        MethodNode moved = new MethodNode(
                Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | (synthetic ? Opcodes.ACC_SYNTHETIC : 0),
                method,
                "()V",
                null,
                null);
        node.methods.add(moved);

        assertThat(new Functions(node, new MethodUses(node)).name(moved))
                .isEqualTo(function == null ? method : function);
    }
}
