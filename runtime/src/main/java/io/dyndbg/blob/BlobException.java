package io.dyndbg.blob;

import java.io.IOException;

/** A blob can't be read: damaged, newer than this reader, or not a blob. The message names the file and what to do. */
public class BlobException extends IOException {
    private static final long serialVersionUID = 1L;

    public BlobException(String message) {
        super(message);
    }

    public BlobException(String message, Throwable cause) {
        super(message, cause);
    }
}
