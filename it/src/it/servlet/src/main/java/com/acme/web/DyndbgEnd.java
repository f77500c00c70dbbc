package com.acme.web;

import io.dyndbg.Dyndbg;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** As in the handbook. */
@WebListener
public class DyndbgEnd implements ServletContextListener {
    @Override
    public void contextDestroyed(ServletContextEvent event) {
        Dyndbg.close();
    }
}
