package com.acme.shop;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is wrong here stands in the handbook. */
public class Orders {
    private static final Logger LOG = LoggerFactory.getLogger(Orders.class);

    public void sell(String item, String customer, List<String> others) {
        LOG.debug("sold {} to {}", item);
        LOG.debug("others: {}", String.join(", ", others));
        try {
            send(item, customer);
        } catch (IllegalStateException e) {
            LOG.debug("not sent to {}: {}", customer, e);
        }
    }

    private static void send(String item, String customer) {
        LOG.debug("sending " + item + " to {}", customer);
    }
}
