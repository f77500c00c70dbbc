package io.dyndbg.channel;

import io.dyndbg.control.Chores;
import io.dyndbg.control.Control;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The file that says what is wanted. It is read when it is opened, and then again and again: no event of a file system tells of a
 * mount whose links are swapped. Bytes are compared, not times. What differs is obeyed once it was read twice alike, for somebody
 * may just be writing it.
 */
final class ControlFile implements Chores.Chore {
    private static final long SETTLE_MILLIS = 250;

    private final Control control;
    private final Path path;
    private final long pollMillis;
    private volatile long due = Chores.NEVER;

    /** What was obeyed, or would have been had it been right. */
    private FileContent obeyed = FileContent.ABSENT;
    /** What was read last, if it is something else. */
    private FileContent seen;

    /** @param poll how often it is read; zero for once */
    ControlFile(Control control, Path path, Duration poll) {
        this.control = control;
        this.path = path;
        this.pollMillis = poll.toMillis();
    }

    /** Reads it for the first time, before the first statement runs. If that fails in whatever way, it is read again. */
    void open() {
        if (pollMillis > 0) {
            control.watchFile();
        }
        try {
            FileContent content = FileContent.of(path);
            if (content.problem() == null) {
                obey(content);
            } else {
                control.warn(what(content.problem()));
            }
        } catch (Throwable noRoom) {
            due = Chores.now();
        }
        if (pollMillis > 0) {
            due = due == Chores.NEVER ? Chores.now() + pollMillis : due;
            control.chores().add(this);
        }
    }

    @Override
    public long due() {
        return due;
    }

    @Override
    public void run() {
        // Whatever fails comes again.
        due = Chores.now() + pollMillis;
        FileContent content = FileContent.of(path);
        if (content.problem() != null) {
            control.warn(what(content.problem()));
            seen = null;
        } else if (content.equals(obeyed)) {
            seen = null;
        } else if (content.equals(seen)) {
            seen = null;
            obey(content);
        } else {
            seen = content;
            due = Chores.now() + Math.min(SETTLE_MILLIS, pollMillis);
        }
    }

    private void obey(FileContent content) {
        boolean gone = content.equals(FileContent.ABSENT);
        if (!gone || !obeyed.equals(FileContent.ABSENT)) {
            control.obeyFile(content.text(), path.toString());
        }
        obeyed = content;
    }

    private String what(String problem) {
        return "file, " + path + ": " + problem;
    }
}
