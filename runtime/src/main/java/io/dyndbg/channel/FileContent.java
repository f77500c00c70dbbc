package io.dyndbg.channel;

import io.dyndbg.query.Batch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/** What a file was when it was read: so many bytes, nothing at all, or something that can't be read. Immutable. */
final class FileContent {
    static final FileContent ABSENT = new FileContent(new byte[0], false, null);

    private final byte[] bytes;
    private final boolean present;
    private final String problem;

    private FileContent(byte[] bytes, boolean present, String problem) {
        this.bytes = bytes;
        this.present = present;
        this.problem = problem;
    }

    /** Reads no more than can be obeyed, and one byte that is too many. */
    static FileContent of(Path path) {
        try {
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                // To open a pipe would wait for somebody to write.
                return unreadable("is no file; nothing changes");
            }
            try (InputStream in = Files.newInputStream(path)) {
                return decoded(in.readNBytes(Batch.LONGEST + 1));
            }
        } catch (NoSuchFileException absent) {
            return ABSENT;
        } catch (IOException | SecurityException e) {
            return unreadable("can't be read, nothing changes: " + e);
        }
    }

    private static FileContent decoded(byte[] bytes) {
        FileContent content = new FileContent(bytes, true, null);
        if (bytes.length <= Batch.LONGEST) {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            } catch (CharacterCodingException e) {
                return unreadable("is no UTF-8; nothing changes");
            }
        }
        return content;
    }

    private static FileContent unreadable(String problem) {
        return new FileContent(new byte[0], false, problem);
    }

    /** Answers why there is nothing to obey, not even that nothing is there; null if there is. */
    String problem() {
        return problem;
    }

    /** Answers the text; empty if there is no file. */
    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FileContent that && present == that.present && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
