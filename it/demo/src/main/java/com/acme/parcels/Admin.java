package com.acme.parcels;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.dyndbg.Dyndbg;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The operator's door to dyndbg: {@code POST} a query and read its answer, {@code GET} the listing, or the part of it that
 * the terms behind the {@code ?} select. The server listens on loopback only.
 */
final class Admin implements HttpHandler {

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            String query = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Server.respond(exchange, 200, Dyndbg.query(query).toString());
        } else {
            StringBuilder listing = new StringBuilder();
            String terms = exchange.getRequestURI().getQuery();
            Dyndbg.listing(terms == null ? "" : terms, listing);
            Server.respond(exchange, 200, listing.toString().stripTrailing());
        }
    }
}
