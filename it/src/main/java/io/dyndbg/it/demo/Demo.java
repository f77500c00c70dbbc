package io.dyndbg.it.demo;

import io.dyndbg.it.ChildProcess;
import io.dyndbg.it.Maven;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The main job of dyndbg from end to end: builds the service in {@code it/demo} with the plugin, starts it, forces one of
 * its debug statements, lists it and takes it back, and then one of its connection pool's. Prints each step and checks it; the first that shows something else
 * ends the demo with a message and exit code 1.
 */
public final class Demo {
    private static final String STATEMENT = "file Tariff.java:price level debug";
    private static final Pattern FORCED = Pattern.compile(
            "DEBUG Tariff - \\[http\\] parcels:price:Tariff\\.java:\\d+: 2500 g to FR: zone EUROPE, 2 steps, 1199 cents");

    private static final String LIBRARY = "module HikariCP file HikariPool.java func logPoolState";
    private static final Pattern FORCED_LIBRARY = Pattern.compile(
            "DEBUG HikariPool - HikariCP:logPoolState:HikariPool\\.java:\\d+: HikariPool-1 - .*\\(total=\\d+, active=\\d+, .*");

    private final Path folder;
    private Service service;

    private Demo(Path folder) {
        this.folder = folder;
    }

    /** @param args the folder of the service */
    public static void main(String[] args) throws Exception {
        try {
            new Demo(Path.of(args[0])).run();
        } catch (Deviation e) {
            System.out.flush();
            System.err.println("demo: " + e.getMessage());
            System.exit(1);
        }
    }

    private void run() throws IOException, InterruptedException {
        build();
        try (Service started = new Service(folder.resolve("target").resolve("parcels.jar"))) {
            service = started;
            List<String> before = requests("Requests, everything at INFO");
            expect(before.stream().noneMatch(Demo::isDebug), "no debug output", before);

            force();

            List<String> forced = requests("The same requests");
            expect(
                    forced.stream().filter(Demo::isDebug).toList().size() == 1
                            && FORCED.matcher(forced.get(0)).matches(),
                    "the one forced statement with thread, module, function, file and line, first",
                    forced);
            expect(forced.subList(1, forced.size()).equals(before), "otherwise the output from before", forced);

            list();
            takeBack();

            List<String> after = requests("The same requests");
            expect(after.equals(before), "the output from before", after);

            library();
        }
    }

    /** The pool looks after itself twice a second, and says how it is. */
    private void library() throws IOException, InterruptedException {
        query(LIBRARY + " +pmfsl");
        String line = service.next(Demo::isDebug);
        System.out.println(line);
        expect(
                FORCED_LIBRARY.matcher(line).matches(),
                "the library's statement with module, function, file and line",
                List.of(line));
        query(LIBRARY + " =_");
    }

    private void build() {
        heading("mvn package");
        ChildProcess.Result build = Maven.ofSystemProperties().run(folder, "clean", "package");
        if (build.code() != 0) {
            throw new Deviation("the build of the service failed\n" + build.text());
        }
        List<String> summary = build.linesWith("dyndbg: ");
        summary.forEach(System.out::println);
        expect(
                summary.stream().anyMatch(line -> line.matches(".*dyndbg: \\d+ classes, \\d+ sites, \\d+ guards; .*")),
                "the summary line of the build",
                build.lines());
    }

    /** Sends three requests and answers what the service logged. */
    private List<String> requests(String heading) throws IOException, InterruptedException {
        heading(heading);
        List<String> log = new ArrayList<>();
        log.addAll(service.send("POST", "/parcels?to=FR&grams=2500", "").log());
        log.addAll(service.send("GET", "/parcels/1", "").log());
        log.addAll(service.send("GET", "/parcels/none", "").log());
        log.forEach(System.out::println);
        // Each run adds a parcel, with the next number: the only thing that may differ.
        return log.stream()
                .map(line -> line.replaceFirst("parcel \\d+ goes", "parcel N goes"))
                .toList();
    }

    private void force() throws IOException, InterruptedException {
        String answer = query(STATEMENT + " +pmfslt");
        expect(answer.startsWith("1 site matched, 1 changed"), "one site that matched and changed", List.of(answer));
    }

    private void list() throws IOException, InterruptedException {
        heading("Listing of Tariff.java");
        String path = "/admin/dyndbg?"
                + URLEncoder.encode("file Tariff.java", StandardCharsets.UTF_8).replace("+", "%20");
        List<String> listing = service.send("GET", path, "").answer().lines().toList();
        listing.forEach(System.out::println);
        List<String> sites =
                listing.stream().filter(line -> !line.startsWith("#")).toList();
        expect(sites.size() == 5, "the five sites of Tariff.java", listing);
        expect(
                sites.stream()
                                        .filter(line -> line.contains(" =pmfslt "))
                                        .toList()
                                        .size()
                                == 1
                        && sites.stream()
                                        .filter(line -> line.contains(" =_ "))
                                        .toList()
                                        .size()
                                == sites.size() - 1,
                "one site forced, the others following",
                listing);
    }

    private void takeBack() throws IOException, InterruptedException {
        query(STATEMENT + " =_");
    }

    private String query(String query) throws IOException, InterruptedException {
        heading("Query: " + query);
        Service.Exchange exchange = service.send("POST", "/admin/dyndbg", query);
        System.out.println(exchange.answer());
        return exchange.answer();
    }

    private static boolean isDebug(String line) {
        return line.startsWith("DEBUG") || line.startsWith("TRACE");
    }

    private static void heading(String text) {
        System.out.println("\n== " + text);
    }

    private static void expect(boolean condition, String what, List<String> seen) {
        if (!condition) {
            throw new Deviation("expected " + what + ", saw\n" + String.join("\n", seen));
        }
    }

    /** A step showed something else than it should. */
    private static final class Deviation extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Deviation(String message) {
            super(message);
        }
    }
}
