package io.dyndbg.switches;

import io.dyndbg.print.AuditLog;
import io.dyndbg.print.Condition;
import io.dyndbg.print.Forced;
import io.dyndbg.print.ForcedSite;
import io.dyndbg.print.LoggingApi;
import io.dyndbg.print.Outlets;
import io.dyndbg.print.Printing;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.Optional;

/** What {@code ajc$log} answers, ordinal by ordinal, while they differ. Never throws but for a logger that is null. */
final class MixedTarget {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final MethodHandle FOLLOWS = LoggerCallSite.find(
            LOOKUP, MixedTarget.class, "follows", MethodType.methodType(boolean.class, States.class, int.class));
    private static final MethodHandle ANSWER = LoggerCallSite.find(
            LOOKUP,
            MixedTarget.class,
            "answer",
            MethodType.methodType(Object.class, MixedTarget.class, Object.class, int.class));

    private final LoggerCallSite callSite;
    private final Class<?> receiver;
    private final States states;
    private final LoggingApi api;

    /** The silent logger for loggers of one class, of which there is nearly always one: some are made around what was seen. */
    private record Silent(Class<?> type, Optional<Object> logger) {}

    private Silent silent;

    /** The class of the last logger that was no forced one and no proxy: to ask each time costs more than what a rate does. */
    private Class<?> neverForced;

    /** Whether the way to the outputs was looked at since the last flip; two threads may both do it. */
    private boolean looked;

    /** Whether it was said that statements don't skip; two threads may both do it. */
    private boolean told;

    MixedTarget(LoggerCallSite callSite, States states, LoggingApi api) {
        this.callSite = callSite;
        this.receiver = callSite.type().returnType();
        this.states = states;
        this.api = api;
    }

    /** Sites that follow stay on the short way: one look into a table that is a constant for the compiler. */
    MethodHandle target() {
        MethodHandle follows = MethodHandles.dropArguments(FOLLOWS.bindTo(states), 0, receiver);
        return MethodHandles.guardWithTest(
                follows,
                LoggerCallSite.follow(callSite.type(), callSite.orSkip()),
                ANSWER.bindTo(this).asType(callSite.type()));
    }

    private static boolean follows(States states, int ordinal) {
        return states.of(ordinal) == States.FOLLOW;
    }

    private static Object answer(MixedTarget answers, Object logger, int ordinal) {
        return answers.states.of(ordinal) == States.SKIP ? answers.skip(logger) : answers.force(logger, ordinal);
    }

    private Object skip(Object logger) {
        if (callSite.orSkip()) {
            return null;
        }
        Optional<Object> silent = silent(logger);
        if (silent.isEmpty() && logger != null && !told) {
            told = true;
            Outlets.loud(callSite.owner(), receiver);
        } else if (silent.isPresent() && states.common() == States.SKIP) {
            callSite.settle(states, silent.get());
        }
        return silent.orElse(logger);
    }

    private Optional<Object> silent(Object logger) {
        Class<?> type = logger == null ? null : logger.getClass();
        Silent last = silent;
        if (last != null && last.type() == type) {
            return last.logger();
        }
        Optional<Object> made = makeSilent(logger);
        // What fails is tried again.
        if (made.isPresent()) {
            silent = new Silent(type, made);
        }
        return made;
    }

    private Optional<Object> makeSilent(Object logger) {
        try {
            return api.silent(receiver, logger);
        } catch (Throwable e) {
            // A logging library that fails to make a silent logger must not fail the statement.
            return Optional.empty();
        }
    }

    /** A look that fails costs no message. */
    private void look(Object logger, ForcedSite site) {
        try {
            Outlets.look(api, logger, site);
        } catch (Throwable strange) {
            // An appender that answers what nobody expects, a stack that is full: printing does not depend on it.
            return;
        }
    }

    private boolean isForced(Object logger) {
        Class<?> type = logger.getClass();
        if (type == neverForced) {
            return false;
        }
        boolean forced = Forced.is(logger);
        if (!forced && !(logger instanceof Proxy)) {
            neverForced = type;
        }
        return forced;
    }

    private Object force(Object logger, int ordinal) {
        if (logger == null) {
            return callSite.orSkip() ? Objects.requireNonNull(logger) : null;
        }
        if (Printing.active() || isForced(logger)) {
            return logger;
        }
        ForcedSite site = states.forced(ordinal);
        try {
            if (site == null) {
                Condition condition = states.ofGuard(ordinal);
                boolean opens = condition == null || condition.holds(api);
                return opens ? api.open(receiver, logger).orElse(logger) : logger;
            }
            String remark = site.condition().admit(api);
            if (remark == null) {
                return logger;
            }
            if (!looked) {
                looked = true;
                look(logger, site);
            }
            AuditLog.forced(api);
            return api.forced(receiver, logger, remark.isEmpty() ? site : site.remarked(remark));
        } catch (Throwable e) {
            // Whatever fails here, the statement itself must run: it follows.
            return logger;
        }
    }
}
