package io.dyndbg.plugin.check;

import io.dyndbg.plugin.scan.ClassScanner;
import io.dyndbg.plugin.scan.LoggingCatalog;
import io.dyndbg.plugin.scan.Scan;
import io.dyndbg.plugin.scan.SourceMap;
import io.dyndbg.plugin.scan.Statement;
import io.dyndbg.site.CallsiteRecord;
import io.dyndbg.site.ClassRecord;
import io.dyndbg.site.Format;
import io.dyndbg.site.GuardRecord;
import io.dyndbg.site.Level;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/** Looks at the statements of classes, one class after the other. */
final class ClassCheck {
    private final LoggingCatalog apis;
    private final Set<Level> levels;
    private final List<Finding> findings;

    /** What tells a statement in its class's record. */
    private record Key(int line, Level level, Format format) {}

    /** @param findings to which is added */
    ClassCheck(LoggingCatalog apis, Set<Level> levels, List<Finding> findings) {
        this.apis = apis;
        this.levels = levels;
        this.findings = findings;
    }

    /**
     * Looks at a class.
     *
     * @param classFile as it was compiled
     * @param record what its blob holds of it
     */
    void look(byte[] classFile, ClassRecord record) {
        ClassNode owner = new ClassNode();
        new ClassReader(classFile).accept(owner, 0);
        Scan scan = ClassScanner.scan(owner, apis, levels);
        SourceMap sources = SourceMap.of(owner.sourceDebug);
        Set<Key> guarded = guarded(record);
        String file = record.sourcePath() == null ? record.name() : record.sourcePath();
        for (Statement statement : scan.statements()) {
            if (!statement.collected()) {
                continue;
            }
            Optional<SourceMap.Position> written = sources.at(statement.line());
            int line = written.map(SourceMap.Position::line).orElse(statement.line());
            Key key = new Key(line, statement.level(), statement.format());
            StatementCheck check =
                    new StatementCheck(statement, scan.flows().known(statement.method()), apis.hierarchy());
            for (StatementCheck.Fault fault : check.faults(guarded.contains(key))) {
                String place = written.map(SourceMap.Position::path).orElse(file);
                findings.add(new Finding(fault.rule(), place, line, fault.message(), fault.advice()));
            }
        }
    }

    /** A guard that can't be opened is one as well, and so are callers that ask first. */
    private static Set<Key> guarded(ClassRecord record) {
        Set<Key> guarded = new HashSet<>();
        for (CallsiteRecord site : record.sites()) {
            if (site.behindGuard() != null || site.note() != null) {
                guarded.add(key(site));
            }
        }
        for (GuardRecord guard : record.guards()) {
            guard.sites().forEach(ordinal -> guarded.add(key(record.sites().get(ordinal))));
        }
        return guarded;
    }

    private static Key key(CallsiteRecord site) {
        return new Key(site.line(), site.level(), site.format());
    }
}
