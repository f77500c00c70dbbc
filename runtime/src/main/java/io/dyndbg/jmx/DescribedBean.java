package io.dyndbg.jmx;

import io.dyndbg.answer.AuditEntry;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanFeatureInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanNotificationInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.Notification;
import javax.management.NotificationBroadcasterSupport;
import javax.management.StandardEmitterMBean;

/** The bean as tools show it: with what each attribute and operation is for, and a notification for each change. */
final class DescribedBean extends StandardEmitterMBean implements Consumer<AuditEntry> {
    static final String CHANGE = "io.dyndbg.change";

    private static final Map<String, String> DESCRIPTIONS = Map.of(
            "Version", "The version of dyndbg-runtime",
            "Modules", "The modules whose records are known",
            "LinkedClasses", "The number of woven classes that have run a debug statement",
            "Queries",
                    "The queries in force, from all channels, in the order in which they apply; SecondsLeft -1: for good",
            "InForce", "The sites that are forced, silenced or decorated, as lines of the listing; at most 10,000",
            "query",
                    "Obeys queries, separated by semicolons or line ends, as in: file Foo.java line 40-80 +pfl. They end after"
                            + " 30 minutes, unless ttl says otherwise. Answers what they did",
            "listing", "The sites that terms select, and their flags; at most 10,000 lines",
            "clear", "Takes back all that came through JMX");

    private static final Map<String, String[]> PARAMETERS = Map.of(
            "query", new String[] {"batch", "Queries; =_ takes flags away, = takes back all that came through JMX"},
            "listing",
                    new String[] {
                        "terms",
                        "What a query says before its flags, as in: module acme-core level debug; empty for all"
                    });

    private final AtomicLong sequence = new AtomicLong();

    DescribedBean(ControlBean bean) {
        super(
                bean,
                ControlMXBean.class,
                true,
                new NotificationBroadcasterSupport(new MBeanNotificationInfo(
                        new String[] {CHANGE},
                        Notification.class.getName(),
                        "A change that took effect: who, what, how many sites")));
    }

    @Override
    public void accept(AuditEntry entry) {
        sendNotification(new Notification(CHANGE, this, sequence.incrementAndGet(), entry.toString()));
    }

    @Override
    protected String getDescription(MBeanInfo info) {
        return "Dynamic debug: every debug and trace statement that was woven, forced or silenced alone";
    }

    @Override
    protected String getDescription(MBeanFeatureInfo info) {
        return DESCRIPTIONS.getOrDefault(info.getName(), info.getName());
    }

    @Override
    protected String getDescription(MBeanAttributeInfo info) {
        return getDescription((MBeanFeatureInfo) info);
    }

    @Override
    protected String getDescription(MBeanOperationInfo info) {
        return getDescription((MBeanFeatureInfo) info);
    }

    @Override
    protected String getParameterName(MBeanOperationInfo operation, MBeanParameterInfo parameter, int sequence) {
        return PARAMETERS.get(operation.getName())[0];
    }

    @Override
    protected String getDescription(MBeanOperationInfo operation, MBeanParameterInfo parameter, int sequence) {
        return PARAMETERS.get(operation.getName())[1];
    }

    @Override
    protected int getImpact(MBeanOperationInfo info) {
        return info.getName().equals("listing") ? MBeanOperationInfo.INFO : MBeanOperationInfo.ACTION;
    }
}
