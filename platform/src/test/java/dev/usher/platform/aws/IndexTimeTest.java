package dev.usher.platform.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class IndexTimeTest {
    @Test
    void textsSortAsTimesDo() {
        var second = Instant.parse("2026-11-22T18:30:00Z");
        var times = List.of(second.minusMillis(1), second, second.plusMillis(5), second.plusSeconds(1));

        assertThat(times).map(IndexTime::text).isSorted().doesNotHaveDuplicates();
        assertThat(times).map(IndexTime::text).map(Instant::parse).isEqualTo(times);
    }
}
