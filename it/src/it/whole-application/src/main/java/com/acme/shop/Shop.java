package com.acme.shop;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Serves orders; with the argument {@code smoke} it asks itself over HTTP, prints what it got, and ends. */
@SpringBootApplication
public class Shop {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    public static void main(String[] arguments) throws Exception {
        ConfigurableApplicationContext context = SpringApplication.run(Shop.class, arguments);
        if (arguments.length > 0 && arguments[0].equals("smoke")) {
            String root = "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
            HttpRequest.BodyPublisher tea = HttpRequest.BodyPublishers.ofString("tea");
            send(HttpRequest.newBuilder(URI.create(root + "/orders")).POST(tea));
            send(HttpRequest.newBuilder(URI.create(root + "/orders")));
            send(HttpRequest.newBuilder(URI.create(root + "/actuator/health")));
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            System.out.println("used " + (runtime.totalMemory() - runtime.freeMemory()) / 1024 + " KB");
            context.close();
        }
    }

    private static void send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        System.out.println("got " + response.statusCode() + " " + response.body());
    }
}
