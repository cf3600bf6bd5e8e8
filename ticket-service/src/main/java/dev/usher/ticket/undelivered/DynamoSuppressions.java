package dev.usher.ticket.undelivered;

import static dev.usher.platform.aws.Attribute.epochSecond;
import static dev.usher.platform.aws.Attribute.instant;
import static dev.usher.platform.aws.Attribute.text;

import dev.usher.contracts.mail.MailAddress;
import dev.usher.contracts.operations.SuppressionTable;
import dev.usher.platform.aws.DynamoBatches;
import dev.usher.platform.aws.DynamoRows;
import dev.usher.platform.aws.Item;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.ticket.undelivered.Suppression.Cause;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Suppressions in DynamoDB: a row for each address that a mail came back from.
@Singleton
final class DynamoSuppressions implements Suppressions {
    /// Longer than the time from an on-sale to the event. Afterwards one mail tries again: mailboxes are
    /// made, and given to other people.
    private static final Duration KEPT = Duration.ofDays(400);

    private final DynamoDbClient dynamo;
    private final String table;

    DynamoSuppressions(DynamoDbClient dynamo, ResourceNames names) {
        this.dynamo = dynamo;
        this.table = names.table(SuppressionTable.NAME);
    }

    @Override
    public boolean suppress(String address, Suppression why) {
        return DynamoRows.wrote(() -> dynamo.updateItem(item -> item.tableName(table)
                .key(Map.of(SuppressionTable.ADDRESS, text(MailAddress.digest(address))))
                .updateExpression("SET %s = :cause, %s = :since, %s = :forgetAfter"
                        .formatted(SuppressionTable.CAUSE, SuppressionTable.SINCE, SuppressionTable.FORGET_AFTER))
                .conditionExpression("attribute_not_exists(%1$s) OR %1$s < :since".formatted(SuppressionTable.SINCE))
                .expressionAttributeValues(Map.of(
                        ":cause", text(why.cause().wireName()),
                        ":since", instant(why.since()),
                        ":forgetAfter", epochSecond(why.since().plus(KEPT))))));
    }

    @Override
    public Map<String, Suppression> of(Collection<String> addresses) {
        Map<String, String> digests =
                addresses.stream().distinct().collect(Collectors.toMap(address -> address, MailAddress::digest));
        var rows = DynamoBatches.read(
                        dynamo,
                        table,
                        digests.values().stream().distinct().toList(),
                        digest -> Map.of(SuppressionTable.ADDRESS, text(digest)))
                .stream()
                .map(row -> Item.of(SuppressionTable.NAME, row))
                .filter(row -> !row.text(SuppressionTable.CAUSE).equals(SuppressionTable.ALLOWED))
                .collect(Collectors.toMap(row -> row.text(SuppressionTable.ADDRESS), DynamoSuppressions::suppression));
        var found = new HashMap<String, Suppression>();
        digests.forEach((address, digest) -> {
            Suppression suppression = rows.get(digest);
            if (suppression != null) {
                found.put(address, suppression);
            }
        });
        return found;
    }

    private static Suppression suppression(Item row) {
        return new Suppression(row.constant(SuppressionTable.CAUSE, Cause.class), row.instant(SuppressionTable.SINCE));
    }
}
