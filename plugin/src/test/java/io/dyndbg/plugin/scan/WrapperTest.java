package io.dyndbg.plugin.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dyndbg.site.Level;
import org.junit.jupiter.api.Test;

class WrapperTest {
    @Test
    void methodsAreNamedAfterLevelsOrSayThem() {
        Wrapper wrapper = Wrapper.parse(" com.acme.Log#debug, trace ,say:debug:1,isChatty:info,isWarnEnabled");

        assertThat(wrapper.loggers()).containsExactly("com/acme/Log");
        assertThat(wrapper.levelOf("debug")).contains(Level.DEBUG);
        assertThat(wrapper.levelOf("trace")).contains(Level.TRACE);
        assertThat(wrapper.levelOf("say")).contains(Level.DEBUG);
        assertThat(wrapper.levelOf("info")).isEmpty();
        assertThat(wrapper.guardLevelOf("isDebugEnabled")).contains(Level.DEBUG);
        assertThat(wrapper.guardLevelOf("isTraceEnabled")).contains(Level.TRACE);
        assertThat(wrapper.guardLevelOf("isChatty")).contains(Level.INFO);
        assertThat(wrapper.guardLevelOf("isWarnEnabled")).contains(Level.WARN);
    }

    @Test
    void theTextIsTheOneThatWasNamedOrTheFirst() {
        Wrapper wrapper = Wrapper.parse("com.acme.Log#debug,say:debug:1");

        assertThat(wrapper.meaningOf("debug", "(Ljava/lang/String;[Ljava/lang/Object;)V", null))
                .contains(new Meaning.Logs(Level.DEBUG, 0));
        assertThat(wrapper.meaningOf("debug", "(Ljava/lang/String;Ljava/lang/String;)V", null))
                .contains(new Meaning.Logs(Level.DEBUG, 1));
        assertThat(wrapper.meaningOf("debug", "(Ljava/lang/Throwable;)V", null))
                .contains(new Meaning.Logs(Level.DEBUG, Meaning.Logs.NO_TEXT));
        assertThat(wrapper.meaningOf("say", "(ILjava/lang/Object;)V", null)).contains(new Meaning.Logs(Level.DEBUG, 1));
        assertThat(wrapper.meaningOf("isDebugEnabled", "(I)Z", null)).isEmpty();
    }

    @Test
    void whatCanNotBeUnderstoodIsSaidWithWhatToWrite() {
        assertThatThrownBy(() -> Wrapper.parse("com.acme.Log"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "\"com.acme.Log\" is no wrapper: write TYPE#METHOD,METHOD,..., for instance com.acme.Log#debug,trace");
        assertThatThrownBy(() -> Wrapper.parse("com.acme.Log#say"))
                .hasMessageContaining("of \"say\" the level is not known; write METHOD:LEVEL");
        assertThatThrownBy(() -> Wrapper.parse("com.acme.Log#say:debug:x"))
                .hasMessageContaining("\"x\" is no index of an argument");
    }
}
