package io.dyndbg.print.log4j;

import io.dyndbg.print.Decoration;
import io.dyndbg.print.ForcedSite;
import io.dyndbg.print.Outlets;
import org.apache.logging.log4j.message.AsynchronouslyFormattable;
import org.apache.logging.log4j.message.Message;
import org.apache.logging.log4j.message.MultiformatMessage;
import org.apache.logging.log4j.message.ObjectArrayMessage;
import org.apache.logging.log4j.message.ObjectMessage;
import org.apache.logging.log4j.message.ReusableObjectMessage;

/** A message's text with its decoration, formatted when it was logged; the parameters are the message's own. */
@AsynchronouslyFormattable
final class DecoratedMessage implements Message {
    private static final long serialVersionUID = 1;
    private static final String TEXTS = Message.class.getPackageName() + ".";

    private final String text;
    private final transient Object[] parameters;
    private final Throwable thrown;

    private DecoratedMessage(String text, Object[] parameters, Throwable thrown) {
        this.text = text;
        this.parameters = parameters;
        this.thrown = thrown;
    }

    /**
     * Answers {@code message} with the decoration of {@code site}; an object's becomes a text. Maps, structured data and messages
     * of the user's own classes are answered as they are, which is said once: layouts look at what they are, and their text is
     * not theirs alone.
     */
    static Message of(Message message, ForcedSite site) {
        if (message == null) {
            return null;
        }
        boolean object = message instanceof ObjectMessage || message instanceof ReusableObjectMessage;
        boolean text = message.getClass().getName().startsWith(TEXTS) && !(message instanceof MultiformatMessage);
        if (!object && (!text || message instanceof ObjectArrayMessage)) {
            Outlets.undecorated(message.getClass());
            return message;
        }
        String decorated = Decoration.around(site, message.getFormattedMessage());
        return new DecoratedMessage(decorated, message.getParameters(), message.getThrowable());
    }

    @Override
    public String getFormattedMessage() {
        return text;
    }

    // An override of a method that newer versions of Log4j have deprecated and older ones demand.
    @Override
    public String getFormat() {
        return text;
    }

    @Override
    public Object[] getParameters() {
        return parameters;
    }

    @Override
    public Throwable getThrowable() {
        return thrown;
    }

    @Override
    public String toString() {
        return text;
    }
}
