package io.dyndbg.it.report;

import io.dyndbg.blob.Codec;
import io.dyndbg.plugin.collect.BlobWriter;
import io.dyndbg.plugin.collect.FolderBlobs;
import io.dyndbg.site.Arguments;
import io.dyndbg.site.CallsiteRecord;
import io.dyndbg.site.ClassRecord;
import io.dyndbg.site.Format;
import io.dyndbg.site.GuardRecord;
import io.dyndbg.site.Level;
import io.dyndbg.site.ModuleRecords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Records to be reported on, as real modules have them. */
public final class Reports {
    private static final List<String> APIS = List.of("slf4j", "log4j2", "jul", "commons-logging");
    private static final List<String> WORDS =
            List.of("accepted", "order", "{}", "from", "user", "closed", "connection", "in {} ms", "retry", "cache");

    private Reports() {}

    /** A shop of two modules, in which each kind of site comes once at least. */
    static FolderBlobs shop() throws IOException {
        ClassRecord orders = ClassRecord.of(
                "com.acme.shop.Orders",
                "com/acme/shop/Orders.java",
                1,
                List.of(
                        site("accept", 7, Level.DEBUG, Format.constant("accepted {} from {}"), null, null),
                        site("accept", 9, Level.DEBUG, Format.concatenation("total \1 for \1"), null, "it returns"),
                        site("close", 12, Level.TRACE, Format.constant("closed; done"), null, null),
                        site("close", 12, Level.TRACE, Format.constant("closed twice"), null, null),
                        site("<init>", 0, Level.DEBUG, Format.none("computed"), null, null)),
                List.of(new GuardRecord(List.of(0))));
        ClassRecord hostile = ClassRecord.of(
                "com.acme.shop.web.Page$Part",
                "com/acme/shop/web/Page.java",
                2,
                List.of(
                        site(
                                "show",
                                40,
                                Level.DEBUG,
                                Format.constant("</script><script>alert(1)</script>"),
                                null,
                                null),
                        site("show", 41, Level.DEBUG, Format.constant("say \"hi\"\n\t\\ \u0000 ü €"), null, null),
                        site("hide", 80, Level.DEBUG, Format.constant("hidden"), "method too large", null)),
                List.of());
        ClassRecord unnamed = ClassRecord.of(
                "Main",
                null,
                3,
                List.of(site("main", 3, Level.DEBUG, Format.constant("^start"), null, null)),
                List.of());
        ClassRecord pool = ClassRecord.of(
                "org.pool.Pool",
                "org/pool/Pool.java",
                4,
                List.of(
                        site("get", 100, Level.DEBUG, Format.constant("100% of {}"), null, null),
                        site("get", 101, Level.INFO, Format.constant("space here"), null, null)),
                List.of());
        return blobs(List.of(
                new ModuleRecords("acme-shop", List.of(orders, hostile, unnamed)),
                new ModuleRecords("pool", List.of(pool))));
    }

    /** Many sites of random texts; the same number gives the same. */
    public static FolderBlobs many(int sites) throws IOException {
        Random random = new Random(sites);
        List<ClassRecord> classes = new ArrayList<>();
        for (int left = sites; left > 0; ) {
            int number = Math.min(left, 1 + random.nextInt(20));
            classes.add(randomClass(classes.size(), number, random));
            left -= number;
        }
        return blobs(List.of(new ModuleRecords("big", classes)));
    }

    private static ClassRecord randomClass(int number, int sites, Random random) {
        String name = "com.acme.p" + number % 97 + ".q" + number % 13 + ".C" + number;
        List<CallsiteRecord> records = new ArrayList<>();
        for (int i = 0; i < sites; i++) {
            StringBuilder text = new StringBuilder("no. " + number);
            for (int words = random.nextInt(6); words >= 0; words--) {
                text.append(' ').append(WORDS.get(random.nextInt(WORDS.size())));
            }
            records.add(new CallsiteRecord(
                    "method" + random.nextInt(5),
                    null,
                    10 + 7 * i,
                    random.nextInt(3) == 0 ? Level.TRACE : Level.DEBUG,
                    APIS.get(random.nextInt(APIS.size())),
                    "debug",
                    Format.constant(text.toString()),
                    Arguments.PURE,
                    null,
                    null));
        }
        return ClassRecord.of(name, name.replace('.', '/') + ".java", number, records, List.of());
    }

    private static CallsiteRecord site(
            String function, int line, Level level, Format format, String leftAlone, String behindGuard) {
        return new CallsiteRecord(
                function, null, line, level, "slf4j", "debug", format, Arguments.KEEP, leftAlone, behindGuard);
    }

    private static FolderBlobs blobs(List<ModuleRecords> modules) throws IOException {
        return FolderBlobs.of(Map.of("test.dyndbg", BlobWriter.write(modules, Codec.DEFLATE)));
    }
}
