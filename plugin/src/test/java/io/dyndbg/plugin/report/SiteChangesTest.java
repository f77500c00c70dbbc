package io.dyndbg.plugin.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SiteChangesTest {
    private static final SiteChanges NONE = new SiteChanges(List.of(), List.of(), List.of(), List.of());
    private static final ComparedSite SENT = site("com.acme.Mail", "send", 10, "debug", "\"sent {}\"");

    private static ComparedSite site(String className, String function, int line, String level, String shown) {
        return new ComparedSite("acme", className.replace('.', '/') + ".java", className, function, line, level, shown);
    }

    private static SiteChanges between(ComparedSite before, ComparedSite after) {
        return SiteChanges.between(List.of(before), List.of(after));
    }

    @Test
    void the_same_is_no_change_whatever_its_module_is_called() {
        assertThat(between(SENT, SENT)).isEqualTo(NONE);
        ComparedSite other = new ComparedSite(
                "acme-2.0", SENT.file(), SENT.className(), SENT.function(), SENT.line(), SENT.level(), SENT.shown());
        assertThat(between(SENT, other)).isEqualTo(NONE);
    }

    @Test
    void another_line_is_a_move() {
        ComparedSite after = site("com.acme.Mail", "send", 12, "debug", "\"sent {}\"");
        assertThat(between(SENT, after).moved()).containsExactly(new SiteChanges.Pair(SENT, after));
    }

    @Test
    void another_function_or_class_with_the_same_text_is_a_move() {
        assertThat(between(SENT, site("com.acme.Mail", "sendNow", 12, "debug", "\"sent {}\""))
                        .moved())
                .hasSize(1);
        assertThat(between(SENT, site("com.acme.net.Mail", "send", 12, "debug", "\"sent {}\""))
                        .moved())
                .hasSize(1);
    }

    @Test
    void another_level_or_text_in_the_same_function_is_a_change() {
        assertThat(between(SENT, site("com.acme.Mail", "send", 10, "trace", "\"sent {}\""))
                        .changed())
                .hasSize(1);
        assertThat(between(SENT, site("com.acme.Mail", "send", 10, "debug", "\"delivered\""))
                        .changed())
                .hasSize(1);
    }

    @Test
    void what_has_no_counterpart_was_added_or_removed() {
        ComparedSite other = site("com.acme.Shop", "open", 3, "debug", "\"opened\"");
        SiteChanges changes = between(SENT, other);
        assertThat(changes.removed()).containsExactly(SENT);
        assertThat(changes.added()).containsExactly(other);
        assertThat(changes.changed()).isEmpty();
        assertThat(changes.moved()).isEmpty();
    }

    @Test
    void of_two_texts_in_a_function_the_likelier_one_is_the_changed_one() {
        ComparedSite failed = site("com.acme.Mail", "send", 12, "debug", "\"failed: {}\"");
        ComparedSite failedNow = site("com.acme.Mail", "send", 14, "debug", "\"failed ({}): {}\"");
        ComparedSite tries = site("com.acme.Mail", "send", 9, "debug", "\"tries {}\"");
        SiteChanges changes = SiteChanges.between(List.of(failed), List.of(tries, failedNow));
        assertThat(changes.changed()).containsExactly(new SiteChanges.Pair(failed, failedNow));
        assertThat(changes.added()).containsExactly(tries);
    }

    @Test
    void each_of_several_alike_is_counted_once() {
        ComparedSite second = site("com.acme.Mail", "send", 20, "debug", "\"sent {}\"");
        ComparedSite third = site("com.acme.Mail", "send", 30, "debug", "\"sent {}\"");
        SiteChanges changes = SiteChanges.between(List.of(SENT, second, third), List.of(SENT, third));
        assertThat(changes.removed()).containsExactly(second);
        assertThat(changes.moved()).isEmpty();
        assertThat(changes.added()).isEmpty();
    }

    @Test
    void every_site_is_told_of_once() {
        Random random = new Random(7);
        for (int run = 0; run < 500; run++) {
            List<ComparedSite> before = sites(random);
            List<ComparedSite> after = sites(random);
            SiteChanges changes = SiteChanges.between(before, after);
            int pairs = changes.changed().size() + changes.moved().size();
            List<ComparedSite> unchanged = new ArrayList<>(before);
            unchanged.removeAll(changes.removed());
            assertThat(before.size() - changes.removed().size())
                    .isEqualTo(after.size() - changes.added().size());
            assertThat(pairs)
                    .isLessThanOrEqualTo(before.size() - changes.removed().size());

            SiteChanges back = SiteChanges.between(after, before);
            assertThat(back.added()).hasSameSizeAs(changes.removed());
            assertThat(back.removed()).hasSameSizeAs(changes.added());
        }
    }

    private static List<ComparedSite> sites(Random random) {
        List<ComparedSite> sites = new ArrayList<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            sites.add(site(
                    "C" + random.nextInt(3),
                    "f" + random.nextInt(2),
                    random.nextInt(5),
                    random.nextBoolean() ? "debug" : "trace",
                    "\"" + random.nextInt(3) + "\""));
        }
        Collections.shuffle(sites, random);
        return sites;
    }
}
