package io.dyndbg.plugin.mojo;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.logging.SystemStreamLog;

/** What a goal said. */
final class RecordedLog extends SystemStreamLog {
    final List<String> info = new ArrayList<>();
    final List<String> debug = new ArrayList<>();
    final List<String> warn = new ArrayList<>();

    @Override
    public void info(CharSequence content) {
        info.add(content.toString());
    }

    @Override
    public void warn(CharSequence content) {
        warn.add(content.toString());
    }

    @Override
    public void debug(CharSequence content) {
        debug.add(content.toString());
    }
}
