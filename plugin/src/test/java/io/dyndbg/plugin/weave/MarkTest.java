package io.dyndbg.plugin.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.plugin.RewrittenClass;
import io.dyndbg.site.Arguments;
import io.dyndbg.site.Mark;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A class that was woven is known to be, whatever became of it since. */
class MarkTest {
    @TempDir
    private Path folder;

    private byte[] original;
    private byte[] woven;

    @BeforeEach
    void weave() {
        CompiledSample sample = CompiledSample.compile(folder, "Sample.java", """
                package samples;
                class Sample {
                    static final org.slf4j.Logger LOG = org.slf4j.LoggerFactory.getLogger(Sample.class);
                    void a() { LOG.debug("a"); LOG.debug("b"); }
                }
                """);
        original = sample.bytes("samples/Sample");
        woven = sample.weave(Arguments.KEEP).bytes("samples/Sample");
    }

    @Test
    void anUnwovenClassHasNone() {
        assertThat(MarkFinder.in(original)).isEmpty();
        assertThat(MarkFinder.in(new byte[] {1, 2, 3})).isEmpty();
    }

    @Test
    void aRelocatedClassSaysWhatItSaidBefore() {
        Mark mark = MarkFinder.in(woven).orElseThrow();
        for (String pattern : new String[] {"samples/", "io/dyndbg/", "org/slf4j/", "test", ""}) {
            assertThat(MarkFinder.in(RewrittenClass.relocated(woven, pattern)))
                    .as(pattern)
                    .hasValue(mark);
        }
        assertThat(mark.blob()).isEqualTo(CompiledSample.BLOB);
        assertThat(mark.hash()).isEqualTo(ClassWeaver.hashOf(original));
        assertThat(mark.sites()).isEqualTo(2);
    }

    @Test
    void aClassThatALaterVersionWoveIsKnown() {
        Mark mark = MarkFinder.in(RewrittenClass.wovenLater(woven)).orElseThrow();
        assertThat(mark.later()).isTrue();
        assertThat(mark.blob()).isEqualTo(CompiledSample.BLOB);
    }
}
