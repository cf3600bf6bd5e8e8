package dev.usher.ticket.order;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.Money;
import dev.usher.platform.aws.IndexTime;
import dev.usher.ticket.event.DynamoEventFacts;
import dev.usher.ticket.storage.DynamoRow;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How a ticket looks in DynamoDB.
public final class DynamoTicketItem {
    /// The number of index keys that an event's tickets are spread over.
    public static final int EVENT_SHARDS = 8;

    private DynamoTicketItem() {}

    /// The ticket of a row.
    public static Ticket toTicket(Map<String, AttributeValue> item) {
        var row = DynamoRow.of(item);
        return new Ticket(
                TicketId.parse(row.text("ticketId")),
                RegistrationId.parse(row.text("registrationId")),
                UserId.parse(row.text("userId")),
                DynamoEventFacts.facts(row.row("event")),
                row.text("attendeeName"),
                row.text("attendeeEmail"),
                row.text("type"),
                row.text("typeName"),
                new Money(Long.parseLong(row.text("priceMinor")), row.text("currency")),
                row.number("number"),
                row.number("of"),
                row.number("issue"),
                row.text("qrCode"),
                row.texts("withdrawals").stream().map(Withdrawal::ofWireName).collect(Collectors.toUnmodifiableSet()),
                row.optional("revokedFor"),
                row.text("language"),
                Instant.parse(row.text("paidAt")),
                Instant.parse(row.text("generatedAt")),
                row.texts("reissueKeys"),
                row.number("revision"));
    }

    /// The key of this shard, counted from 0, in the index by event.
    public static String eventShard(EventId eventId, int shard) {
        return eventId + "#" + shard;
    }

    static Map<String, AttributeValue> of(Ticket ticket) {
        int shard = Math.floorMod(ticket.ticketId().uuid().hashCode(), EVENT_SHARDS);
        return DynamoRow.empty()
                .with("ticketId", ticket.ticketId())
                .with("registrationId", ticket.registrationId())
                .with("userId", ticket.userId())
                .with("eventShard", eventShard(ticket.event().eventId(), shard))
                .withRow("event", DynamoEventFacts.row(ticket.event()))
                .with("attendeeName", ticket.attendeeName())
                .with("attendeeEmail", ticket.attendeeEmail())
                .with("type", ticket.type())
                .with("typeName", ticket.typeName())
                .with("priceMinor", ticket.price().amountMinor())
                .with("currency", ticket.price().currency())
                .with("number", ticket.number())
                .with("of", ticket.of())
                .with("issue", ticket.issue())
                .with("qrCode", ticket.qrCode())
                .with("status", ticket.status().wireName())
                .withTexts(
                        "withdrawals",
                        ticket.withdrawals().stream()
                                .map(Withdrawal::wireName)
                                .sorted()
                                .toList())
                .withOptional("revokedFor", ticket.revokedFor())
                .with("language", ticket.language())
                .with("paidAt", ticket.paidAt())
                .with("generatedAt", IndexTime.text(ticket.generatedAt()))
                .withTexts("reissueKeys", ticket.keys())
                .with("revision", ticket.revision())
                .attributes();
    }
}
