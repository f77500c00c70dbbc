package io.dyndbg.jmx;

import io.dyndbg.control.Control;
import java.lang.management.ManagementFactory;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The bean in the platform's MBean server, from here to {@link #end}. Two copies of this library in a JVM have two. */
public final class BeanRegistration {
    private static final String NAME = "io.dyndbg:type=Control,id=";
    private static final int MOST = 1_000;

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final Control control;
    private final DescribedBean bean;
    private final ObjectName name;

    /**
     * Registers a bean under the first number that is free.
     *
     * @throws IllegalStateException if the MBean server refuses it
     */
    public BeanRegistration(Control control) {
        this.control = control;
        this.bean = new DescribedBean(new ControlBean(control));
        this.name = register();
        control.addAuditListener(bean);
    }

    private ObjectName register() {
        for (int id = 1; id <= MOST; id++) {
            try {
                return server.registerMBean(bean, new ObjectName(NAME + id)).getObjectName();
            } catch (InstanceAlreadyExistsException taken) {
                // The next one may be free.
                continue;
            } catch (JMException e) {
                throw new IllegalStateException("can't register " + NAME + id + ": " + e.getMessage(), e);
            }
        }
        throw new IllegalStateException("can't register " + NAME + "1 to " + MOST + ": all are there");
    }

    /** Answers the name under which the bean is found. */
    public String name() {
        return name.getCanonicalName();
    }

    /** Takes the bean out. */
    public void end() {
        control.removeAuditListener(bean);
        try {
            server.unregisterMBean(name);
        } catch (InstanceNotFoundException gone) {
            // Somebody else took it out.
            return;
        } catch (JMException e) {
            throw new IllegalStateException("can't unregister " + name + ": " + e.getMessage(), e);
        }
    }
}
