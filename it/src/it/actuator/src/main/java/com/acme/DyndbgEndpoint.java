package com.acme;

import io.dyndbg.Dyndbg;
import java.io.IOException;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** As in the handbook. */
@Component
@Endpoint(id = "dyndbg")
public class DyndbgEndpoint {
    @ReadOperation(produces = "text/plain")
    public String listing(@Nullable String terms) throws IOException {
        StringBuilder listing = new StringBuilder();
        Dyndbg.listing(terms == null ? "" : terms, listing);
        return listing.toString();
    }

    @WriteOperation(produces = "text/plain")
    public String query(SecurityContext who, String batch) {
        return Dyndbg.query(batch, who.getPrincipal() == null ? "" : who.getPrincipal().getName()).toString();
    }
}
