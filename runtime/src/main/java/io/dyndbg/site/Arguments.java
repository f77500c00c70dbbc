package io.dyndbg.site;

/** What happens to the arguments of a statement while its site skips. */
public enum Arguments {
    /** They are evaluated, as the unwoven statement does. */
    KEEP,
    /** They are not evaluated, and nobody can tell: nothing in them is visible outside. */
    PURE,
    /** They are not evaluated, visible or not: the kernel's rule. */
    ALL
}
