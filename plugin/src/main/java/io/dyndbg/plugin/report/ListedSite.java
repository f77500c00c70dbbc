package io.dyndbg.plugin.report;

import io.dyndbg.query.Escapes;
import io.dyndbg.query.Terms;
import io.dyndbg.site.CallsiteRecord;
import io.dyndbg.site.ClassRecord;
import io.dyndbg.site.Format;
import io.dyndbg.site.ModuleRecords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A site as a build lists it.
 *
 * @param module its module
 * @param owner its class
 * @param ordinal its number in the class, from 0
 * @param site what is known of it
 */
public record ListedSite(String module, ClassRecord owner, int ordinal, CallsiteRecord site) {
    /** The line above a listing. */
    public static final String HEADING = "# filename:lineno [module]function flags format";

    /**
     * Answers the sites that {@code terms} select: modules by name, the sites of one in the order of file, line,
     * appearance.
     */
    public static List<ListedSite> in(List<ModuleRecords> modules, Terms terms) {
        List<ListedSite> all = new ArrayList<>();
        for (ModuleRecords module : modules) {
            for (ClassRecord owner : module.classes()) {
                for (int i = 0; i < owner.sites().size(); i++) {
                    ListedSite site = new ListedSite(
                            module.module(), owner, i, owner.sites().get(i));
                    if (site.isSelectedBy(terms)) {
                        all.add(site);
                    }
                }
            }
        }
        // The sort is stable: what is equal so far keeps the order of the code.
        all.sort(Comparator.comparing(ListedSite::module)
                .thenComparing(ListedSite::file)
                .thenComparing(site -> site.site().line()));
        return all;
    }

    private boolean isSelectedBy(Terms terms) {
        return terms.matchModule(module)
                && terms.matchClass(owner.name())
                && terms.matchFile(owner.sourcePath())
                && terms.matchFunction(site.function())
                && terms.matchLine(site.line())
                && terms.matchLevel(site.level())
                && terms.matchFormat(site.format());
    }

    /** Answers the source file with its package; the class's name if the class does not tell. */
    public String file() {
        return owner.sourcePath() == null ? owner.name() : owner.sourcePath();
    }

    /** Answers the format as a listing shows it: escaped as in C, {@code {}} where a concatenation has an operand. */
    public String format() {
        Format format = site.format();
        return switch (format.kind()) {
            case CONSTANT -> '"' + Escapes.escape(format.text()) + '"';
            case CONCATENATION -> '"' + Escapes.escape(format.text().replace("\1", "{}")) + '"';
            case NONE -> "<" + Escapes.escape(format.text()) + ">";
        };
    }

    /** Answers the site's line of the control listing. No build knows a state other than follow. */
    public String line() {
        return file() + ":" + site.line() + " [" + module + "]" + site.function() + " =_ " + format();
    }

    /** Answers what becomes of the site at run time, as a person reads it. */
    public String switchState() {
        if (!site.woven()) {
            return "left alone: " + site.leftAlone();
        }
        return site.behindGuard() == null ? "woven" : "woven, behind a guard: " + site.behindGuard();
    }
}
