package io.dyndbg.plugin.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.blob.Blob;
import io.dyndbg.blob.BlobException;
import io.dyndbg.blob.ClassLocations;
import io.dyndbg.blob.Codec;
import io.dyndbg.site.Arguments;
import io.dyndbg.site.CallsiteRecord;
import io.dyndbg.site.ClassRecord;
import io.dyndbg.site.Format;
import io.dyndbg.site.Level;
import io.dyndbg.site.ModuleRecords;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What the writer writes, the reader reads. */
class BlobRoundTripTest {

    @Provide
    Arbitrary<List<ModuleRecords>> modules() {
        return RandomRecords.modules();
    }

    @Property(tries = 300)
    void every_record_survives(@ForAll("modules") List<ModuleRecords> modules, @ForAll Codec codec)
            throws BlobException {
        assertSurvive(modules, codec);
    }

    @Property(tries = 40)
    void every_record_survives_in_many_blocks(
            @ForAll("modules") List<ModuleRecords> modules,
            @ForAll Codec codec,
            @ForAll @IntRange(min = 20, max = 60) int times)
            throws BlobException {
        assertSurvive(RandomRecords.many(modules, times), codec);
    }

    @Property(tries = 50)
    void same_records_give_same_bytes(@ForAll("modules") List<ModuleRecords> modules, @ForAll Codec codec) {
        List<ModuleRecords> copies = modules.stream()
                .map(module -> new ModuleRecords(module.module(), new ArrayList<>(module.classes())))
                .toList();

        assertThat(BlobWriter.write(copies, codec)).isEqualTo(BlobWriter.write(modules, codec));
    }

    @Property(tries = 100)
    void small_columns_agree_with_the_record(@ForAll("modules") List<ModuleRecords> modules) throws BlobException {
        for (ClassLocations found : Blob.of(BlobWriter.write(modules, Codec.NONE), "test")
                .locations()
                .classes()) {
            ClassRecord record = found.toRecord();
            assertThat(found.siteCount()).isEqualTo(record.sites().size());
            assertThat(found.guards()).isEqualTo(record.guards());
            for (int ordinal = 0; ordinal < found.siteCount(); ordinal++) {
                CallsiteRecord site = record.sites().get(ordinal);
                assertThat(found.function(ordinal)).isEqualTo(site.function());
                assertThat(found.descriptor(ordinal)).isEqualTo(site.descriptor());
                assertThat(found.line(ordinal)).isEqualTo(site.line());
                assertThat(found.level(ordinal)).isEqualTo(site.level());
                assertThat(found.leftAlone(ordinal)).isEqualTo(site.leftAlone());
                assertThat(found.behindGuard(ordinal)).isEqualTo(site.behindGuard());
            }
        }
    }

    @Example
    void nothing_at_all_survives() throws BlobException {
        assertSurvive(List.of(), Codec.ZSTD);
        assertSurvive(List.of(new ModuleRecords("empty", List.of())), Codec.ZSTD);
    }

    @Example
    void twenty_thousand_sites_of_one_class_survive() throws BlobException {
        List<CallsiteRecord> sites = IntStream.range(0, 20_000)
                .mapToObj(i -> site("f" + i / 7, i, "text " + i * 31 % 977))
                .toList();

        for (Codec codec : Codec.values()) {
            assertSurvive(List.of(module("big", sites)), codec);
        }
    }

    @Example
    void thousands_of_equal_sites_survive_although_they_compress_beyond_belief() throws BlobException {
        for (Codec codec : Codec.values()) {
            assertSurvive(List.of(module("same", Collections.nCopies(20_000, site("f", 1, "same")))), codec);
        }
    }

    @Example
    void texts_of_64k_survive() throws BlobException {
        String once = "\uD800\0\u1234x".repeat(16_384);
        List<CallsiteRecord> sites = List.of(
                site(once, 1, once), site("f", 2, "x".repeat(65_535)), site("f", 3, once + "!"), site("g", 4, ""));

        for (Codec codec : Codec.values()) {
            assertSurvive(List.of(module(once, sites)), codec);
        }
    }

    private static void assertSurvive(List<ModuleRecords> modules, Codec codec) throws BlobException {
        Blob blob = Blob.of(BlobWriter.write(modules, codec), "test");

        assertThat(blob.modules())
                .isEqualTo(modules.stream().map(ModuleRecords::module).toList());
        List<String> moduleOfClass = new ArrayList<>();
        List<ClassRecord> records = new ArrayList<>();
        for (ClassLocations found : blob.locations().classes()) {
            moduleOfClass.add(found.module());
            records.add(found.toRecord());
        }
        assertThat(records)
                .isEqualTo(modules.stream()
                        .flatMap(module -> module.classes().stream())
                        .toList());
        assertThat(moduleOfClass)
                .isEqualTo(modules.stream()
                        .flatMap(module -> Collections.nCopies(module.classes().size(), module.module()).stream())
                        .toList());
    }

    private static ModuleRecords module(String name, List<CallsiteRecord> sites) {
        return new ModuleRecords(
                name, List.of(ClassRecord.of("com.acme.Pump", "com/acme/Pump.java", 7, sites, List.of())));
    }

    private static CallsiteRecord site(String function, int line, String text) {
        return new CallsiteRecord(
                function, null, line, Level.DEBUG, "slf4j", "debug", Format.constant(text), Arguments.KEEP, null, null);
    }
}
