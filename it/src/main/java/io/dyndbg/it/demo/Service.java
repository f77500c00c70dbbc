package io.dyndbg.it.demo;

import io.dyndbg.it.ChildProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The service of the demo, started as a user starts it. */
final class Service implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;
    private static final String LISTENING = "listening on ";

    private final Process process;
    private final BlockingQueue<String> output = new LinkedBlockingQueue<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;

    /** Starts {@code jar} and waits until it listens. */
    Service(Path jar) throws IOException, InterruptedException {
        process = new ProcessBuilder(
                        ChildProcess.javaCommand(),
                        "-Dcom.zaxxer.hikari.housekeeping.periodMs=500",
                        "-jar",
                        jar.getFileName().toString())
                .directory(jar.getParent().toFile())
                .redirectErrorStream(true)
                .start();
        Thread reader = new Thread(this::read, "output of the service");
        reader.setDaemon(true);
        reader.start();
        List<String> start = linesUntil(line -> line.contains(LISTENING));
        String last = start.get(start.size() - 1);
        address = last.substring(last.indexOf(LISTENING) + LISTENING.length());
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().forEach(output::add);
        } catch (IOException e) {
            output.add(e.toString());
        }
    }

    /** Sends a request and answers the body, and what the service logged up to the line that ends each request. */
    Exchange send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        String end = "INFO  Server - " + method + " " + URI.create(path) + " " + response.statusCode();
        return new Exchange(response.body().stripTrailing(), linesUntil(line -> line.contains(end)));
    }

    /**
     * One request.
     *
     * @param answer the body of the response
     * @param log what the service printed meanwhile, its own line for the request last
     */
    record Exchange(String answer, List<String> log) {}

    /** Answers the next line that the service prints of that kind. */
    String next(Predicate<String> kind) throws InterruptedException {
        List<String> lines = linesUntil(kind);
        return lines.get(lines.size() - 1);
    }

    private List<String> linesUntil(Predicate<String> last) throws InterruptedException {
        List<String> lines = new ArrayList<>();
        while (true) {
            String line = output.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (line == null) {
                throw new IllegalStateException("the service printed nothing more after " + lines);
            }
            lines.add(line);
            if (last.test(line)) {
                return lines;
            }
        }
    }

    /** Ends the service and waits until it is gone. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }
}
