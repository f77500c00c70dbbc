package io.dyndbg.plugin.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.dyndbg.plugin.scan.SourceMap.Position;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Line tables of JSR-45, as compilers write them and as its text has them. */
class SourceMapTest {
    private static final String KOTLIN = """
            SMAP
            Main.kt
            Kotlin
            *S Kotlin
            *F
            + 1 Main.kt
            com/acme/MainKt
            + 2 Util.kt
            com/acme/util/UtilKt
            *L
            1#1,20:1
            3#2,2:21
            *S KotlinDebug
            *F
            + 1 Main.kt
            com/acme/MainKt
            *L
            7#1:21,2
            *E
            """;

    private static final String PAGE = """
            SMAP
            index_jsp.java
            JSP
            *S JSP
            *F
            + 0 index.jsp
            WEB-INF/index.jsp
            1 head.jspf
            *L
            3:5
            10,3:60,4
            1#1,2:80
            2:90
            *E
            """;

    @ParameterizedTest
    @CsvSource({
        "1, com/acme/Main.kt, 1",
        "20, com/acme/Main.kt, 20",
        "21, com/acme/util/Util.kt, 3",
        "22, com/acme/util/Util.kt, 4",
    })
    void kotlinNamesTheClassThatTheFileWouldBe(int line, String path, int written) {
        assertThat(SourceMap.of(KOTLIN).at(line)).contains(new Position(path, written));
    }

    @ParameterizedTest
    @CsvSource({
        "5, WEB-INF/index.jsp, 3",
        "60, WEB-INF/index.jsp, 10",
        "63, WEB-INF/index.jsp, 10",
        "64, WEB-INF/index.jsp, 11",
        "71, WEB-INF/index.jsp, 12",
        "80, head.jspf, 1",
        "81, head.jspf, 2",
        "90, head.jspf, 2",
    })
    void aLineOfAPageMayTakeSeveralOfItsClass(int line, String path, int written) {
        assertThat(SourceMap.of(PAGE).at(line)).contains(new Position(path, written));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 6, 59, 72, 82})
    void aLineThatNothingIsSaidOfIsTheClassFiles(int line) {
        assertThat(SourceMap.of(PAGE).at(line)).isEmpty();
    }

    @Test
    void windowsLineEndsAndEmbeddedMapsAreRead() {
        String text =
                "SMAP\r\nA.java\r\nBar\r\n*O Foo\r\nSMAP\r\nx\r\nBar\r\n*S Bar\r\n*F\r\n1 no.foo\r\n*L\r\n9#1:1\r\n*E\r\n*C Foo\r\n"
                        + "*S Bar\r\n*F\r\n1 yes.bar\r\n*V\r\n1 vendor\r\n*L\r\n2#1:1\r\n*E\r\n";

        assertThat(SourceMap.of(text).at(1)).contains(new Position("yes.bar", 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SMAP",
                "SMAP\nA.java\n",
                "SMAP\nA.java\nJava\n*S Kotlin\n*F\n1 A\n*L\n3#1:5\n*E",
                "SMAP\nA.java\nJSP\n*S JSP\n*F\n+ 1 A",
                "SMAP\nA.java\nJSP\n*S JSP\n*F\n1 A\n*L\n3#1,99999999999:5\n*E",
                "SMAP\nA.java\nJSP\n*S JSP\n*F\n1 A\n*L\n3#1,2000000000:5,2000000000\n*E",
                "SMAP\nA.java\nJSP\n*S JSP\n*F\n1 A\n*L\n3#2:5\nwhatever\n*E",
                "something of a debugger's own",
            })
    void whatIsNoMapMapsNothing(String text) {
        assertThat(SourceMap.of(text).at(5)).isEqualTo(Optional.empty());
    }

    @Test
    void aLineThatNoClassFileCouldHaveIsUnknown() {
        String text = "SMAP\nA.java\nJSP\n*S JSP\n*F\n1 A\n*L\n70000#1:5\n*E";

        assertThat(SourceMap.of(text).at(5)).contains(new Position("A", 0));
        assertThat(SourceMap.of(null).at(5)).isEmpty();
    }
}
