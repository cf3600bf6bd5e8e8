package dev.usher.ticket.transfer;

import static dev.usher.platform.aws.Attribute.epochSecond;
import static dev.usher.platform.aws.Attribute.instant;
import static dev.usher.platform.aws.Attribute.text;

import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.Attendee;
import dev.usher.contracts.message.Envelope;
import dev.usher.platform.aws.Attribute;
import dev.usher.platform.aws.DynamoRows;
import dev.usher.platform.aws.DynamoTransactions;
import dev.usher.platform.aws.Item;
import dev.usher.platform.aws.ItemBuilder;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.aws.Writes;
import dev.usher.platform.outbox.Outbox;
import dev.usher.ticket.order.DynamoTicketWrites;
import dev.usher.ticket.order.Ticket;
import dev.usher.ticket.order.TicketWrite;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Offers in DynamoDB: one row per ticket.
@Singleton
final class DynamoOfferStore implements OfferStore {
    private static final String TABLE = "ticket-transfers";
    private static final String TICKET_ID = "ticketId";

    /// For this long a repeated claim gets the same answer.
    private static final Duration KEPT_AFTER_ITS_END = Duration.ofDays(7);

    private static final String IS_OPEN = "claimHash = :hash AND attribute_not_exists(claimedBy)";

    private final DynamoDbClient dynamo;
    private final DynamoTransactions transactions;
    private final DynamoTicketWrites tickets;
    private final Outbox outbox;
    private final String table;

    DynamoOfferStore(
            DynamoDbClient dynamo,
            DynamoTransactions transactions,
            DynamoTicketWrites tickets,
            Outbox outbox,
            ResourceNames names) {
        this.dynamo = dynamo;
        this.transactions = transactions;
        this.tickets = tickets;
        this.outbox = outbox;
        this.table = names.table(TABLE);
    }

    @Override
    public Optional<Offer> find(TicketId ticketId) {
        return DynamoRows.find(dynamo, table, key(ticketId)).map(DynamoOfferStore::offer);
    }

    @Override
    public Optional<Offer> findByClaim(String claimHash) {
        var found = dynamo.query(query -> query.tableName(table)
                        .indexName("by-claim")
                        .keyConditionExpression("claimHash = :hash")
                        .expressionAttributeValues(Map.of(":hash", text(claimHash))))
                .items();
        // The index may show an offer that has been replaced by now.
        return found.stream()
                .findFirst()
                .flatMap(item -> find(offer(item).ticketId()))
                .filter(offer -> offer.claimHash().equals(claimHash));
    }

    @Override
    public boolean offer(Ticket read, Offer offer, Envelope mail) {
        var items = new ArrayList<>(tickets.of(TicketWrite.of(List.of(), List.of(mail))));
        items.add(tickets.unchanged(read));
        items.add(Writes.put(put -> put.tableName(table).item(item(offer))));
        return written(items);
    }

    @Override
    public boolean claim(Offer claimed, TicketWrite write) {
        var items = new ArrayList<>(tickets.of(write));
        items.add(Writes.put(put -> put.tableName(table)
                .item(item(claimed))
                .conditionExpression(IS_OPEN)
                .expressionAttributeValues(hash(claimed))));
        return written(items);
    }

    @Override
    public void withdraw(Offer offer) {
        // If there is another offer, or this one was claimed, there is nothing left to delete.
        DynamoRows.wrote(() -> dynamo.deleteItem(delete -> delete.tableName(table)
                .key(key(offer.ticketId()))
                .conditionExpression(IS_OPEN)
                .expressionAttributeValues(hash(offer))));
    }

    private boolean written(List<TransactWriteItem> items) {
        if (!transactions.write(items)) {
            return false;
        }
        outbox.nudge();
        return true;
    }

    private static Map<String, AttributeValue> key(TicketId ticketId) {
        return Map.of(TICKET_ID, text(ticketId));
    }

    private static Map<String, AttributeValue> hash(Offer offer) {
        return Map.of(":hash", text(offer.claimHash()));
    }

    private static Map<String, AttributeValue> item(Offer offer) {
        return new ItemBuilder()
                .with(TICKET_ID, text(offer.ticketId()))
                .with("claimHash", text(offer.claimHash()))
                .with("fromUser", text(offer.from()))
                .with("name", text(offer.recipient().name()))
                .with("email", text(offer.recipient().email()))
                .with("until", instant(offer.until()))
                .withOptional("claimedBy", offer.claimedBy(), Attribute::text)
                .with("forgetAfter", epochSecond(offer.until().plus(KEPT_AFTER_ITS_END)))
                .build();
    }

    private static Offer offer(Map<String, AttributeValue> attributes) {
        var item = Item.of(TABLE, attributes);
        return new Offer(
                item.value(TICKET_ID, TicketId::parse),
                item.text("claimHash"),
                item.value("fromUser", UserId::parse),
                new Attendee(item.text("name"), item.text("email")),
                item.instant("until"),
                item.optionalValue("claimedBy", UserId::parse));
    }
}
