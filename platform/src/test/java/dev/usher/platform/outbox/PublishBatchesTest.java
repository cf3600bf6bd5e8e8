package dev.usher.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PublishBatchesTest {
    @Test
    void tenRowsFitACallAndTheEleventhStartsAnother() {
        assertThat(PublishBatches.of(rows(21, 100)).stream().map(List::size)).containsExactly(10, 10, 1);
    }

    @Test
    void largeRowsAreSpreadOverMoreCalls() {
        assertThat(PublishBatches.of(rows(5, 90 * 1024)).stream().map(List::size))
                .containsExactly(2, 2, 1);
    }

    @Test
    void noRowIsLostAndTheirOrderStays() {
        List<OutboxRow> rows = rows(7, 100 * 1024);

        assertThat(PublishBatches.of(rows).stream().flatMap(List::stream)).containsExactlyElementsOf(rows);
    }

    @Test
    void aRowThatIsTooLargeGoesAlone() {
        assertThat(PublishBatches.of(rows(3, PublishBatches.MAX_BYTES)).stream().map(List::size))
                .containsExactly(1, 1, 1);
    }

    @Test
    void nothingNeedsNoCall() {
        assertThat(PublishBatches.of(List.of())).isEmpty();
    }

    private static List<OutboxRow> rows(int count, int bytes) {
        return IntStream.range(0, count)
                .mapToObj(i -> new OutboxRow(
                        "id" + i,
                        "event-changed",
                        "EventChanged",
                        "EVENT#1",
                        "x".repeat(bytes),
                        0,
                        Instant.EPOCH,
                        null))
                .toList();
    }
}
