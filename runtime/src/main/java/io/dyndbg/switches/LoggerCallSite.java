package io.dyndbg.switches;

import io.dyndbg.print.LoggingApi;
import io.dyndbg.print.LoggingApis;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code ajc$log} of one class is linked to, for one receiver type. While all ordinals of the class agree, the target is
 * a constant function, so that C2 leaves nothing of {@code ajc$log}; once they differ, it reads a small table.
 */
public final class LoggerCallSite extends MutableCallSite {
    private static final MethodHandle REQUIRE_NON_NULL = find(
            MethodHandles.lookup(), Objects.class, "requireNonNull", MethodType.methodType(Object.class, Object.class));

    /** Keeps the switch alive as long as the class is linked to this. */
    private final ClassSwitch owner;

    private final boolean orSkip;

    LoggerCallSite(ClassSwitch owner, MethodType type, boolean orSkip) {
        super(type);
        this.owner = owner;
        this.orSkip = orSkip;
    }

    /** Answers the target that follows, whatever the ordinal. */
    public static MethodHandle follow(MethodType type, boolean orSkip) {
        Class<?> receiver = type.returnType();
        // A branch around the arguments takes null for skip, so a logger that is null must fail before it.
        MethodHandle logger = orSkip
                ? REQUIRE_NON_NULL.asType(MethodType.methodType(receiver, receiver))
                : MethodHandles.identity(receiver);
        return MethodHandles.dropArguments(logger, 1, int.class);
    }

    /** Answers the woven class. */
    Class<?> owner() {
        return owner.lookup().lookupClass();
    }

    boolean orSkip() {
        return orSkip;
    }

    boolean canSkip() {
        Class<?> receiver = type().returnType();
        return orSkip
                || LoggingApis.ofReceiver(receiver, owner.lookup())
                        .filter(api -> api.silences(receiver))
                        .isPresent();
    }

    /** Called under the lock of {@link #owner}, once for each change. */
    void show(States states) {
        setTarget(target(states));
    }

    private MethodHandle target(States states) {
        int common = states.common();
        if (common == States.FOLLOW) {
            return follow(type(), orSkip);
        }
        if (common == States.SKIP && orSkip) {
            return always(null);
        }
        Optional<LoggingApi> api = LoggingApis.ofReceiver(type().returnType(), owner.lookup());
        if (api.isEmpty()) {
            return follow(type(), orSkip);
        }
        if (common == States.SKIP) {
            Optional<Object> silent = api.get().silent(type().returnType(), null);
            if (silent.isPresent()) {
                return always(silent.get());
            }
        }
        return new MixedTarget(this, states, api.get()).target();
    }

    /** All ordinals skip, and the first real logger was seen: from now on the silent one is a constant. */
    void settle(States states, Object silent) {
        synchronized (owner) {
            if (owner.states() == states) {
                setTarget(always(silent));
                syncAll(new MutableCallSite[] {this});
            }
        }
    }

    private MethodHandle always(Object logger) {
        Class<?> receiver = type().returnType();
        return MethodHandles.dropArguments(MethodHandles.constant(receiver, logger), 0, receiver, int.class);
    }

    static MethodHandle find(MethodHandles.Lookup lookup, Class<?> in, String name, MethodType type) {
        try {
            return lookup.findStatic(in, name, type);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(name, e);
        }
    }
}
