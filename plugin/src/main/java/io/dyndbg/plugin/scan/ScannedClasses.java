package io.dyndbg.plugin.scan;

import io.dyndbg.site.Level;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.zip.CRC32C;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/**
 * Reads classes and scans them. What a look at the whole module has scanned is kept for the one that weaves it, since that is
 * a good part of the work. Safe for use by any number of threads.
 */
public final class ScannedClasses {
    /** Trees and flows are large; classes beyond this number are scanned again. */
    private static final int MOST = 400;

    /** Of these, those that nobody may need before they are woven: room is left for what is looked at again and again. */
    private static final int MOST_EARLY = MOST / 2;

    private final LoggingCatalog apis;
    private final Set<Level> levels;
    private final int parsing;
    /** By length and CRC-32C of the class file. */
    private final Map<Long, Kept> kept = new ConcurrentHashMap<>();

    private final Set<ClassNode> owners = ConcurrentHashMap.newKeySet();
    /** Whether class files may have anything of logging, likewise. */
    private final Map<Long, Boolean> logs = new ConcurrentHashMap<>();

    /**
     * One class, with what it has of logging.
     *
     * @param reader has read it, and knows its texts by now: it reads it again in less time than another one
     */
    public record ScannedClass(ClassReader reader, ClassNode owner, Scan scan) {}

    private record Kept(byte[] classFile, ScannedClass scanned) {}

    /**
     * @param levels the levels that sites are made for
     * @param parsing flags of {@link ClassReader#accept(org.objectweb.asm.ClassVisitor, int)}
     */
    public ScannedClasses(LoggingCatalog apis, Set<Level> levels, int parsing) {
        this.apis = apis;
        this.levels = levels;
        this.parsing = parsing;
    }

    /** Answers whether a class file may have anything of logging; nobody need look at it again to see that. */
    public boolean logs(byte[] classFile, ClassReader reader, Spelled text) {
        return logs.computeIfAbsent(key(classFile), any -> apis.mentionedIn(reader, text));
    }

    /** As {@link #logs(byte[], ClassReader, Spelled)}, for who has not read it yet. */
    public boolean logs(byte[] classFile) {
        return logs.computeIfAbsent(key(classFile), any -> {
            ClassReader reader = new ClassReader(classFile);
            return apis.mentionedIn(reader, Spelled.in(reader));
        });
    }

    private static long key(byte[] classFile) {
        CRC32C crc = new CRC32C();
        crc.update(classFile);
        return (long) classFile.length << Integer.SIZE | crc.getValue();
    }

    /** Scans a class that is going to be taken. The caller changes nothing in it. */
    public ScannedClass look(byte[] classFile) {
        return look(classFile, () -> new ClassReader(classFile));
    }

    /** As {@link #look(byte[])}, for who has read it already. */
    public ScannedClass look(byte[] classFile, ClassReader reader) {
        return look(classFile, () -> reader);
    }

    private ScannedClass look(byte[] classFile, Supplier<ClassReader> reader) {
        long key = key(classFile);
        Kept known = kept.get(key);
        if (known != null && Arrays.equals(known.classFile(), classFile)) {
            return known.scanned();
        }
        ScannedClass scanned = scan(reader.get());
        if (!scanned.scan().isEmpty() && kept.size() < MOST) {
            kept.put(key, new Kept(classFile, scanned));
            owners.add(scanned.owner());
        }
        return scanned;
    }

    /** As {@link #look(byte[], ClassReader)}, for who can do without; nothing if too many are kept already. */
    public Optional<ScannedClass> lookEarly(byte[] classFile, ClassReader reader) {
        return kept.size() < MOST_EARLY ? Optional.of(look(classFile, reader)) : Optional.empty();
    }

    /** Answers whether it is {@code owner} that is going to be taken. */
    public boolean isKept(ClassNode owner) {
        return owners.contains(owner);
    }

    /** Answers a class to do with as the caller likes. */
    public ScannedClass take(byte[] classFile) {
        Kept known = kept.remove(key(classFile));
        if (known == null || !Arrays.equals(known.classFile(), classFile)) {
            return scan(new ClassReader(classFile));
        }
        owners.remove(known.scanned().owner());
        return known.scanned();
    }

    private ScannedClass scan(ClassReader reader) {
        ClassNode owner = new ClassNode();
        reader.accept(owner, parsing);
        return new ScannedClass(reader, owner, ClassScanner.scan(owner, apis, levels));
    }
}
