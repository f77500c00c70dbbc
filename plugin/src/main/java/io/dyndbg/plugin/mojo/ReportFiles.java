package io.dyndbg.plugin.mojo;

import io.dyndbg.plugin.application.ApplicationRecords;
import io.dyndbg.plugin.collect.FolderBlobs;
import io.dyndbg.plugin.report.Baseline;
import io.dyndbg.plugin.report.BuildReport;
import io.dyndbg.plugin.report.Reasons;
import io.dyndbg.plugin.report.SourceLinks;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.reporting.MavenReportException;

/** Writes a report for each of the goals that have one. */
final class ReportFiles {
    /** The folder of a report in the one that is for all reports. */
    static final String FOLDER = "dyndbg";

    private final File reports;
    private final SourceLinks links;
    private final File baseline;
    private final Log log;

    /** @param baseline the JSON file of an earlier report; null to compare with none */
    ReportFiles(File reports, SourceLinks links, File baseline, Log log) {
        this.reports = reports;
        this.links = links;
        this.baseline = baseline;
        this.log = log;
    }

    /** Writes the report on folders of classes. */
    void onClasses(List<Path> folders) throws MavenReportException {
        try {
            FolderBlobs blobs = FolderBlobs.in(folders);
            Reasons.outOfDate(blobs).ifPresent(line -> log.warn("dyndbg: " + line));
            write(blobs, Map.of());
        } catch (IOException e) {
            throw failure(folders.size() == 1 ? folders.get(0) : folders, e);
        }
    }

    /** Writes the report on an application that was woven. */
    void onApplication(Path application) throws MavenReportException {
        try {
            ApplicationRecords records = ApplicationRecords.of(application, new Progress(log));
            write(records.blobs(), records.leftOut());
        } catch (IOException e) {
            throw failure(application, e);
        }
    }

    private void write(FolderBlobs blobs, Map<String, String> leftOut) throws IOException {
        // Before the report is written: it may be the same file.
        Optional<Baseline> before = baseline == null ? Optional.empty() : Optional.of(Baseline.read(baseline.toPath()));
        BuildReport report = BuildReport.of(blobs, leftOut, links, before);
        File folder = new File(reports, FOLDER);
        report.writeTo(folder.toPath());
        report.lines().forEach(log::info);
        log.info("dyndbg: report in " + new File(folder, BuildReport.PAGE));
    }

    private static MavenReportException failure(Object what, IOException e) {
        return new MavenReportException("dyndbg: can't report on " + what + ": " + e, e);
    }
}
