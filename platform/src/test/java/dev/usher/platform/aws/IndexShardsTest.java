package dev.usher.platform.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

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
}
