package io.dyndbg.print;

/**
 * Lets the module of this library read those of the logging libraries that the application has, where there are modules. To be
 * called before the first class of ours is loaded that mentions theirs: a resolution that failed once is failed for good. Safe for
 * any number of threads.
 */
public final class Reads {
    private static final Module OURS = Reads.class.getModule();

    private Reads() {}

    /** Reads the modules of a type and of all its supertypes. */
    public static void allOf(Class<?> type) {
        // Reading a module takes a moment, and this is asked for each message.
        if (OURS.isNamed() && !OURS.canRead(type.getModule())) {
            add(type);
        }
    }

    /** Reads the module of a type of that name, if {@code loader} finds one. */
    public static void named(String type, ClassLoader loader) {
        if (OURS.isNamed()) {
            try {
                allOf(Class.forName(type, false, loader));
            } catch (ClassNotFoundException | LinkageError absent) {
                // Then nobody will ask for it.
                return;
            }
        }
    }

    /** Supertypes first: a type whose own module is read already has been through. */
    private static void add(Class<?> type) {
        if (type.getSuperclass() != null) {
            add(type.getSuperclass());
        }
        for (Class<?> implemented : type.getInterfaces()) {
            add(implemented);
        }
        OURS.addReads(type.getModule());
    }
}
