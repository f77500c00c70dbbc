package io.dyndbg.plugin.application;

import java.io.IOException;

/** An application that can't be woven; the message says why and what to do. The application is as it was. */
public final class ApplicationException extends IOException {
    private static final long serialVersionUID = 1;

    public ApplicationException(String message) {
        super(message);
    }

    public ApplicationException(String message, Throwable cause) {
        super(message, cause);
    }
}
