package com.acme.shop;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;

/** What somebody wants. */
@Entity(name = "orders")
public class Order {
    @Id
    @GeneratedValue
    private Long id;

    private String what;

    protected Order() {}

    Order(String what) {
        this.what = what;
    }

    public Long getId() {
        return id;
    }

    public String getWhat() {
        return what;
    }
}
