package io.dyndbg.plugin.collect;

/** The classes would be woven, but the application will not have dyndbg-runtime. Nothing was written. */
public class MissingRuntimeException extends CompactionException {
    private static final long serialVersionUID = 1L;

    MissingRuntimeException(long sites) {
        super(sites + " statements would get a switch, but the module does not depend on the library that works it,"
                + " dyndbg-runtime. Nothing was written.");
    }
}
