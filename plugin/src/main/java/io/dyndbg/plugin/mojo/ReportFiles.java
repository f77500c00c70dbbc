package io.dyndbg.plugin.mojo;

import io.dyndbg.plugin.application.ApplicationRecords;
import io.dyndbg.plugin.collect.FolderBlobs;
import io.dyndbg.plugin.report.BuildReport;
import io.dyndbg.plugin.report.Reasons;
import io.dyndbg.plugin.report.SourceLinks;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.reporting.MavenReportException;

/** Writes a report for each of the goals that have one. */
final class ReportFiles {
    /** The folder of a report in the one that is for all reports. */
    static final String FOLDER = "dyndbg";

    private final File reports;
    private final SourceLinks links;
    private final Log log;

    ReportFiles(File reports, SourceLinks links, Log log) {
        this.reports = reports;
        this.links = links;
        this.log = log;
    }

    /** Writes the report on folders of classes. */
    void onClasses(List<Path> folders) throws MavenReportException {
        try {
            FolderBlobs blobs = FolderBlobs.in(folders);
            Reasons.outOfDate(blobs).ifPresent(line -> log.warn("dyndbg: " + line));
            write(BuildReport.of(blobs, Map.of(), links));
        } catch (IOException e) {
            throw failure(folders.size() == 1 ? folders.get(0) : folders, e);
        }
    }

    /** Writes the report on an application that was woven. */
    void onApplication(Path application) throws MavenReportException {
        try {
            ApplicationRecords records = ApplicationRecords.of(application, new Progress(log));
            write(BuildReport.of(records.blobs(), records.leftOut(), links));
        } catch (IOException e) {
            throw failure(application, e);
        }
    }

    private void write(BuildReport report) throws IOException {
        File folder = new File(reports, FOLDER);
        report.writeTo(folder.toPath());
        report.lines().forEach(log::info);
        log.info("dyndbg: report in " + new File(folder, BuildReport.PAGE));
    }

    private static MavenReportException failure(Object what, IOException e) {
        return new MavenReportException("dyndbg: can't report on " + what + ": " + e, e);
    }
}
