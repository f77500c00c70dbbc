package io.dyndbg.plugin.collect;

import io.dyndbg.blob.Blob;
import io.dyndbg.blob.SectionSize;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What blobs take.
 *
 * @param size their length, in bytes
 * @param sections the same section by section, of all blobs together, the headers as one called {@code HEAD}
 * @param modules the length of each module's blob, in bytes; without those that share one
 */
public record BlobSizes(long size, List<SectionSize> sections, SortedMap<String, Long> modules) {
    /** The name that headers go by. No section of version 1 has it. */
    public static final String HEADER = "HEAD";

    static final BlobSizes NONE = new BlobSizes(0, List.of(), new TreeMap<>());

    public BlobSizes {
        sections = List.copyOf(sections);
        modules = Collections.unmodifiableSortedMap(new TreeMap<>(modules));
    }

    /** Answers the length of all sections as decompressed, headers included, in bytes. */
    public long raw() {
        return sections.stream().mapToLong(SectionSize::raw).sum();
    }

    BlobSizes and(Blob blob, int length) {
        List<SectionSize> more = blob.sections();
        long header = length - more.stream().mapToLong(SectionSize::stored).sum();
        List<SectionSize> sums = new ArrayList<>(sections);
        add(sums, new SectionSize(HEADER, header, header));
        more.forEach(section -> add(sums, section));
        SortedMap<String, Long> lengths = new TreeMap<>(modules);
        if (blob.modules().size() == 1) {
            lengths.merge(blob.modules().get(0), (long) length, Long::sum);
        }
        return new BlobSizes(size + length, sums, lengths);
    }

    private static void add(List<SectionSize> sums, SectionSize more) {
        for (int i = 0; i < sums.size(); i++) {
            SectionSize sum = sums.get(i);
            if (sum.name().equals(more.name())) {
                sums.set(i, new SectionSize(sum.name(), sum.raw() + more.raw(), sum.stored() + more.stored()));
                return;
            }
        }
        sums.add(more);
    }
}
