package com.acme.server;

import java.io.File;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.ContextConfig;
import org.apache.catalina.startup.Tomcat;

/** Deploys the web application again and again into one server, uses it each time, and says whose class loaders stay. */
public class Server {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Tomcat tomcat = new Tomcat();
    private final String application;

    private Server(String application) throws Exception {
        this.application = application;
        tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
        tomcat.setPort(0);
        tomcat.getHost().setAutoDeploy(false);
        tomcat.getConnector();
        tomcat.start();
    }

    public static void main(String[] arguments) throws Exception {
        int deployments = Integer.parseInt(arguments[1]);
        Server server = new Server(new File(arguments[0]).getAbsolutePath());
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        for (int i = 0; i < deployments; i++) {
            loaders.add(server.deployOnce(i == 0));
        }
        System.out.println("left: " + left(loaders));
        server.tomcat.stop();
    }

    private WeakReference<ClassLoader> deployOnce(boolean first) throws Exception {
        StandardContext context = new StandardContext();
        context.setPath("");
        context.setDocBase(application);
        ContextConfig config = new ContextConfig();
        config.setDefaultWebXml("org/apache/catalina/startup/NO_DEFAULT_XML");
        context.addLifecycleListener(config);
        tomcat.getHost().addChild(context);
        WeakReference<ClassLoader> loader =
                new WeakReference<>(context.getLoader().getClassLoader());
        send("GET", "/orders", "");
        String answer = send("POST", "/admin/dyndbg?batch=", "class com.acme.web.Orders ttl none +p");
        send("GET", "/orders", "");
        String listing = send("GET", "/admin/dyndbg?terms=", "class com.acme.web.Orders");
        if (first) {
            System.out.println(answer + listing);
        }
        context.stop();
        tomcat.getHost().removeChild(context);
        return loader;
    }

    private String send(String method, String path, String parameter) throws Exception {
        String uri = "http://localhost:" + tomcat.getConnector().getLocalPort() + path
                + URLEncoder.encode(parameter, StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create(uri))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(uri + ": " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    /** The server keeps the last one for a while. */
    private static long left(List<WeakReference<ClassLoader>> loaders) throws InterruptedException {
        long left = loaders.size();
        for (int i = 0; i < 50 && left > 1; i++) {
            System.gc();
            Thread.sleep(100);
            left = loaders.stream().filter(loader -> loader.get() != null).count();
        }
        return left;
    }
}
