package io.dyndbg.blob;

import java.util.ArrayList;
import java.util.List;

/**
 * Section {@code MODU}: which modules a blob has, and how its classes and sites are split into blocks.
 *
 * <pre>
 * modules         varint, then for each: name (string), number of its classes (varint)
 * key interval    varint, of section SITE
 * site blocks     varint, then for each: number of its classes (varint), number of their sites (varint)
 * key interval    varint, of section TEXT
 * text blocks     varint, then for each: number of its sites (varint)
 * </pre>
 */
record Contents(
        List<String> modules,
        int[] moduleClasses,
        int siteKeyInterval,
        int[] blockClasses,
        int[] blockSites,
        int textKeyInterval,
        int[] textSites) {

    static Contents read(Input in) throws BlobException {
        int modules = in.count(2, "number of modules");
        List<String> names = new ArrayList<>(modules);
        int[] moduleClasses = new int[modules];
        for (int i = 0; i < modules; i++) {
            names.add(in.string("name of a module"));
            moduleClasses[i] = in.varint("number of classes of a module");
        }
        int siteKeyInterval = in.varint("key interval of the sites");
        int[] blockClasses = new int[in.count(2, "number of site blocks")];
        int[] blockSites = new int[blockClasses.length];
        for (int i = 0; i < blockClasses.length; i++) {
            blockClasses[i] = in.varint("number of classes of a block");
            blockSites[i] = in.varint("number of sites of a block");
        }
        int textKeyInterval = in.varint("key interval of the texts");
        int[] textSites = new int[in.count(1, "number of text blocks")];
        for (int i = 0; i < textSites.length; i++) {
            textSites[i] = in.varint("number of sites of a text block");
        }
        in.end();
        same(in, "classes in blocks", sum(blockClasses), sum(moduleClasses));
        same(in, "sites in text blocks", sum(textSites), sum(blockSites));
        return new Contents(
                List.copyOf(names),
                moduleClasses,
                siteKeyInterval,
                blockClasses,
                blockSites,
                textKeyInterval,
                textSites);
    }

    private static void same(Input in, String what, long found, long expected) throws BlobException {
        if (found != expected || found > Integer.MAX_VALUE) {
            throw in.damaged("number of " + what, Long.toString(found), Long.toString(expected));
        }
    }

    private static long sum(int[] numbers) {
        long sum = 0;
        for (int number : numbers) {
            sum += number;
        }
        return sum;
    }

    /** Answers the number of classes of the whole blob. */
    int classes() {
        return (int) sum(blockClasses);
    }
}
