package dev.usher.ticket.order;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.PaymentSucceeded;
import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.platform.aws.DynamoTransactions;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.outbox.Outbox;
import dev.usher.ticket.printing.S3TicketPdfs;
import dev.usher.ticket.printing.TicketPdfs;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The adapters on a cloud under test, as the service makes them.
public final class DynamoStores {
    private DynamoStores() {}

    public static ResourceNames names(CloudUnderTest cloud) {
        return ResourceNames.in(cloud.environmentName(), cloud.endpoints().region(), "000000000000");
    }

    public static DynamoTicketWrites writes(CloudUnderTest cloud) {
        return new DynamoTicketWrites(outbox(cloud), names(cloud));
    }

    public static Outbox outbox(CloudUnderTest cloud) {
        return Outbox.detached("ticket-outbox", names(cloud), Clock.systemUTC());
    }

    public static TicketStore tickets(CloudUnderTest cloud) {
        return new DynamoTicketStore(
                cloud.dynamoDb(), new DynamoTransactions(cloud.dynamoDb()), writes(cloud), outbox(cloud), names(cloud));
    }

    public static TicketRecord record(CloudUnderTest cloud) {
        return new DynamoTicketRecord(
                cloud.dynamoDb(), new DynamoTransactions(cloud.dynamoDb()), writes(cloud), outbox(cloud), names(cloud));
    }

    /// Deletes the rows of an order and its tickets, and its messages, as if their tables had been dropped.
    public static void lose(CloudUnderTest cloud, RegistrationId registrationId) {
        delete(cloud, "ticket-orders", "registrationId", registrationId.toString());
        for (int number = 1; number <= PaymentSucceeded.MAX_QUANTITY; number++) {
            delete(
                    cloud,
                    "tickets",
                    "ticketId",
                    TicketId.derive(registrationId, number).toString());
        }
        cloud
                .dynamoDb()
                .scanPaginator(
                        scan -> scan.tableName(cloud.nameOf("ticket-outbox")).consistentRead(true))
                .items()
                .stream()
                .filter(row -> row.toString().contains(registrationId.toString()))
                .forEach(row -> delete(
                        cloud,
                        "ticket-outbox",
                        "outboxId",
                        Objects.requireNonNull(row.get("outboxId")).s()));
    }

    private static void delete(CloudUnderTest cloud, String table, String key, String value) {
        cloud.dynamoDb()
                .deleteItem(
                        delete -> delete.tableName(cloud.nameOf(table)).key(Map.of(key, AttributeValue.fromS(value))));
    }

    public static TicketPdfs pdfs(CloudUnderTest cloud) {
        return new S3TicketPdfs(cloud.s3(), cloud.s3Presigner(), names(cloud));
    }

    public static boolean isInOutbox(CloudUnderTest cloud, String messageId) {
        var key = Map.of("outboxId", AttributeValue.fromS(messageId));
        return cloud.dynamoDb()
                .getItem(get ->
                        get.tableName(cloud.nameOf("ticket-outbox")).key(key).consistentRead(true))
                .hasItem();
    }
}
