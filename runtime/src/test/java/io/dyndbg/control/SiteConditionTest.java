package io.dyndbg.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.print.ForcedSite;
import io.dyndbg.print.LoggingApi;
import io.dyndbg.query.Batch;
import io.dyndbg.query.Query;
import io.dyndbg.site.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SiteConditionTest {
    private final Context api = new Context();
    private final AtomicInteger spent = new AtomicInteger();
    private final LongAdder printed = new LongAdder();
    private final LongAdder dropped = new LongAdder();

    /** An API that has nothing but a context. */
    private static final class Context implements LoggingApi {
        private final Map<String, String> values = new HashMap<>();

        @Override
        public void relay(Object logger, Object message, Throwable thrown, ForcedSite site) {}

        @Override
        public Object named(String name) {
            return null;
        }

        @Override
        public void write(String logger, String line) {}

        @Override
        public String context(String key) {
            return values.get(key);
        }

        @Override
        public Optional<Object> silent(Class<?> receiver, Object seen) {
            return Optional.empty();
        }

        @Override
        public boolean silences(Class<?> receiver) {
            return false;
        }

        @Override
        public Optional<Object> open(Class<?> receiver, Object seen) {
            return Optional.empty();
        }

        @Override
        public Object forced(Class<?> receiver, Object logger, ForcedSite site) {
            return logger;
        }

        @Override
        public Optional<String> obstacle(Object logger, Level level) {
            return Optional.empty();
        }
    }

    private SiteCondition condition(String options) {
        Query query = (Query) Batch.parse(options + " +p").entries().get(0);
        return new SiteCondition(query.options(), spent::incrementAndGet, printed, dropped);
    }

    @Test
    void so_many_messages_come_and_no_more_whoever_sends_them() throws InterruptedException {
        SiteCondition condition = condition("max 100");
        AtomicInteger admitted = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Thread thread = new Thread(() -> {
                for (int call = 0; call < 50; call++) {
                    if (condition.holds(api) && condition.admit(api) != null) {
                        admitted.incrementAndGet();
                    }
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(admitted).hasValue(100);
        assertThat(printed.sum()).isEqualTo(100);
        assertThat(spent).hasValue(1);
        assertThat(condition.isSpent()).isTrue();
        assertThat(condition.holds(api)).isFalse();
    }

    @Test
    void what_is_over_a_rate_is_dropped_and_the_next_message_says_how_many() {
        SiteCondition condition = condition("rate 2/1h");

        assertThat(condition.admit(api)).isEmpty();
        assertThat(condition.holds(api)).isTrue();
        assertThat(condition.admit(api)).isEmpty();
        assertThat(condition.holds(api)).isFalse();
        assertThat(condition.admit(api)).isNull();
        assertThat(condition.admit(api)).isNull();
        assertThat(condition.takeDropped()).isEqualTo(2);
        assertThat(dropped.sum()).isEqualTo(2);
    }

    @Test
    @Timeout(60)
    void a_rate_lets_more_through_when_its_time_is_over() throws InterruptedException {
        SiteCondition condition = condition("rate 1/50ms");
        assertThat(condition.admit(api)).isEmpty();
        int dropped = 0;
        String next = condition.admit(api);
        for (; next == null; next = condition.admit(api)) {
            dropped++;
            Thread.sleep(5);
        }

        assertThat(next).isEqualTo(dropped == 0 ? "" : "[" + dropped + " dropped] ");
    }

    @Test
    void what_a_rate_drops_is_none_of_the_most() {
        SiteCondition condition = condition("max 2 rate 1/1h");
        condition.admit(api);
        condition.admit(api);
        condition.admit(api);

        assertThat(condition.isSpent()).isFalse();
    }

    @Test
    void an_entry_of_the_context_must_be_there() {
        SiteCondition present = condition("mdc tenant");
        SiteCondition acme = condition("mdc tenant=acme");
        assertThat(present.admit(api)).isNull();
        api.values.put("tenant", "other");
        assertThat(present.admit(api)).isEmpty();
        assertThat(acme.admit(api)).isNull();
        api.values.put("tenant", "acme");
        assertThat(acme.admit(api)).isEmpty();
    }

    @Test
    void the_threads_name_must_match() {
        String own = Thread.currentThread().getName();
        assertThat(condition("thread \"" + own.substring(0, 1) + "*\"").admit(api))
                .isEmpty();
        assertThat(condition("thread other-*").admit(api)).isNull();
    }
}
