package dev.usher.platform.messaging;

import static dev.usher.platform.aws.Attribute.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.operations.ConsumersRow;
import dev.usher.platform.aws.Item;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ConsumersTest {
    private static final Instant NOW = Instant.parse("2026-12-01T20:00:00Z");

    @Test
    void withoutARowEverybodyConsumesEverything() {
        assertThat(read(Map.of()).mayConsume("a", Optional.empty(), NOW)).isTrue();
    }

    @Test
    void aPausedQueueIsConsumedByNobodyAndOthersAre() {
        var consumers = read(Map.of(
                ConsumersRow.KEY,
                text(ConsumersRow.ID),
                ConsumersRow.PAUSED + "a",
                map(Map.of(ConsumersRow.BY, text("somebody")))));

        assertThat(consumers.mayConsume("a", Optional.of("42"), NOW)).isFalse();
        assertThat(consumers.mayConsume("b", Optional.of("42"), NOW)).isTrue();
    }

    @Test
    void duringADeploymentOnlyOneRevisionConsumesUntilItsTimeIsUp() {
        var consumers = read(Map.of(
                ConsumersRow.ONLY,
                map(Map.of(
                        ConsumersRow.REVISION,
                        text("41"),
                        ConsumersRow.UNTIL,
                        text(NOW.plusSeconds(60).toString())))));

        assertThat(consumers.mayConsume("a", Optional.of("41"), NOW)).isTrue();
        assertThat(consumers.mayConsume("a", Optional.of("42"), NOW)).isFalse();
        assertThat(consumers.mayConsume("a", Optional.empty(), NOW)).isFalse();
        assertThat(consumers.mayConsume("a", Optional.of("42"), NOW.plusSeconds(60)))
                .isTrue();
    }

    @Test
    void whatCannotBeReadHoldsNobodyBackAndPausesStay() {
        var withoutEnd = read(Map.of(
                ConsumersRow.PAUSED + "a",
                text("by hand"),
                ConsumersRow.ONLY,
                map(Map.of(ConsumersRow.REVISION, text("41")))));
        var noMap = read(Map.of(ConsumersRow.ONLY, text("41")));

        assertThat(withoutEnd.mayConsume("b", Optional.of("42"), NOW)).isTrue();
        assertThat(withoutEnd.mayConsume("a", Optional.of("42"), NOW)).isFalse();
        assertThat(noMap.mayConsume("b", Optional.of("42"), NOW)).isTrue();
    }

    private static Consumers read(Map<String, AttributeValue> row) {
        return Consumers.read(Item.of("ticket-leases", row));
    }

    private static AttributeValue map(Map<String, AttributeValue> entries) {
        return AttributeValue.builder().m(entries).build();
    }
}
