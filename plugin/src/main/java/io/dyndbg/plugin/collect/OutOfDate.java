package io.dyndbg.plugin.collect;

import io.dyndbg.blob.ClassLocations;
import io.dyndbg.plugin.weave.ClassWeaver;
import io.dyndbg.site.Mark;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds the classes of a folder that are others now than those which its records were made from. */
final class OutOfDate {
    private OutOfDate() {}

    /** Answers the names of those of {@code classes} that were deleted, or compiled anew, since they were woven. */
    static List<String> in(Folder folder, List<ClassLocations> classes) throws IOException {
        Map<String, List<String>> versions =
                folder.paths(".class").stream().collect(Collectors.groupingBy(VersionedPath::plain));
        List<String> outOfDate = new ArrayList<>();
        for (ClassLocations each : classes) {
            String path = each.name().replace('.', '/') + ".class";
            boolean found = false;
            for (String version : versions.getOrDefault(path, List.of())) {
                Optional<byte[]> bytes = folder.read(version);
                found |= bytes.isPresent() && isOf(bytes.get(), each);
            }
            if (!found) {
                outOfDate.add(each.name());
            }
        }
        return outOfDate;
    }

    /** A class all of whose sites were left alone is as it was compiled. */
    private static boolean isOf(byte[] classFile, ClassLocations locations) {
        boolean woven = IntStream.range(0, locations.siteCount()).anyMatch(site -> locations.leftAlone(site) == null);
        return woven
                ? Mark.isOf(classFile, locations.hash(), locations.siteCount())
                : ClassWeaver.hashOf(classFile) == locations.hash();
    }
}
