package dev.usher.ticket.undelivered;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.mail.MailAddress;
import dev.usher.contracts.operations.SuppressionTable;
import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnEachCloud;
import dev.usher.platform.aws.Attribute;
import dev.usher.ticket.order.DynamoStores;
import dev.usher.ticket.undelivered.Suppression.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@OnEachCloud
class DynamoSuppressionsIT extends SuppressionsContract {
    private final CloudUnderTest cloud;
    private final Suppressions suppressions;

    DynamoSuppressionsIT(CloudUnderTest cloud) {
        this.cloud = cloud;
        this.suppressions = new DynamoSuppressions(cloud.dynamoDb(), DynamoStores.names(cloud));
    }

    @Override
    Suppressions suppressions() {
        return suppressions;
    }

    @Override
    void allow(String address, Instant at) {
        cloud.dynamoDb()
                .putItem(put -> put.tableName(cloud.nameOf(SuppressionTable.NAME))
                        .item(Map.of(
                                SuppressionTable.ADDRESS, Attribute.text(MailAddress.digest(address)),
                                SuppressionTable.CAUSE, Attribute.text(SuppressionTable.ALLOWED),
                                SuppressionTable.SINCE, Attribute.instant(at))));
    }

    @Test
    void aRowNamesNobodyAndIsForgottenAfterAYear() {
        var at = Instant.parse("2026-11-22T12:00:00Z");
        suppressions.suppress("ada@example.org", new Suppression(Cause.COMPLAINED, at));

        var row = cloud.dynamoDb()
                .getItem(get -> get.tableName(cloud.nameOf("ticket-suppressions"))
                        .key(Map.of("addressDigest", AttributeValue.fromS(MailAddress.digest("ada@example.org")))))
                .item();

        assertThat(row.toString()).doesNotContain("ada", "example.org");
        assertThat(row)
                .containsEntry("cause", AttributeValue.fromS("complained"))
                .containsEntry("since", AttributeValue.fromS("2026-11-22T12:00:00.000Z"))
                .containsEntry(
                        "forgetAfter",
                        AttributeValue.fromN(
                                Long.toString(at.plus(Duration.ofDays(400)).getEpochSecond())));
    }
}
