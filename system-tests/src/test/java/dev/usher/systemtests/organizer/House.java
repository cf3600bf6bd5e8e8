package dev.usher.systemtests.organizer;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.usher.contracts.mail.MailAddress;
import dev.usher.contracts.operations.SuppressionTable;
import dev.usher.localcloud.launcher.Stack;
import dev.usher.systemtests.Addresses;
import dev.usher.systemtests.Buyer;
import dev.usher.systemtests.CloudClients;
import dev.usher.systemtests.Door;
import dev.usher.systemtests.Http;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/// A running system, with somebody who buys and somebody who organizes.
final class House {
    private static final Http HTTP = new Http();

    /// As validation-service writes a minute into the key of a row.
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:00.000'Z'").withZone(ZoneOffset.UTC);

    private final Stack stack;
    private final Addresses addresses;
    private final Buyer ada;
    private final Buyer olga;

    House(Stack stack) {
        this.stack = stack;
        addresses = Addresses.of(stack);
        ada = Buyer.signIn(HTTP, addresses, "ada");
        olga = Buyer.signIn(HTTP, addresses, "olga");
    }

    URI address() {
        return stack.edge();
    }

    Buyer ada() {
        return ada;
    }

    Buyer olga() {
        return olga;
    }

    Door door(String eventId, String gate) {
        return Door.pair(HTTP, addresses, olga, eventId, gate);
    }

    /// Mails to an address come back from now on, as ticket-service stores it.
    void suppress(String address) {
        try (var aws = CloudClients.of(stack.localCloud())) {
            aws.dynamoDb()
                    .putItem(put -> put.tableName("event-ticketing-" + SuppressionTable.NAME + "-"
                                    + stack.localCloud().environment().get("USHER_ENV"))
                            .item(Map.of(
                                    SuppressionTable.ADDRESS, fromS(MailAddress.digest(address)),
                                    SuppressionTable.CAUSE, fromS("bounced"),
                                    SuppressionTable.SINCE, fromS(SuppressionTable.instant(Instant.now())))));
        }
    }

    /// Spoils the sums of entries as an instance does that counts something and then loses its ticket: so
    /// many too many at a gate, an hour ago.
    void spoil(Evening evening, String gate, int tooMany) {
        String minute = MINUTE.format(Instant.now().minus(1, ChronoUnit.HOURS));
        try (var aws = CloudClients.of(stack.localCloud())) {
            for (String row : new String[] {"gate#" + gate, "minute#" + minute + "#" + gate}) {
                aws.dynamoDb()
                        .updateItem(update -> update.tableName("event-ticketing-door-counts-"
                                        + stack.localCloud().environment().get("USHER_ENV"))
                                .key(Map.of("eventId", fromS(evening.eventId()), "countId", fromS(row)))
                                .updateExpression("ADD #entry :many")
                                .expressionAttributeNames(Map.of("#entry", "entry"))
                                .expressionAttributeValues(Map.of(":many", fromN(Integer.toString(tooMany)))));
            }
        }
    }
}
