package com.acme;

import net.bytebuddy.build.ToStringPlugin;
import org.hibernate.engine.spi.ManagedEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what others made of its classes. */
@ToStringPlugin.Enhance
public class App {
    private static final Logger LOG = LoggerFactory.getLogger(App.class);

    private final int answer = 42;

    public static void main(String[] arguments) {
        Parcel parcel = new Parcel(7);
        parcel.setNote("fragile");
        LOG.info("{} {} {}", parcel.getNote(), parcel instanceof ManagedEntity, new App());
        LOG.debug("done with {}", parcel.getNote());
    }
}
