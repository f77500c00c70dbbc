package io.dyndbg.plugin.application;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Weaves the jars of an application, on all processors. Used by one thread. */
final class Libraries {
    private final LibraryWeaver weaver;
    private final Path to;

    /** @param to a folder for woven jars */
    Libraries(LibraryWeaver weaver, Path to) {
        this.weaver = weaver;
        this.to = to;
    }

    /**
     * Weaves jars.
     *
     * @param jars by their places in the application
     * @return what became of each, in the same order
     */
    List<LibraryWeaver.Result> weave(Map<String, Path> jars, Consumer<String> progress) throws IOException {
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<LibraryWeaver.Result>> futures = new ArrayList<>();
            jars.forEach((place, jar) -> {
                Path woven = to.resolve("woven-" + futures.size() + ".jar");
                futures.add(threads.submit(() -> weaver.weave(place, jar, woven)));
            });
            List<LibraryWeaver.Result> results = new ArrayList<>();
            for (Future<LibraryWeaver.Result> future : futures) {
                LibraryWeaver.Result result = get(future);
                progress.accept(result.module().place());
                results.add(result);
            }
            weaver.end();
            return results;
        } finally {
            end(threads);
        }
    }

    /** Where one jar can't be woven, the others are given up, and write nothing more when this returns. */
    private static void end(ExecutorService threads) {
        threads.shutdownNow();
        boolean interrupted = false;
        while (!threads.isTerminated()) {
            try {
                threads.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static LibraryWeaver.Result get(Future<LibraryWeaver.Result> future) throws IOException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
