package io.dyndbg.it.soak;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A million messages through forced sites on virtual threads, whose appender waits now and then; says how many came, how often a
 * carrier thread was pinned with a frame of ours on the stack, and which monitors are held while an appender runs. A program of its
 * own, for JDK 21 and later, started by {@link VirtualThreadsTest}. Its statements are in a class that is woven for it.
 */
public final class VirtualThreads {
    private static final int THREADS = 10_000;
    private static final int MESSAGES = 100;

    private VirtualThreads() {}

    /** Counts, and parks its thread now and then, as one does that writes to a full queue. */
    private static final class Waiting extends AppenderBase<ILoggingEvent> {
        private final AtomicLong messages = new AtomicLong();
        private volatile List<String> monitors;

        @Override
        public void doAppend(ILoggingEvent event) {
            append(event);
        }

        @Override
        protected void append(ILoggingEvent event) {
            if (messages.incrementAndGet() % 50 == 0) {
                try {
                    Thread.sleep(1);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            if (monitors == null) {
                monitors = held();
            }
        }

        /** The first message is sent by the main thread, of which this can be told. */
        private static List<String> held() {
            ThreadInfo[] infos = ManagementFactory.getThreadMXBean()
                    .getThreadInfo(new long[] {Thread.currentThread().getId()}, true, true);
            List<String> held = new ArrayList<>();
            for (var monitor : infos[0].getLockedMonitors()) {
                held.add(monitor + " in " + monitor.getLockedStackFrame());
            }
            return held;
        }
    }

    public static void main(String[] arguments) throws Exception {
        Waiting appender = new Waiting();
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        appender.start();
        root.addAppender(appender);
        Runnable statement =
                (Runnable) Class.forName("Talk").getDeclaredConstructor().newInstance();
        statement.run();
        System.out.println("monitors " + appender.monitors);

        Path file = Files.createTempFile("pinned", ".jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.VirtualThreadPinned").withoutThreshold().withStackTrace();
            recording.start();
            talk(statement);
            recording.stop();
            recording.dump(file);
        }
        long pinned = 0;
        for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
            // Where a class is loaded for the first time, the JDK's class loaders have a monitor, once.
            boolean loads = event.getStackTrace() != null
                    && event.getStackTrace().getFrames().stream()
                            .anyMatch(frame -> frame.getMethod().getName().equals("loadClass"));
            boolean ours = event.getStackTrace() != null
                    && !loads
                    && event.getStackTrace().getFrames().stream()
                            .anyMatch(frame -> frame.getMethod()
                                            .getType()
                                            .getName()
                                            .startsWith("io.dyndbg.")
                                    && !frame.getMethod().getType().getName().startsWith("io.dyndbg.it."));
            if (ours) {
                pinned++;
                System.out.println(event);
            }
        }
        System.out.println("messages " + (appender.messages.get() - 1) + ", pinned " + pinned);
    }

    /** By reflection: this is compiled for JDK 17. */
    private static void talk(Runnable statement) throws Exception {
        Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            threads.add((Thread) start.invoke(null, (Runnable) () -> {
                for (int message = 0; message < MESSAGES; message++) {
                    statement.run();
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
