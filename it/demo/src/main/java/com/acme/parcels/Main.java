package com.acme.parcels;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the service; its only argument is the port, 0 for any free one. */
public final class Main {
    private static final Logger log = LoggerFactory.getLogger(Main.class);

    private Main() {}

    public static void main(String[] args) throws IOException {
        int port = args.length == 0 ? 0 : Integer.parseInt(args[0]);
        log.debug("starting in {} on Java {}", System.getProperty("user.dir"), Runtime.version());
        Store store = Store.inMemory();
        Server server = Server.start(port, new Parcels(store, new Tariff()));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            log.debug("stopping");
            server.stop();
            store.close();
        }));
        log.info("listening on {}", server.address());
    }
}
