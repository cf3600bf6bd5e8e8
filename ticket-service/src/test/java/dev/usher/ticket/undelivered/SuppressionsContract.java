package dev.usher.ticket.undelivered;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.ticket.undelivered.Suppression.Cause;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Addresses that get no more mails, on the fake and on DynamoDB.
abstract class SuppressionsContract {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123Z");
    private static final Suppression BOUNCED = new Suppression(Cause.BOUNCED, NOON);

    private final String ada = "ada-" + UUID.randomUUID() + "@example.org";

    abstract Suppressions suppressions();

    /// What the command of operators writes.
    abstract void allow(String address, Instant at);

    @Test
    void anAddressIsSuppressedOnceItIsReported() {
        assertThat(suppressions().of(ada)).isEmpty();

        assertThat(suppressions().suppress(ada, BOUNCED)).isTrue();

        assertThat(suppressions().of(ada)).contains(BOUNCED);
    }

    @Test
    void theSameReportAgainIsNoNews() {
        suppressions().suppress(ada, BOUNCED);

        assertThat(suppressions().suppress(ada, BOUNCED)).isFalse();
        assertThat(suppressions().of(ada)).contains(BOUNCED);
    }

    @Test
    void theNewestReportCountsInWhateverOrderTheyArrive() {
        var complained = new Suppression(Cause.COMPLAINED, NOON.plusSeconds(1));
        suppressions().suppress(ada, complained);

        assertThat(suppressions().suppress(ada, BOUNCED)).isFalse();
        assertThat(suppressions().of(ada)).contains(complained);
    }

    @Test
    void anAddressIsTheSameInOtherLetters() {
        suppressions().suppress(ada, BOUNCED);

        assertThat(suppressions().of(" " + ada.toUpperCase(java.util.Locale.ROOT)))
                .contains(BOUNCED);
    }

    @Test
    void manyAddressesAreLookedUpAtOnceUnderTheNamesThatTheyWereGiven() {
        suppressions().suppress(ada, BOUNCED);
        String shouted = ada.toUpperCase(java.util.Locale.ROOT);
        List<String> others =
                IntStream.range(0, 120).mapToObj(n -> n + "-" + ada).toList();

        assertThat(suppressions().of(others)).isEmpty();
        assertThat(suppressions().of(List.of(ada, shouted, others.getFirst())))
                .isEqualTo(Map.of(ada, BOUNCED, shouted, BOUNCED));
        assertThat(suppressions().of(List.of())).isEmpty();
    }

    @Test
    void whatAnOperatorAllowedIsNotUndoneByAnOlderReportButByANewerOne() {
        suppressions().suppress(ada, BOUNCED);
        allow(ada, NOON.plusSeconds(60));
        assertThat(suppressions().of(ada)).isEmpty();

        suppressions().suppress(ada, BOUNCED);
        suppressions().suppress(ada, new Suppression(Cause.COMPLAINED, NOON.plusSeconds(59)));
        assertThat(suppressions().of(ada)).isEmpty();

        var again = new Suppression(Cause.BOUNCED, NOON.plusSeconds(61));
        suppressions().suppress(ada, again);
        assertThat(suppressions().of(ada)).contains(again);
    }
}
