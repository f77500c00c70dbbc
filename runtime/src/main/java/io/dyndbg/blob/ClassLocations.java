package io.dyndbg.blob;

import io.dyndbg.site.CallsiteRecord;
import io.dyndbg.site.ClassRecord;
import io.dyndbg.site.GuardRecord;
import io.dyndbg.site.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One class's small columns: everything but the formats. Ordinals are 0 to {@code siteCount() - 1};
 * others throw IndexOutOfBoundsException. Lives as long as a question. Immutable, safe for any thread.
 */
public final class ClassLocations {
    private final String module;
    private final int hash;
    private final SiteBlock block;
    private final int index;
    /** The number of this class's first site in the whole file. */
    private final int firstInFile;

    private final Texts texts;
    private final String sourcePath;

    ClassLocations(String module, int hash, SiteBlock block, int index, int firstOfBlock, Texts texts) {
        this.module = module;
        this.hash = hash;
        this.block = block;
        this.index = index;
        this.firstInFile = firstOfBlock + block.firstSite[index];
        this.texts = texts;
        this.sourcePath = sourcePath(block, index);
    }

    private static String sourcePath(SiteBlock block, int index) {
        String name = block.names[index];
        String text = block.sourceTexts[index];
        return switch (block.sources[index]) {
            case BlobFormat.SOURCE_DERIVED -> BlobFormat.derivedSourcePath(name);
            case BlobFormat.SOURCE_NONE -> null;
            case BlobFormat.SOURCE_IN_PACKAGE -> BlobFormat.folder(name) + text;
            default -> text;
        };
    }

    /** Answers the module's name as queries match it. */
    public String module() {
        return module;
    }

    /** Answers the binary name: {@code com.acme.Outer$Inner}. */
    public String name() {
        return block.names[index];
    }

    /** Answers the class's source file with its package, {@code com/acme/Outer.java}; null if the class does not tell. */
    public String sourcePath() {
        return sourcePath;
    }

    /** Answers the CRC-32C of the class file as it was read by the build. */
    public int hash() {
        return hash;
    }

    public int siteCount() {
        return block.firstSite[index + 1] - block.firstSite[index];
    }

    /** Answers the woven guards, in the order of the code. */
    public List<GuardRecord> guards() {
        List<GuardRecord> guards = new ArrayList<>();
        for (int[] sites : block.guards[index]) {
            guards.add(new GuardRecord(Arrays.stream(sites).boxed().toList()));
        }
        return guards;
    }

    public String function(int ordinal) {
        return block.runs.function(site(ordinal));
    }

    /** Answers the descriptor of the function; null unless its name is overloaded in the class. */
    public String descriptor(int ordinal) {
        return block.runs.descriptor(site(ordinal));
    }

    /** Answers the source file with its package that the site was written in; null if the class does not tell. */
    public String sourcePath(int ordinal) {
        String source = block.manners.sources()[manner(ordinal)];
        return source == null ? sourcePath : source;
    }

    /** Answers the line, 1 to 65535; 0 if the class does not tell. */
    public int line(int ordinal) {
        return block.lines[site(ordinal)];
    }

    public Level level(int ordinal) {
        return block.manners.levels()[manner(ordinal)];
    }

    /** Answers the logging API of the site, as {@link CallsiteRecord#api} spells it. */
    public String api(int ordinal) {
        return block.manners.apis()[manner(ordinal)];
    }

    /** Answers the method of the logger that the site calls. */
    public String method(int ordinal) {
        return block.manners.methods()[manner(ordinal)];
    }

    /** Answers why the site was not woven; null if it was. */
    public String leftAlone(int ordinal) {
        return block.manners.leftAlone()[manner(ordinal)];
    }

    /** Answers why a guard around the site has no switch; null if there is no such guard. */
    public String behindGuard(int ordinal) {
        return block.manners.behindGuard()[manner(ordinal)];
    }

    /** Answers what may keep the site from being reached; null if nothing is known. */
    public String note(int ordinal) {
        return block.manners.notes()[manner(ordinal)];
    }

    /**
     * Answers the whole record of one site. Decompresses the block of formats that it is in, unless that was the last one
     * asked for.
     *
     * @throws BlobException if that block is damaged, or zstd-jni is needed and can't be loaded
     */
    public CallsiteRecord record(int ordinal) throws BlobException {
        int manner = manner(ordinal);
        return new CallsiteRecord(
                function(ordinal),
                descriptor(ordinal),
                block.manners.sources()[manner],
                line(ordinal),
                block.manners.levels()[manner],
                block.manners.apis()[manner],
                block.manners.methods()[manner],
                texts.format(firstInFile + ordinal),
                block.manners.arguments()[manner],
                block.manners.leftAlone()[manner],
                block.manners.behindGuard()[manner],
                block.manners.notes()[manner]);
    }

    /**
     * Answers the record that was written.
     *
     * @throws BlobException as {@link #record}
     */
    public ClassRecord toRecord() throws BlobException {
        List<CallsiteRecord> sites = new ArrayList<>();
        for (int ordinal = 0; ordinal < siteCount(); ordinal++) {
            sites.add(record(ordinal));
        }
        return new ClassRecord(name(), sourcePath(), hash, sites, guards(), noSites());
    }

    /** Answers whether something was seen of logging that makes no site. */
    public boolean hasNoSites() {
        return block.firstNoSite[index] != block.firstNoSite[index + 1];
    }

    /** Answers what was seen of logging and makes no site, by reason, with its number. */
    public SortedMap<String, Integer> noSites() {
        SortedMap<String, Integer> noSites = new TreeMap<>();
        for (int i = block.firstNoSite[index]; i < block.firstNoSite[index + 1]; i++) {
            noSites.put(block.manners.words()[block.noSiteReasons[i]], block.noSiteNumbers[i]);
        }
        return noSites;
    }

    private int manner(int ordinal) {
        return block.manner[site(ordinal)];
    }

    private int site(int ordinal) {
        return block.firstSite[index] + Objects.checkIndex(ordinal, siteCount());
    }
}
