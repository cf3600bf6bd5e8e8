package dev.usher.ticket.issuing;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.Envelope;
import dev.usher.platform.aws.DynamoTransactions;
import dev.usher.platform.aws.DynamoTransactions.Result;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.outbox.Outbox;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Tickets in DynamoDB: a row per ticket, and one per order that makes sure an order's tickets are recorded
/// once.
@Singleton
final class DynamoTicketStore implements TicketStore {
    private static final String REGISTRATION_ID = "registrationId";
    private static final String TICKET_ID = "ticketId";

    private final DynamoDbClient dynamo;
    private final DynamoTransactions transactions;
    private final Outbox outbox;
    private final String tickets;
    private final String orders;

    DynamoTicketStore(DynamoDbClient dynamo, DynamoTransactions transactions, Outbox outbox, ResourceNames names) {
        this.dynamo = dynamo;
        this.transactions = transactions;
        this.outbox = outbox;
        this.tickets = names.table("tickets");
        this.orders = names.table("ticket-orders");
    }

    @Override
    public IssueOutcome record(List<Ticket> issued, Envelope ticketIssued) {
        var writes = new ArrayList<TransactWriteItem>();
        writes.add(orderOnce(issued.getFirst()));
        issued.forEach(ticket -> writes.add(TransactWriteItem.builder()
                .put(put -> put.tableName(tickets).item(DynamoTicketItem.of(ticket)))
                .build()));
        writes.add(outbox.write(ticketIssued));
        return switch (transactions.write(writes)) {
            case Result.Committed() -> {
                outbox.nudge();
                yield new IssueOutcome.Issued(issued.size());
            }
            // The order's row and the outbox's are written together: whichever refused, the tickets are there.
            case Result.ConditionFailed _ -> new IssueOutcome.AlreadyIssued();
        };
    }

    @Override
    public Optional<Ticket> find(TicketId ticketId) {
        var item = dynamo.getItem(get -> get.tableName(tickets)
                        .key(Map.of(TICKET_ID, AttributeValue.fromS(ticketId.toString())))
                        .consistentRead(true))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(DynamoTicketItem.toTicket(item));
    }

    @Override
    public List<Ticket> ofRegistration(RegistrationId registrationId) {
        return dynamo
                .queryPaginator(query -> query.tableName(tickets)
                        .indexName("by-registration")
                        .keyConditionExpression(REGISTRATION_ID + " = :registration")
                        .expressionAttributeValues(
                                Map.of(":registration", AttributeValue.fromS(registrationId.toString()))))
                .items()
                .stream()
                .map(DynamoTicketItem::toTicket)
                .sorted(Comparator.comparingInt(Ticket::number))
                .toList();
    }

    @Override
    public boolean isIssued(RegistrationId registrationId) {
        return dynamo.getItem(get -> get.tableName(orders)
                        .key(Map.of(REGISTRATION_ID, AttributeValue.fromS(registrationId.toString())))
                        .consistentRead(true))
                .hasItem();
    }

    private TransactWriteItem orderOnce(Ticket any) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(orders)
                        .item(Map.of(
                                REGISTRATION_ID,
                                AttributeValue.fromS(any.registrationId().toString()),
                                "tickets",
                                AttributeValue.fromN(Integer.toString(any.of())),
                                "generatedAt",
                                AttributeValue.fromS(any.generatedAt().toString())))
                        .conditionExpression("attribute_not_exists(" + REGISTRATION_ID + ")"))
                .build();
    }
}
