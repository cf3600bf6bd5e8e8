package dev.usher.cli.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalCloud;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@OnLocalCloud
class OutboxesIT {
    private static final Instant NOW = Instant.parse("2026-12-01T20:00:00Z");

    private final CloudUnderTest cloud;

    OutboxesIT(CloudUnderTest cloud) {
        this.cloud = cloud;
    }

    @Test
    void whatWaitsAndWhatIsSetApartIsCountedByService() {
        put("SHARD#0", "PaymentSucceeded#REG#1", NOW);
        put("SHARD#7", "PaymentSucceeded#REG#2", NOW.minusSeconds(300));
        put("APART", "EventChanged#EVENT#1#2", NOW.minusSeconds(900));

        var backlogs = new Outboxes(cloud.dynamoDb(), cloud.environmentName()).backlogs();

        assertThat(backlogs)
                .extracting(Backlog::service)
                .containsExactlyInAnyOrder("payment-service", "ticket-service", "validation-service");
        Backlog payments = backlogs.stream()
                .filter(backlog -> backlog.service().equals("payment-service"))
                .findFirst()
                .orElseThrow();
        assertThat(payments.pending()).hasSize(2);
        assertThat(payments.oldest()).contains(new Waiting("PaymentSucceeded#REG#2", NOW.minusSeconds(300)));
        assertThat(payments.apart()).containsExactly(new Waiting("EventChanged#EVENT#1#2", NOW.minusSeconds(900)));
        assertThat(backlogs).filteredOn(backlog -> !backlog.equals(payments)).noneMatch(it -> it.isLate(NOW));
        assertThat(new Backlog("s", payments.pending(), List.of()).isLate(NOW.minusSeconds(300)))
                .isFalse();
        assertThat(new Backlog("s", payments.pending(), List.of()).isLate(NOW.minusSeconds(299)))
                .isTrue();
    }

    private void put(String shard, String id, Instant createdAt) {
        cloud.dynamoDb()
                .putItem(put -> put.tableName(cloud.nameOf("payment-outbox"))
                        .item(Map.of(
                                "outboxId", AttributeValue.fromS(id),
                                "createdAt", AttributeValue.fromS(createdAt.toString()),
                                "pendingShard", AttributeValue.fromS(shard),
                                "pendingSince", AttributeValue.fromS(createdAt + "#" + id))));
    }
}
