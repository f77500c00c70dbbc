package com.acme;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves one page, and asks its own endpoint over HTTP. */
@SpringBootApplication
@RestController
public class App {
    private static final Logger LOG = LoggerFactory.getLogger(App.class);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @GetMapping("/orders")
    public String orders() {
        LOG.debug("orders asked for");
        return "none";
    }

    public static void main(String[] arguments) throws Exception {
        ConfigurableApplicationContext context = SpringApplication.run(App.class, arguments);
        String root = "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
        String endpoint = root + "/actuator/dyndbg";
        send(HttpRequest.newBuilder(URI.create(root + "/orders")));
        System.out.println(send(HttpRequest.newBuilder(URI.create(endpoint))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"batch\": \"func orders +p\"}"))));
        send(HttpRequest.newBuilder(URI.create(root + "/orders")));
        String terms = URLEncoder.encode("func orders", StandardCharsets.UTF_8);
        System.out.println(send(HttpRequest.newBuilder(URI.create(endpoint + "?terms=" + terms))));
        if (arguments.length > 0) {
            System.out.println(shell(arguments[0].replace("http://HOST", root)));
        }
        context.close();
    }

    /** As somebody does it with the handbook open. */
    private static String shell(String command) throws Exception {
        Process process = new ProcessBuilder("sh", "-c", command + " --silent --show-error")
                .redirectErrorStream(true)
                .start();
        return "shell " + new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return response.statusCode() + " " + response.body();
    }
}
