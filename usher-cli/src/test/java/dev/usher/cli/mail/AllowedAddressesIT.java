package dev.usher.cli.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.mail.MailAddress;
import dev.usher.contracts.operations.SuppressionTable;
import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalCloud;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What ticket-service makes of the row is tried in its `SuppressionsContract`.
@OnLocalCloud
class AllowedAddressesIT {
    private final CloudUnderTest cloud;
    private final AllowedAddresses addresses;

    AllowedAddressesIT(CloudUnderTest cloud) {
        this.cloud = cloud;
        this.addresses = new AllowedAddresses(cloud.dynamoDb(), cloud.environmentName());
    }

    @Test
    void anAddressIsAllowedFromNowOn() {
        Instant before = Instant.now();

        addresses.allow(" Ada@example.org ");

        var row = cloud.dynamoDb()
                .getItem(get -> get.tableName(cloud.nameOf(SuppressionTable.NAME))
                        .key(Map.of(
                                SuppressionTable.ADDRESS, AttributeValue.fromS(MailAddress.digest("ada@example.org")))))
                .item();
        assertThat(row)
                .containsEntry(SuppressionTable.CAUSE, AttributeValue.fromS("allowed"))
                .containsKey(SuppressionTable.FORGET_AFTER);
        String since = Objects.requireNonNull(row.get(SuppressionTable.SINCE)).s();
        assertThat(since).hasSize("2026-11-22T12:00:00.000Z".length());
        assertThat(Instant.parse(since)).isBetween(before.minusMillis(1), Instant.now());
    }
}
