package dev.usher.platform.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class AttributeTest {
    @Test
    void textsOfInstantsSortAsTimesDo() {
        var second = Instant.parse("2026-11-22T18:30:00Z");
        var times = List.of(second.minusMillis(1), second, second.plusMillis(5), second.plusSeconds(1));

        assertThat(times).map(Attribute::sortable).isSorted().doesNotHaveDuplicates();
        assertThat(times).map(Attribute::sortable).map(Instant::parse).isEqualTo(times);
    }

    @Test
    void instantsHaveMillisecondsAndNothingFiner() {
        assertThat(Attribute.instant(Instant.parse("2026-11-22T18:30:00.001999Z")))
                .isEqualTo(AttributeValue.fromS("2026-11-22T18:30:00.001Z"));
        assertThat(Attribute.instant(Instant.EPOCH)).isEqualTo(AttributeValue.fromS("1970-01-01T00:00:00.000Z"));
    }

    @Test
    void aTimeToForgetIsInSeconds() {
        assertThat(Attribute.epochSecond(Instant.ofEpochSecond(1_800_000_000, 999_999_999)))
                .isEqualTo(AttributeValue.fromN("1800000000"));
    }

    @Test
    void anItemHasNoAttributeForAnAbsentValue() {
        var item = new ItemBuilder()
                .with("id", Attribute.text(new Id(7)))
                .withOptional("until", null, Attribute::instant)
                .withOptional("since", Instant.EPOCH, Attribute::instant)
                .build();

        assertThat(item)
                .isEqualTo(Map.of(
                        "id", AttributeValue.fromS("ID#7"), "since", AttributeValue.fromS("1970-01-01T00:00:00.000Z")));
    }

    @Test
    void aMapHasAnAttributePerEntry() {
        AttributeValue map = Attribute.map(Map.of("a", 1, "b", 2), count -> Attribute.number(count));

        assertThat(map)
                .isEqualTo(
                        AttributeValue.fromM(Map.of("a", AttributeValue.fromN("1"), "b", AttributeValue.fromN("2"))));
    }

    private record Id(int number) {
        @Override
        public String toString() {
            return "ID#" + number;
        }
    }
}
