package io.dyndbg.blob;

/**
 * Which function each site of a block stands in: runs of neighbours in one class and one function.
 *
 * <pre>
 * number          varint
 * lengths         varint for each run: its sites, less 1; a run ends with its class
 * functions       varint for each run: 0 for the first function that no run before had, else 1 + its index
 * descriptors     varint for each run: 0 for none, else 1 + its index
 * </pre>
 */
final class Runs {
    private final String[] functions;
    private final String[] descriptors;
    private final int[] function;
    private final int[] descriptor;
    /** For each site its run. */
    private final int[] run;

    private Runs(String[] functions, String[] descriptors, int number, int sites) {
        this.functions = functions;
        this.descriptors = descriptors;
        this.function = new int[number];
        this.descriptor = new int[number];
        this.run = new int[sites];
    }

    static Runs read(Input in, String[] functions, String[] descriptors, int[] firstSite) throws BlobException {
        int number = in.count(3, "runs");
        Runs runs = new Runs(functions, descriptors, number, firstSite[firstSite.length - 1]);
        runs.readLengths(in, firstSite);
        int fresh = 0;
        for (int i = 0; i < number; i++) {
            int code = in.upTo(functions.length, "function of a run");
            if (code == 0 && fresh == functions.length) {
                throw in.damaged("function of a run", "one more function", "one of " + fresh);
            }
            runs.function[i] = code == 0 ? fresh++ : code - 1;
        }
        for (int i = 0; i < number; i++) {
            runs.descriptor[i] = in.upTo(descriptors.length, "descriptor of a run") - 1;
        }
        return runs;
    }

    private void readLengths(Input in, int[] firstSite) throws BlobException {
        int site = 0;
        int next = 0;
        for (int i = 0; i < function.length; i++) {
            while (next < firstSite.length && firstSite[next] <= site) {
                next++;
            }
            int room = next == firstSite.length ? 0 : firstSite[next] - site;
            int length = in.varint("length of a run");
            if (length >= room) {
                throw in.damaged(
                        "length of a run", length + " + 1 sites", "at most " + room + ", what its class has left");
            }
            java.util.Arrays.fill(run, site, site + length + 1, i);
            site += length + 1;
        }
        if (site != run.length) {
            throw in.damaged("sites in runs", Integer.toString(site), Integer.toString(run.length));
        }
    }

    String function(int site) {
        return functions[function[run[site]]];
    }

    /** Answers the descriptor, or null where the site has none. */
    String descriptor(int site) {
        int index = descriptor[run[site]];
        return index < 0 ? null : descriptors[index];
    }
}
