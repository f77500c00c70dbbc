package io.dyndbg.it.applications;

/** What a program of its own does. */
interface Program {
    void run(String[] args) throws Exception;

    /** Runs {@code program} and ends the JVM: threads of servers and clients would keep it alive. */
    static void run(Program program, String[] args) {
        try {
            program.run(args);
            System.exit(0);
        } catch (Throwable e) {
            e.printStackTrace();
            System.exit(1);
        }
    }
}
