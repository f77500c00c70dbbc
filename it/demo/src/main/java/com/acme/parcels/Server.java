package com.acme.parcels;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** HTTP in front of {@link Parcels}: {@code POST /parcels?to=FR&grams=2500}, {@code GET /parcels}, {@code GET /parcels/1}. */
public final class Server {
    private static final Logger log = LoggerFactory.getLogger(Server.class);

    private final HttpServer http;
    private final ExecutorService threads;
    private final Parcels parcels;

    private Server(HttpServer http, Parcels parcels) {
        this.http = http;
        this.parcels = parcels;
        this.threads = Executors.newFixedThreadPool(2, task -> {
            Thread thread = new Thread(task, "http");
            log.trace("new thread {}", thread);
            return thread;
        });
    }

    static Server start(int port, Parcels parcels) throws IOException {
        Server server = new Server(HttpServer.create(new InetSocketAddress(loopback(), port), 0), parcels);
        server.http.setExecutor(server.threads);
        server.http.createContext("/parcels", exchange -> {
            log.trace("{} {} from {}", exchange.getRequestMethod(), exchange.getRequestURI(), exchange.getRemoteAddress());
            server.handle(exchange);
        });
        server.http.createContext("/admin/dyndbg", new Admin());
        server.http.start();
        return server;
    }

    private static InetAddress loopback() {
        return InetAddress.getLoopbackAddress();
    }

    String address() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    void stop() {
        http.stop(0);
        threads.shutdown();
        if (!threads.isTerminated()) {
            log.debug("{} still has work", threads);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        if (log.isDebugEnabled()) {
            Map<String, Object> headers = new TreeMap<>(exchange.getRequestHeaders());
            headers.remove("User-agent");
            log.debug("headers {}", headers);
        }
        try {
            respond(exchange, 200, answer(exchange));
        } catch (NoSuchElementException e) {
            log.debug("nothing at {}", exchange.getRequestURI());
            respond(exchange, 404, "no such parcel");
        } catch (IllegalArgumentException e) {
            log.debug("refused", e);
            respond(exchange, 400, e.getMessage());
        } catch (RuntimeException e) {
            log.error("{} failed", exchange.getRequestURI(), e);
            respond(exchange, 500, "internal error");
        }
    }

    private String answer(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        if (exchange.getRequestMethod().equals("POST")) {
            Map<String, String> parameters = parameters(exchange.getRequestURI().getQuery());
            return parcels.send(parameters.get("to"), Integer.parseInt(parameters.get("grams")));
        }
        if (path.equals("/parcels")) {
            return parcels.showAll();
        }
        return parcels.show(path.substring(path.lastIndexOf('/') + 1));
    }

    private static Map<String, String> parameters(String query) {
        log.debug("query string " + query);
        Map<String, String> parameters = new TreeMap<>();
        for (String parameter : query.split("&")) {
            int equals = parameter.indexOf('=');
            parameters.put(parameter.substring(0, equals), parameter.substring(equals + 1));
            log.trace("parameter {}", parameter);
        }
        return parameters;
    }

    /** Sends the answer; what the request led to has been logged by then. */
    static void respond(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = (text + "\n").getBytes(StandardCharsets.UTF_8);
        log.debug("{} bytes with status {} for {}", body.length, status, exchange.getRequestURI());
        log.info("{} {} {}", exchange.getRequestMethod(), exchange.getRequestURI(), status);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
