package dev.usher.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usher.platform.web.Cursor.MalformedCursor;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    private static final Instant AT = Instant.parse("2026-11-22T18:30:00.005Z");

    @Test
    void bothWordsAreReadAsTheyWereWritten() {
        String cursor = Cursor.of(AT, 7);

        assertThat(cursor).matches("[A-Za-z0-9_-]+");
        assertThat(Cursor.read(cursor, CursorTest::position)).isEqualTo(new Position(AT, 7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense!", "b25l", "b25lIHR3byB0aHJlZQ", "b25lIHR3bw"})
    void whatWeDidNotMakeIsRefused(String cursor) {
        assertThatExceptionOfType(MalformedCursor.class).isThrownBy(() -> Cursor.read(cursor, CursorTest::position));
    }

    private static Position position(String at, String number) {
        return new Position(Instant.parse(at), Integer.parseInt(number));
    }

    private record Position(Instant at, int number) {}
}
