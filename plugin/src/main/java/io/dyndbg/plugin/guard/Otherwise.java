package io.dyndbg.plugin.guard;

/** What a value is unless a guard, or an answer that is kept, says yes. */
enum Otherwise {
    /** It is not there: a constant, null or 0 mostly. */
    ABSENT,
    /** It is there, and null or 0 where the answer is yes. */
    PRESENT,
    /** It is another. */
    OTHER
}
