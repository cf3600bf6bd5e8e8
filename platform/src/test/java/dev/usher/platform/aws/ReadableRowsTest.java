package dev.usher.platform.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ReadableRowsTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ReadableRows rows = new ReadableRows(meters);

    @Test
    void aRowThatCannotBeReadIsCountedAndHidesNoOther() {
        assertThat(unreadable()).isZero();

        assertThat(numbers("1", "two", "3")).containsExactly(1, 3);
        assertThat(unreadable()).isEqualTo(1);

        assertThat(numbers("1", "two", "3")).containsExactly(1, 3);
        assertThat(unreadable()).isEqualTo(2);
    }

    @Test
    void aRowWithoutItsKeyIsLeftOutToo() {
        List<Map<String, AttributeValue>> nothing = List.of(Map.of());

        assertThat(rows.of("things", "id", nothing, ReadableRowsTest::number)).isEmpty();
        assertThat(unreadable()).isEqualTo(1);
    }

    @Test
    void aLimitCountsWhatCanBeRead() {
        var found = rows.of("things", "id", rows("one", "two", "3", "4", "five"), ReadableRowsTest::number)
                .limit(2);

        assertThat(found).containsExactly(3, 4);
        assertThat(unreadable()).as("of those before the limit").isEqualTo(2);
    }

    private List<Integer> numbers(String... values) {
        return rows.of("things", "id", rows(values), ReadableRowsTest::number).toList();
    }

    private static List<Map<String, AttributeValue>> rows(String... values) {
        return List.of(values).stream()
                .map(value -> Map.of("id", Attribute.text(value)))
                .toList();
    }

    private static int number(Map<String, AttributeValue> row) {
        return Item.of("things", row).value("id", Integer::valueOf);
    }

    private double unreadable() {
        return meters.get("usher.unreadable.rows").counter().count();
    }
}
