package com.acme;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationStartingEvent;
import org.springframework.context.ApplicationListener;

@SpringBootApplication
public class App implements CommandLineRunner {
    private static final Logger LOG = LoggerFactory.getLogger(App.class);

    /** Spring Boot lets nothing through until its own logging is set up. */
    static class WhileStarting implements ApplicationListener<ApplicationStartingEvent> {
        @Override
        public void onApplicationEvent(ApplicationStartingEvent event) {
            LOG.debug("starting");
        }
    }

    App() {
        LOG.debug("made");
    }

    @Override
    public void run(String... arguments) {
        LOG.debug("running");
        Other.work();
    }

    static class Other {
        private static final Logger LOG = LoggerFactory.getLogger(Other.class);

        static void work() {
            LOG.trace("working");
        }
    }

    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(App.class);
        application.addListeners(new WhileStarting());
        application.run(arguments);
    }
}
