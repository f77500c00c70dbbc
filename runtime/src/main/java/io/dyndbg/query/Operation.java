package io.dyndbg.query;

/** What a query does with its flags. */
public enum Operation {
    /** {@code =}: the site has exactly these. */
    SET('='),
    /** {@code +}: the site has these too; {@code p} takes {@code q} away and the other way round. */
    ADD('+'),
    /** {@code -}: the site has these no longer. */
    REMOVE('-');

    private final char sign;

    Operation(char sign) {
        this.sign = sign;
    }

    public char sign() {
        return sign;
    }

    /** Answers the operation of {@code sign}, or null. */
    static Operation of(char sign) {
        for (Operation operation : values()) {
            if (operation.sign == sign) {
                return operation;
            }
        }
        return null;
    }

    /** Answers what a site that has {@code before} has after this with {@code flags}; both are bits of {@link Flags}. */
    public int apply(int before, int flags) {
        return switch (this) {
            case SET -> flags;
            case ADD -> before & ~excludedBy(flags) | flags;
            case REMOVE -> before & ~flags;
        };
    }

    private static int excludedBy(int flags) {
        if ((flags & Flags.FORCE) != 0) {
            return Flags.SKIP;
        }
        return (flags & Flags.SKIP) != 0 ? Flags.FORCE : Flags.NONE;
    }
}
