package io.dyndbg.blob;

import java.util.ArrayList;
import java.util.List;

/**
 * One file of callsite records. Immutable and cheap: holds the file's bytes and decodes what a question needs when it is
 * asked; nothing that was decoded is kept. Safe for any thread. {@code FORMAT.md} is the specification.
 *
 * <p>Sections of version 1: {@code MODU} ({@link Contents}), {@code HASH} (u4 for each class), {@code SITE} (blocks of
 * whole classes, {@link SiteBlock}), {@code TEXT} (blocks of sites, {@link Texts}). Sections of other names are skipped.
 */
public final class Blob {
    private final Pieces pieces;
    private final Directory directory;
    private final Contents contents;

    private Blob(Pieces pieces, Directory directory, Contents contents) {
        this.pieces = pieces;
        this.directory = directory;
        this.contents = contents;
    }

    /**
     * Answers the blob that {@code bytes} are. Reads its header and its list of modules; the records are checked when they
     * are read.
     *
     * @param bytes the whole file; not copied, and not to be changed afterwards
     * @param origin where the bytes come from, as error messages begin: a file, a path in a jar
     * @throws BlobException if the bytes are no blob, damaged, or of a version that this reader does not know
     */
    public static Blob of(byte[] bytes, String origin) throws BlobException {
        Pieces pieces = new Pieces(bytes, origin);
        Directory directory = Directory.read(bytes, origin);
        byte[] raw = whole(pieces, directory, BlobFormat.CONTENTS);
        Contents contents = Contents.read(new Input(raw, 0, raw.length, origin + ": section " + BlobFormat.CONTENTS));
        return new Blob(pieces, directory, contents);
    }

    /** Answers the names of the modules, in the order of the file. */
    public List<String> modules() {
        return contents.modules();
    }

    /** Answers what each section takes, in the order of the file; what the header takes is the rest of it. */
    public List<SectionSize> sections() {
        return directory.sizes();
    }

    /**
     * Decodes the small columns of every class. The answer is for the time of one question: drop it then.
     *
     * @throws BlobException if the sections that are read are damaged, or zstd-jni is needed and can't be loaded
     */
    public Locations locations() throws BlobException {
        Texts texts = new Texts(
                blocks(BlobFormat.TEXTS, contents.textSites().length, contents.textKeyInterval()),
                contents.textSites());
        Blocks blocks = blocks(BlobFormat.SITES, contents.blockClasses().length, contents.siteKeyInterval());
        Allowance allowance = pieces.allowance();
        allowance.take(2L * Allowance.OBJECT * contents.classes());
        Input hashes = hashes();
        List<ClassLocations> classes = new ArrayList<>();
        int module = -1;
        int left = 0;
        int firstSite = 0;
        for (int i = 0; i < contents.blockClasses().length; i++) {
            int sites = contents.blockSites()[i];
            SiteBlock block = SiteBlock.read(blocks.block(i), contents.blockClasses()[i], sites, allowance);
            for (int inBlock = 0; inBlock < contents.blockClasses()[i]; inBlock++) {
                while (left == 0) {
                    left = contents.moduleClasses()[++module];
                }
                left--;
                classes.add(new ClassLocations(
                        contents.modules().get(module), hashes.u4("hash"), block, inBlock, firstSite, texts));
            }
            firstSite += sites;
        }
        return new Locations(classes);
    }

    private Blocks blocks(String section, int number, int interval) throws BlobException {
        return new Blocks(pieces, directory.section(section, pieces.origin()), section, number, interval);
    }

    private Input hashes() throws BlobException {
        byte[] raw = whole(pieces, directory, BlobFormat.HASHES);
        Input hashes = new Input(raw, 0, raw.length, pieces.origin() + ": section " + BlobFormat.HASHES);
        if (raw.length != 4L * contents.classes()) {
            throw hashes.damaged("hashes", raw.length + " bytes", 4L * contents.classes() + " bytes");
        }
        return hashes;
    }

    private static byte[] whole(Pieces pieces, Directory directory, String section) throws BlobException {
        List<Piece> list = directory.section(section, pieces.origin());
        if (list.size() != 1) {
            throw new BlobException(pieces.origin() + ": section " + section + ": found " + list.size()
                    + " pieces, expected 1; the blob is damaged");
        }
        return pieces.read(list.get(0), null);
    }
}
