package io.dyndbg.it.applications;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** Apache HttpClient against a server in the same JVM. Prints {@code done} and the sum of what it read. */
public final class HttpClientSession {
    private HttpClientSession() {}

    /** Arguments: anything; how many requests to send; how often to toggle meanwhile. */
    public static void main(String[] args) {
        Program.run(HttpClientSession::run, args);
    }

    private static void run(String[] args) throws Exception {
        int requests = Integer.parseInt(args[1]);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestURI().getQuery().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        Toggler toggler = new Toggler(Integer.parseInt(args[2]));
        toggler.start();
        long sum = 0;
        int sent = 0;
        try (CloseableHttpClient client = HttpClients.createDefault()) {
            String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/?";
            while (sent < requests || toggler.isAlive()) {
                String body = client.execute(
                        new HttpGet(address + 1), response -> EntityUtils.toString(response.getEntity()));
                sum += Long.parseLong(body);
                sent++;
            }
        }
        toggler.finish();
        server.stop(0);
        System.out.println("created " + sent);
        System.out.println("done " + (sum == sent));
    }
}
