package io.dyndbg.channel;

import io.dyndbg.control.Control;
import io.dyndbg.jmx.BeanRegistration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** Opens the ways by which queries come that the JVM was started with. Safe for any thread. */
public final class Channels {

    /** Makes nothing but objects: what a channel does may link woven classes, which come here. */
    private static final class Holder {
        static final Channels OF_THIS_JVM = new Channels(Control.ofThisJvm(), Settings.ofThisJvm());
    }

    private final Control control;
    private final Settings settings;
    private final AtomicBoolean opened = new AtomicBoolean();
    private final AtomicReference<BeanRegistration> bean = new AtomicReference<>();

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
        Holder.OF_THIS_JVM.end();
    }

    /**
     * Registers the bean, unless there is one.
     *
     * @return its name
     * @throws IllegalStateException if there can't be one
     */
    public static String registerBean() {
        control();
        return Holder.OF_THIS_JVM.register();
    }

    String register() {
        if (control.isClosed()) {
            throw new IllegalStateException("dyndbg was closed");
        }
        BeanRegistration made = bean.get();
        if (made == null) {
            made = new BeanRegistration(control);
            if (!bean.compareAndSet(null, made)) {
                made.end();
                made = bean.get();
            }
        }
        return made.name();
    }

    void end() {
        // What was not opened is not opened any more.
        opened.set(true);
        control.close();
        if (bean.get() != null) {
            bean.getAndSet(null).end();
        }
    }

    /** Not where a class links: to set JMX up takes its time, and may log. */
    private void registerOrWarn() {
        try {
            register();
        } catch (IllegalStateException | LinkageError e) {
            control.warn("-Ddyndbg.jmx: " + e
                    + (e instanceof LinkageError ? "; it takes --add-modules java.management" : ""));
        }
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
        if (settings.jmx()) {
            control.chores().later(0, this::registerOrWarn);
        }
    }
}
