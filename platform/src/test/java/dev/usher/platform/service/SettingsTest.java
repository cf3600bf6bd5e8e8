package dev.usher.platform.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void limitsMayBeReached() {
        assertThat(Settings.atLeast(1, 1, "A")).isEqualTo(1);
        assertThat(Settings.between(1, 3, 3, "A")).isEqualTo(3);
        assertThat(Settings.port(65_535, "A")).isEqualTo(65_535);
        assertThat(Settings.length(SECOND, MINUTE, SECOND, "A", "")).isEqualTo(SECOND);
        assertThat(Settings.length(SECOND, MINUTE, MINUTE, "A", "")).isEqualTo(MINUTE);
    }

    @Test
    void textsComeWithoutTheSpacesAroundThem() {
        assertThat(Settings.require(" a ", "A", "")).isEqualTo("a");
        assertThat(Settings.flag(" true ", "A")).isEqualTo("true");
        assertThat(Settings.webAddress(" http://a:1/b#c ", "A", "")).isEqualTo("http://a:1/b#c");
        assertThat(Settings.origin(" https://a.example.org ", "A", "")).isEqualTo("https://a.example.org");
    }

    @Test
    void whatIsMissingOrUnreadableIsRefusedLikeWhatIsOutOfRange() {
        refuses(() -> Settings.require(null, "A", "an example"), "A is missing: an example");
        refuses(() -> Settings.atLeast(1, null, "A"), "A must be a number, at least 1");
        refuses(() -> Settings.atLeast(1, 0, "A"), "A must be a number, at least 1");
        refuses(() -> Settings.between(1, 3, null, "A"), "A must be a number from 1 to 3");
        refuses(() -> Settings.between(1, 3, 4, "A"), "A must be a number from 1 to 3");
        refuses(() -> Settings.port(0, "A"), "A must be a number from 1 to 65535");
        refuses(() -> Settings.length(null, "A", "PT1M"), "A must be a length of time such as PT1M");
        refuses(() -> Settings.length(Duration.ZERO, "A", "PT1M"), "A must be a length of time such as PT1M");
        refuses(() -> Settings.length(SECOND, MINUTE, null, "A", "short"), "A must be short");
        refuses(() -> Settings.length(SECOND, MINUTE, MINUTE.plusMillis(1), "A", "short"), "A must be short");
        refuses(() -> Settings.oneOf(List.of("tls", "none"), null, "A"), "A must be tls or none");
        refuses(() -> Settings.flag("True", "A"), "A must be true or false");
        refuses(() -> Settings.webAddress(null, "A", "http://a"), "A must be a web address such as http://a");
        refuses(() -> Settings.webAddress("http:///a", "A", "http://a"), "A must be a web address such as http://a");
        refuses(
                () -> Settings.origin("http://a/", "A", "http://a"),
                "A must be an origin without a path, such as http://a");
    }

    private static void refuses(ThrowingCallable setting, String message) {
        assertThatThrownBy(setting).isInstanceOf(SettingException.class).hasMessage(message);
    }
}
