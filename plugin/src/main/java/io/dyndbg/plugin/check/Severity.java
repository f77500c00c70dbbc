package io.dyndbg.plugin.check;

/** What becomes of a finding. */
public enum Severity {
    /** Nothing: it is not looked for. */
    OFF,
    /** It is told. */
    WARN,
    /** It is told, and the build fails. */
    FAIL
}
