package io.dyndbg.channel;

import io.dyndbg.control.Control;
import java.util.concurrent.atomic.AtomicBoolean;

/** Opens the ways by which queries come that the JVM was started with. Safe for any thread. */
public final class Channels {

    /** Makes nothing but objects: what a channel does may link woven classes, which come here. */
    private static final class Holder {
        static final Channels OF_THIS_JVM = new Channels(Control.ofThisJvm(), Settings.ofThisJvm());
    }

    private final Control control;
    private final Settings settings;
    private final AtomicBoolean opened = new AtomicBoolean();

    Channels(Control control, Settings settings) {
        this.control = control;
        this.settings = settings;
    }

    /** Answers the control of this JVM, whose channels are open. */
    public static Control control() {
        Channels channels = Holder.OF_THIS_JVM;
        if (!channels.opened.get()) {
            channels.open();
        }
        return channels.control;
    }

    /** Ends all that was begun. */
    public static void close() {
        // What was not opened is not opened any more.
        Holder.OF_THIS_JVM.opened.set(true);
        Holder.OF_THIS_JVM.control.close();
    }

    /** Whatever fails here, classes must link. */
    void open() {
        if (!opened.compareAndSet(false, true) || control.off()) {
            return;
        }
        settings.warnings().forEach(control::warn);
        if (settings.file() != null) {
            new ControlFile(control, settings.file(), settings.poll()).open();
        }
    }
}
