package io.dyndbg.link;

import io.dyndbg.control.Control;
import io.dyndbg.switches.ClassSwitch;
import io.dyndbg.switches.LoggerCallSite;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** The bootstrap method of the one {@code invokedynamic} in each {@code $log} method. */
public final class Link {
    private Link() {}

    /**
     * Links {@code $log} of one class and receiver type. Called by the JVM, by any number of threads; takes no lock that
     * somebody who reads answers holds, and calls no logging API.
     *
     * @param name {@code log}, or {@code logOrSkip} where the statement asks for null when it skips
     * @param type {@code (receiver, int)receiver}
     * @param blob the resource name of the class's blob
     * @param hash the CRC-32C of the class file before weaving
     * @param sites the number of the class's sites
     * @param configuration of no meaning at run time: the build knows by it what it wove
     */
    public static CallSite link(
            MethodHandles.Lookup lookup,
            String name,
            MethodType type,
            String blob,
            int hash,
            int sites,
            int configuration) {
        boolean orSkip = name.equals("logOrSkip");
        try {
            Control control = Control.ofThisJvm();
            if (control.off()) {
                return new ConstantCallSite(LoggerCallSite.follow(type, orSkip));
            }
            // Registered first, asked for its states second: see Control.
            ClassSwitch classSwitch = control.registry().register(lookup, blob, hash, sites);
            CallSite callSite = classSwitch.callSite(type, orSkip);
            control.linked(classSwitch);
            return callSite;
        } catch (Throwable e) {
            // A class that can't get its switch must log as it always did.
            return new ConstantCallSite(LoggerCallSite.follow(type, orSkip));
        }
    }
}
