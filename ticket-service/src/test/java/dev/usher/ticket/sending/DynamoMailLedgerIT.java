package dev.usher.ticket.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.message.WireNamed;
import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnEachCloud;
import dev.usher.platform.aws.ResourceNames;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The contract on DynamoDB, wherever it runs.
@OnEachCloud
class DynamoMailLedgerIT extends MailLedgerContract {
    private final CloudUnderTest cloud;
    private final MailLedger ledger;

    DynamoMailLedgerIT(CloudUnderTest cloud) {
        this.cloud = cloud;
        var names = ResourceNames.in(cloud.environmentName(), cloud.endpoints().region(), "000000000000");
        this.ledger = new DynamoMailLedger(cloud.dynamoDb(), names, CLOCK);
    }

    @Override
    MailLedger ledger() {
        return ledger;
    }

    @Override
    Optional<Undelivered> reported(String mailId) {
        return Optional.ofNullable(row(mailId).get("undelivered"))
                .map(AttributeValue::s)
                .flatMap(word -> WireNamed.find(Undelivered.class, word));
    }

    private Map<String, AttributeValue> row(String mailId) {
        return cloud.dynamoDb()
                .getItem(get ->
                        get.tableName(cloud.nameOf("ticket-mails")).key(Map.of("mailId", AttributeValue.fromS(mailId))))
                .item();
    }

    @Test
    void aRowIsForgottenLongAfterEveryCopyOfItsMessage() {
        String mailId = "REG#" + UUID.randomUUID() + "#issued";
        ledger.claim(mailId);

        var row = row(mailId);

        long forgetAfter = NOW.plus(Duration.ofDays(90)).getEpochSecond();
        assertThat(row).containsEntry("forgetAfter", AttributeValue.fromN(Long.toString(forgetAfter)));
    }
}
