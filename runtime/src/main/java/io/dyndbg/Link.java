package io.dyndbg;

import io.dyndbg.channel.Channels;
import io.dyndbg.control.Control;
import io.dyndbg.site.Mark;
import io.dyndbg.switches.ClassSwitch;
import io.dyndbg.switches.LoggerCallSite;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** For woven classes alone: the bootstrap method of the one {@code invokedynamic} in each {@code ajc$log} method. */
public final class Link {
    private Link() {}

    /**
     * Links {@code ajc$log} of one class and receiver type. Called by the JVM, by any number of threads; takes no lock that
     * somebody who reads answers holds, and calls no logging API.
     *
     * <p>It is named as the method that it links, and takes and answers objects, so that woven classes need no name and hardly a
     * descriptor of their own for it.
     *
     * @param arguments what the JVM says of the instruction: the class's lookup; the name, {@code ajc$log} or
     *     {@code ajc$logOrSkip} where the statement asks for null when it skips; the type {@code (receiver, int)receiver}; and
     *     what the class says of itself, the text of a {@link Mark}
     * @return the call site
     * @throws VirtualMachineError if there is no room left on the stack or the heap: then the class is not linked, and the JVM
     *     comes back with its next statement
     */
    public static Object ajc$log(Object... arguments) {
        MethodType type = (MethodType) arguments[2];
        boolean orSkip = arguments[1].equals("ajc$logOrSkip");
        StackProbe.demand();
        try {
            Control control = Channels.control();
            if (control.off()) {
                return new ConstantCallSite(LoggerCallSite.follow(type, orSkip));
            }
            MethodHandles.Lookup lookup = (MethodHandles.Lookup) arguments[0];
            Mark mark = Mark.parse((String) arguments[3]).orElseThrow();
            if (mark.later()) {
                control.wovenLater(lookup.lookupClass());
                return new ConstantCallSite(LoggerCallSite.follow(type, orSkip));
            }
            // Registered first, asked for its states second: see Control.
            ClassSwitch classSwitch = control.registry().register(lookup, mark.blob(), mark.hash(), mark.sites());
            CallSite callSite = classSwitch.callSite(type, orSkip);
            control.linked(classSwitch);
            return callSite;
        } catch (VirtualMachineError noRoom) {
            // Not linked: the statement runs as it is (its class handles that), and the next one asks again.
            throw noRoom;
        } catch (Throwable e) {
            // A class that can't get its switch must log as it always did.
            return new ConstantCallSite(LoggerCallSite.follow(type, orSkip));
        }
    }
}
