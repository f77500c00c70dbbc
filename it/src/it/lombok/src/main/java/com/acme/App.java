package com.acme;

import lombok.CustomLog;
import lombok.Value;
import lombok.extern.apachecommons.CommonsLog;
import lombok.extern.slf4j.Slf4j;

@Slf4j
public class App {
    @Value
    static class Order {
        int id;
        String note;
    }

    @CommonsLog
    static class Old {
        static void sell(Order order) {
            log.debug("commons " + order.getId());
        }
    }

    @CustomLog
    static class Own {
        static void sell(Order order) {
            log.debug("custom {} {}", order.getId(), order.getNote());
        }
    }

    public static void main(String[] arguments) {
        Order order = new Order(7, "note");
        log.info("starts");
        log.debug("slf4j {}", order);
        Old.sell(order);
        Own.sell(order);
    }
}
