package dev.usher.ticket.smtp;

import dev.usher.platform.aws.ResourceNames;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// The ledger in DynamoDB: a row for each mail that was tried.
@Singleton
final class DynamoMailLedger implements MailLedger {
    private static final String WAITING = "waiting";
    private static final String SENDING = "sending";
    private static final String SENT = "sent";
    private static final String STATE = "mailState";
    private static final String SINCE = "since";
    private static final String CLAIM = "claim";

    /// Longer than a message can be in a queue (4 days), in its dead-letter queue (14 days), and replayed.
    private static final Duration KEPT = Duration.ofDays(90);

    private final DynamoDbClient dynamo;
    private final String table;
    private final Clock clock;

    DynamoMailLedger(DynamoDbClient dynamo, ResourceNames names, Clock clock) {
        this.dynamo = dynamo;
        this.table = names.table("ticket-mails");
        this.clock = clock;
    }

    @Override
    public MailClaim claim(String mailId) {
        var claim = UUID.randomUUID();
        try {
            write(mailId, SENDING, claim, "attribute_not_exists(mailId) OR " + STATE + " = :waiting");
            return new MailClaim.Taken(claim);
        } catch (ConditionalCheckFailedException e) {
            return refused(e.item(), claim);
        }
    }

    @Override
    public void sent(String mailId, UUID claim) {
        write(mailId, SENT, claim, CLAIM + " = :claim AND " + STATE + " <> :waiting");
    }

    @Override
    public void putBack(String mailId, UUID claim) {
        write(mailId, WAITING, claim, CLAIM + " = :claim AND " + STATE + " IN (:sending, :waiting)");
    }

    private static MailClaim refused(Map<String, AttributeValue> row, UUID claim) {
        if (text(row, CLAIM).equals(claim.toString())) {
            // The SDK wrote it, lost the answer, and tried again.
            return new MailClaim.Taken(claim);
        }
        return text(row, STATE).equals(SENT)
                ? new MailClaim.SentBefore()
                : new MailClaim.TakenByOther(Instant.parse(text(row, SINCE)));
    }

    private void write(String mailId, String state, UUID claim, String condition) {
        Instant now = clock.instant();
        dynamo.updateItem(update -> update.tableName(table)
                .key(Map.of("mailId", AttributeValue.fromS(mailId)))
                .updateExpression("SET %s = :state, %s = :now, %s = :claim, forgetAfter = :forgetAfter"
                        .formatted(STATE, SINCE, CLAIM))
                .conditionExpression(condition)
                .expressionAttributeValues(values(state, claim, now, condition))
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
    }

    /// DynamoDB refuses values that no expression uses.
    private static Map<String, AttributeValue> values(String state, UUID claim, Instant now, String condition) {
        var values = new java.util.HashMap<String, AttributeValue>();
        values.put(":state", AttributeValue.fromS(state));
        values.put(":claim", AttributeValue.fromS(claim.toString()));
        values.put(":now", AttributeValue.fromS(now.toString()));
        values.put(
                ":forgetAfter",
                AttributeValue.fromN(Long.toString(now.plus(KEPT).getEpochSecond())));
        if (condition.contains(":waiting")) {
            values.put(":waiting", AttributeValue.fromS(WAITING));
        }
        if (condition.contains(":sending")) {
            values.put(":sending", AttributeValue.fromS(SENDING));
        }
        return values;
    }

    private static String text(Map<String, AttributeValue> row, String name) {
        return Objects.requireNonNull(row.get(name), () -> "a mail's row lacks " + name)
                .s();
    }
}
