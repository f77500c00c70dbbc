package io.dyndbg.plugin.collect;

import io.dyndbg.blob.BlobFormat;
import io.dyndbg.blob.Codec;
import io.dyndbg.site.ClassRecord;
import io.dyndbg.site.ModuleRecords;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Writes blobs; {@code FORMAT.md} of the runtime is the specification, {@link io.dyndbg.blob.Blob} the reader. The same
 * records and codec give the same bytes, whatever the machine, the time and the place. Stateless, safe for any thread.
 */
public final class BlobWriter {
    /**
     * Sites in a block of small columns. Every question about locations reads all of these blocks, so that large ones cost
     * nothing but memory while one is decoded; 256 made blobs 3 % larger (measured over twelve jars).
     */
    private static final int SITES_IN_BLOCK = 1024;

    /** Sites in a block of texts. Whoever asks for one record reads one of them. */
    private static final int TEXTS_IN_BLOCK = 256;

    /** A block of texts ends before, when it has so many bytes. */
    private static final int TEXT_BYTES_IN_BLOCK = 1 << 16;

    private BlobWriter() {}

    /**
     * Answers the blob of {@code modules}, in their order.
     *
     * @param codec how pieces are compressed; one that would not shrink is stored as it is
     * @throws IllegalArgumentException if a class has more than 64 MiB of names, or a text is longer
     */
    public static byte[] write(List<ModuleRecords> modules, Codec codec) {
        Output hashes = new Output();
        Output siteTable = new Output();
        List<byte[]> siteBlocks = new ArrayList<>();
        TextBlocks texts = new TextBlocks(evenly(sites(modules), TEXTS_IN_BLOCK), TEXT_BYTES_IN_BLOCK);
        for (List<ClassRecord> block : blocks(modules)) {
            siteBlocks.add(SiteColumns.of(block));
            int sites = 0;
            for (ClassRecord record : block) {
                hashes.u4(record.hash());
                record.sites().forEach(site -> texts.add(site.format()));
                sites += record.sites().size();
            }
            siteTable.varint(block.size()).varint(sites);
        }
        texts.end();
        BlobSection siteSection = BlobSection.of(BlobFormat.SITES, siteBlocks, codec);
        BlobSection textSection = BlobSection.of(BlobFormat.TEXTS, texts.blocks(), codec);
        Output contents = modules(modules);
        contents.varint(siteSection.keyInterval()).varint(siteBlocks.size()).append(siteTable);
        contents.varint(textSection.keyInterval()).varint(texts.blocks().size());
        texts.sites().forEach(contents::varint);
        return file(List.of(
                // Stored as they are: a blob tells its modules without a codec, and hashes do not shrink.
                BlobSection.whole(BlobFormat.CONTENTS, contents.toBytes(), Codec.NONE),
                BlobSection.whole(BlobFormat.HASHES, hashes.toBytes(), Codec.NONE),
                siteSection,
                textSection));
    }

    private static Output modules(List<ModuleRecords> modules) {
        Output out = new Output().varint(modules.size());
        for (ModuleRecords module : modules) {
            out.string(module.module()).varint(module.classes().size());
        }
        return out;
    }

    /** Splits the classes of all modules into runs of about as many sites each. */
    private static List<List<ClassRecord>> blocks(List<ModuleRecords> modules) {
        List<ClassRecord> classes =
                modules.stream().flatMap(module -> module.classes().stream()).toList();
        int room = evenly(classes.stream().mapToInt(BlobWriter::room).sum(), SITES_IN_BLOCK);
        List<List<ClassRecord>> blocks = new ArrayList<>();
        int taken = room;
        for (ClassRecord record : classes) {
            if (taken >= room) {
                blocks.add(new ArrayList<>());
                taken = 0;
            }
            blocks.get(blocks.size() - 1).add(record);
            taken += room(record);
        }
        return blocks;
    }

    /** Answers how many sites the class counts for: one without any takes room too. */
    private static int room(ClassRecord record) {
        return Math.max(1, record.sites().size());
    }

    /** Answers how many of {@code total} each block has, so that it has about {@code target} and none is a small rest. */
    private static int evenly(int total, int target) {
        int blocks = Math.max(1, (total + target / 2) / target);
        return Math.max(1, (total + blocks - 1) / blocks);
    }

    private static int sites(List<ModuleRecords> modules) {
        return modules.stream()
                .flatMap(module -> module.classes().stream())
                .mapToInt(record -> record.sites().size())
                .sum();
    }

    private static byte[] file(List<BlobSection> sections) {
        Output table = new Output().varint(sections.size());
        Output pieces = new Output();
        for (BlobSection section : sections) {
            table.append(section.name().getBytes(StandardCharsets.US_ASCII))
                    .varint(section.pieces().size());
            for (BlobPiece piece : section.pieces()) {
                table.varint(piece.raw() << 2 | piece.codec().code())
                        .varint(piece.stored().length)
                        .u4(crc(piece.stored()));
                pieces.append(piece.stored());
            }
        }
        Output header = new Output().append(BlobFormat.magic()).u2(BlobFormat.VERSION);
        header.u4(BlobFormat.FIXED_HEADER + table.size() + 4).append(table);
        return header.u4(crc(header.toBytes())).append(pieces).toBytes();
    }

    private static int crc(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
