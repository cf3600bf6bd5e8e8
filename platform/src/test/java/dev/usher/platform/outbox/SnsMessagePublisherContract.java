package dev.usher.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.outbox.MessagePublisher.Answer;
import dev.usher.platform.tracing.MessageSpans;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What SNS takes and refuses, wherever it is.
abstract class SnsMessagePublisherContract {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final SnsMessagePublisher publisher;
    private final SnsMessagePublisher nowhere;

    SnsMessagePublisherContract(CloudUnderTest cloud) {
        String region = cloud.endpoints().region();
        this.publisher = new SnsMessagePublisher(
                cloud.sns(), ResourceNames.in(cloud.environmentName(), region, "000000000000"), MessageSpans.none());
        this.nowhere = new SnsMessagePublisher(
                cloud.sns(), ResourceNames.in("no-such-environment", region, "000000000000"), MessageSpans.none());
    }

    @Test
    void whatIsTooLargeIsToldFromTheOthers() {
        assertThatAllButThisAreAccepted(row("large", "x".repeat(300_000)));
    }

    @Test
    void aTopicThatIsNotThereRefusesNothingForGood() {
        Answer answer = nowhere.publish(List.of(OutboxStoreContract.row("waits", 0, NOW)));

        assertThat(answer).isEqualTo(Answer.nothing());
    }

    /// Publishes a dozen good rows with a bad one among them.
    void assertThatAllButThisAreAccepted(OutboxRow bad) {
        List<OutboxRow> good = IntStream.range(0, 12)
                .mapToObj(i -> OutboxStoreContract.row("good" + i, 0, NOW))
                .toList();
        var rows = new ArrayList<>(good);
        rows.add(3, bad);

        Answer answer = publisher.publish(rows);

        assertThat(answer.accepted()).containsExactlyInAnyOrderElementsOf(good);
        assertThat(answer.refused()).singleElement().satisfies(refused -> {
            assertThat(refused.row()).isEqualTo(bad);
            assertThat(refused.reason()).isNotBlank();
        });
    }

    static OutboxRow row(String id, String body) {
        return new OutboxRow(id, "payment-succeeded", "PaymentSucceeded", "EVENT#1", body, 0, NOW, null);
    }
}
