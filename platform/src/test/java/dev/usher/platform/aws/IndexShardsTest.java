package dev.usher.platform.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.platform.service.SettingException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndexShardsTest {
    private static final IndexShards FOUR = new IndexShards(4);

    @Test
    void rowsAreSpreadOverAllShards() {
        assertThat(IntStream.range(0, 1000).map(id -> FOUR.of("REG#" + id)).distinct())
                .containsExactlyInAnyOrder(0, 1, 2, 3);
    }

    @Test
    void afterTheyAreRaisedTheShardsOfEarlierRowsAreStillRead() {
        assertThat(new IndexShards(16).all().boxed())
                .containsAll(FOUR.all().boxed().toList());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(ints = {0, -1, 257})
    void anImpossibleNumberIsRefusedByName(@Nullable Integer count) {
        assertThatThrownBy(() -> new IndexShards(count))
                .isInstanceOf(SettingException.class)
                .hasMessage("INDEX_SHARDS must be a number from 1 to 256");
    }
}
