package io.dyndbg.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dyndbg.control.Application;
import io.dyndbg.switches.ClassSwitch;
import io.dyndbg.switches.States;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.management.Attribute;
import javax.management.JMX;
import javax.management.MBeanInfo;
import javax.management.MBeanServerConnection;
import javax.management.Notification;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.remote.JMXAuthenticator;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXConnectorServer;
import javax.management.remote.JMXConnectorServerFactory;
import javax.management.remote.JMXPrincipal;
import javax.management.remote.JMXServiceURL;
import javax.security.auth.Subject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bean over a connection on loopback, by a user who may read and by one who may write. */
class RemoteBeanTest {
    private static final String READER = "reader";
    private static final String WRITER = "writer";

    @TempDir
    private Path folder;

    private Application app;
    private ClassSwitch peer;
    private BeanRegistration registration;
    private JMXConnectorServer server;

    @BeforeEach
    void start() throws Exception {
        app = new Application(folder.resolve("classes"), "func close +q");
        peer = app.linkPeer();
        registration = new BeanRegistration(app.control());
        Path access = Files.writeString(folder.resolve("access"), READER + " readonly\n" + WRITER + " readwrite\n");
        Map<String, Object> settings = new HashMap<>();
        JMXAuthenticator anybody =
                credentials -> new Subject(true, Set.of(new JMXPrincipal((String) credentials)), Set.of(), Set.of());
        settings.put(JMXConnectorServer.AUTHENTICATOR, anybody);
        settings.put("jmx.remote.x.access.file", access.toString());
        server = JMXConnectorServerFactory.newJMXConnectorServer(
                new JMXServiceURL("rmi", "localhost", 0), settings, ManagementFactory.getPlatformMBeanServer());
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.stop();
        registration.end();
        app.close();
    }

    private JMXConnector connect(String user) throws IOException {
        return JMXConnectorFactory.connect(server.getAddress(), Map.of(JMXConnector.CREDENTIALS, user));
    }

    private ObjectName name() throws Exception {
        return new ObjectName(registration.name());
    }

    @Test
    void who_may_read_sees_what_is_in_force_and_changes_nothing() throws Exception {
        try (JMXConnector connector = connect(READER)) {
            MBeanServerConnection jvm = connector.getMBeanServerConnection();

            assertThat((String) jvm.getAttribute(name(), "Version")).matches("\\d+\\.\\d+\\.\\d+.*");
            assertThat((String[]) jvm.getAttribute(name(), "Modules")).contains("acme-core");
            assertThat(jvm.getAttribute(name(), "LinkedClasses")).isEqualTo(1);
            CompositeData[] queries = (CompositeData[]) jvm.getAttribute(name(), "Queries");
            assertThat(queries).singleElement().satisfies(query -> {
                assertThat(query.get("channel")).isEqualTo("start");
                assertThat(query.get("query")).isEqualTo("func close +q");
                assertThat(query.get("secondsLeft")).isEqualTo(-1L);
            });
            assertThat((String[]) jvm.getAttribute(name(), "InForce"))
                    .isNotEmpty()
                    .allMatch(line -> line.contains("]close =q "));
            assertThatThrownBy(() -> jvm.invoke(
                            name(), "query", new Object[] {"func handle +p"}, new String[] {"java.lang.String"}))
                    .isInstanceOf(SecurityException.class);
            assertThatThrownBy(() -> jvm.invoke(name(), "clear", null, null)).isInstanceOf(SecurityException.class);
            assertThatThrownBy(() -> jvm.setAttribute(name(), new Attribute("Queries", null)))
                    .isInstanceOf(SecurityException.class);
            assertThat(peer.states().of(0)).isEqualTo(States.FOLLOW);
        }
    }

    @Test
    void who_may_write_asks_and_switches_and_is_told_of_changes() throws Exception {
        try (JMXConnector connector = connect(WRITER)) {
            MBeanServerConnection jvm = connector.getMBeanServerConnection();
            ControlMXBean bean = JMX.newMXBeanProxy(jvm, name(), ControlMXBean.class);
            BlockingQueue<Notification> changes = new LinkedBlockingQueue<>();
            jvm.addNotificationListener(name(), (change, handback) -> changes.add(change), null, null);

            assertThat(bean.query("func handle +p"))
                    .startsWith("2 sites matched, 2 changed: 2 in force\n  ends in 30m");
            assertThat(peer.states().of(0)).isEqualTo(States.FORCE);
            assertThat(changes.poll(30, TimeUnit.SECONDS).getMessage())
                    .isEqualTo("jmx, writer: func handle +p: 2 sites changed, ends in 30m");
            assertThat(bean.getQueries())
                    .extracting(QueryData::getChannel, QueryData::getPrincipal, QueryData::getInForce)
                    .contains(org.assertj.core.api.Assertions.tuple("jmx", "writer", 2L));
            assertThat(bean.listing("func handle").lines().skip(1)).hasSize(2).allMatch(line -> line.contains(" =p "));
            assertThat(bean.listing("funk handle")).startsWith("error: ").contains("funk");
            assertThat(bean.query("funk handle +p")).contains("error").contains("funk");

            app.control().query("func handle level trace +q");
            bean.clear();
            assertThat(peer.states().of(0)).isEqualTo(States.FOLLOW);
            assertThat(peer.states().of(1)).isEqualTo(States.SKIP);
        }
    }

    @Test
    void tools_show_what_everything_is_for_and_call_the_operations_right() throws Exception {
        MBeanInfo info = ManagementFactory.getPlatformMBeanServer().getMBeanInfo(name());

        assertThat(info.getDescription()).contains("Dynamic debug");
        assertThat(Arrays.stream(info.getAttributes()))
                .allMatch(each -> each.getDescription().contains(" "));
        assertThat(Arrays.stream(info.getAttributes())).noneMatch(each -> each.isWritable());
        assertThat(Arrays.stream(info.getOperations())).hasSize(3).allSatisfy(each -> {
            assertThat(each.getDescription()).contains(" ");
            assertThat(Arrays.stream(each.getSignature()))
                    .allMatch(parameter -> !parameter.getName().startsWith("p"));
        });
        assertThat(info.getNotifications()).hasSize(1);
    }

    @Test
    void a_second_copy_has_a_bean_of_its_own() {
        BeanRegistration second = new BeanRegistration(app.control());
        try {
            assertThat(second.name()).isNotEqualTo(registration.name());
        } finally {
            second.end();
        }
    }
}
