package dev.usher.systemtests.gameday;

import com.fasterxml.jackson.databind.JsonNode;
import dev.usher.contracts.operations.ConsumersRow;
import dev.usher.contracts.topology.Topology;
import dev.usher.localcloud.launcher.ServiceProcess;
import dev.usher.localcloud.launcher.Stack;
import dev.usher.localcloud.launcher.StackPorts;
import dev.usher.localcloud.provisioning.AwsClients;
import dev.usher.systemtests.Addresses;
import dev.usher.systemtests.Buyer;
import dev.usher.systemtests.CloudClients;
import dev.usher.systemtests.EventRequests;
import dev.usher.systemtests.Http;
import dev.usher.systemtests.Patience;
import dev.usher.systemtests.faults.Cable;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// A running Usher that sells tickets, and everything of it that can be broken.
final class Shop implements AutoCloseable {
    /// The queue that brings orders to ticket-service.
    static final String ORDERS = "ticket-service-payment-succeeded";

    private static final String PAYMENT = "payment-service";
    private static final String TICKET = "ticket-service";
    private static final int SEATS = 1000;

    private final Http http = new Http();
    private final Stack stack;
    private final AwsClients aws;
    private final Map<Part, Cable> cables;
    private final Buyer ada;
    private final Buyer olga;
    private final List<Order> orders = new ArrayList<>();

    private Shop(Stack stack, Map<Part, Cable> cables) {
        this.stack = stack;
        this.cables = Map.copyOf(cables);
        this.aws = CloudClients.of(stack.localCloud());
        this.ada = Buyer.signIn(http, Addresses.of(stack), "ada");
        this.olga = Buyer.signIn(http, Addresses.of(stack), "olga");
    }

    /// Starts it. Messages that fail are given up after seconds, not minutes.
    ///
    /// @param minute how long a minute of the reconciliation takes
    static Shop open(Path logs, Duration minute) {
        var ports = StackPorts.free();
        var cables = new HashMap<Part, Cable>();
        for (Part part : Part.values()) {
            cables.put(part, Cable.to(ports.of(part.cloud)));
        }
        Stack stack = Stack.builder()
                .withoutSampleEvents()
                .ports(ports)
                .logsIn(logs)
                .setting(PAYMENT, "AWS_ENDPOINT_URL_SNS", address(cables, Part.SNS))
                .setting(PAYMENT, "RECONCILE_INTERVAL", minute.multipliedBy(5).toString())
                .setting(PAYMENT, "RECONCILE_AFTER", minute.multipliedBy(10).toString())
                .setting(TICKET, "AWS_ENDPOINT_URL_S3", address(cables, Part.S3))
                .setting(TICKET, "MESSAGES_FIRST_PAUSE", "PT0.2S")
                .setting(TICKET, "MESSAGES_LONGEST_PAUSE", "PT1S")
                .setting(TICKET, "MESSAGES_LONGEST_REST", "PT1S")
                .setting(TICKET, "MESSAGES_TRIES", "3")
                .start();
        return new Shop(stack, cables);
    }

    Stack stack() {
        return stack;
    }

    AwsClients aws() {
        return aws;
    }

    List<Order> orders() {
        return List.copyOf(orders);
    }

    /// Those whose buyers ask where their tickets are.
    List<Order> withoutTickets() {
        return orders.stream().filter(order -> tickets(order).isEmpty()).toList();
    }

    List<URI> services() {
        return stack.services().stream().map(ServiceProcess::address).toList();
    }

    /// Puts an event on sale, and waits until ticket-service knows it.
    ///
    /// @return its id
    String newEvent() {
        String eventId = "EVENT#" + UUID.randomUUID();
        var event = new HashMap<>(EventRequests.of(
                "Game Day", Instant.now().plus(Duration.ofDays(30)), Duration.ofHours(4), SEATS, 2500));
        event.put("perAccount", Map.of("seats", SEATS, "openHolds", SEATS));
        olga.put("/events/" + Http.encoded(eventId), event).expect(201);
        Patience.until(
                "ticket-service knows the event",
                () -> Optional.of(row("ticket-events", "eventId", eventId)).filter(row -> !row.isEmpty()));
        return eventId;
    }

    /// Orders and pays.
    Order buy(String eventId, int seats) {
        String mail = "order-" + UUID.randomUUID() + "@example.org";
        JsonNode registration = ada.post(
                        "/registrations",
                        Map.of(
                                "eventId", eventId,
                                "attendee", Map.of("name", "Ada Lovelace", "email", mail),
                                "items", List.of(Map.of("ticketType", "general", "quantity", seats))))
                .expect(201);
        ada.pay(ada.createIntent(registration)).expect(200);
        var order = new Order(registration.get("registrationId").asText(), seats, mail, false);
        orders.add(order);
        return order;
    }

    /// Asks for the money back.
    void refund(Order order) {
        olga.postOnce("/registrations/" + Http.encoded(order.registrationId()) + "/refund", Map.of("all", true))
                .expect(200);
        orders.replaceAll(other -> other.equals(order) ? order.refunded() : other);
    }

    JsonNode registration(Order order) {
        return ada.registration(order.registrationId());
    }

    List<String> tickets(Order order) {
        var statuses = new ArrayList<String>();
        ada.get("/tickets?registrationId=" + Http.encoded(order.registrationId()))
                .expect(200)
                .get("tickets")
                .forEach(ticket -> statuses.add(ticket.path("status").asText()));
        return List.copyOf(statuses);
    }

    List<String> refunds(Order order) {
        var statuses = new ArrayList<String>();
        olga.get("/registrations/" + Http.encoded(order.registrationId()) + "/refunds")
                .expect(200)
                .path("refunds")
                .forEach(refund -> statuses.add(refund.path("state").asText()));
        return List.copyOf(statuses);
    }

    int mails(Order order) {
        return http.get(
                        Addresses.of(stack).mailbox().resolve("/mailbox/messages?to=" + Http.encoded(order.mail())),
                        null)
                .expect(200)
                .get("messages")
                .size();
    }

    /// The cable to a part of AWS.
    Cable cable(Part part) {
        return Optional.ofNullable(cables.get(part)).orElseThrow();
    }

    /// Lets the stand-in do something wrong with every webhook; nothing if the list is empty.
    void faultsOfStripe(List<String> names) {
        List<Map<String, String>> faults =
                names.stream().map(name -> Map.of("name", name)).toList();
        http.put(Addresses.of(stack).stripe().resolve("/_stub/faults"), null, Map.of("faults", faults))
                .expect(200);
    }

    /// Stops ticket-service from consuming orders, as `usher pause` does, and waits until it has stopped.
    void pauseOrders(AlarmWatch watch) {
        String queue = ConsumersRow.PAUSED + ORDERS;
        aws.dynamoDb()
                .updateItem(update -> update.tableName(table(ConsumersRow.table(TICKET)))
                        .key(Map.of(ConsumersRow.KEY, AttributeValue.fromS(ConsumersRow.ID)))
                        .updateExpression("SET #queue = :pause")
                        .expressionAttributeNames(Map.of("#queue", queue))
                        .expressionAttributeValues(Map.of(
                                ":pause",
                                AttributeValue.fromM(Map.of(
                                        ConsumersRow.SINCE,
                                                AttributeValue.fromS(
                                                        Instant.now().toString()),
                                        ConsumersRow.BY, AttributeValue.fromS("arn:aws:iam::000000000000:user/night"),
                                        ConsumersRow.REASON, AttributeValue.fromS("just a moment"))))));
        Patience.until("the queue is paused", () -> {
            watch.look();
            return Optional.of(watch.highest("usher_queue_held", ORDERS)).filter(held -> held == 1);
        });
    }

    /// Ends the pause.
    void resumeOrders() {
        aws.dynamoDb()
                .updateItem(update -> update.tableName(table(ConsumersRow.table(TICKET)))
                        .key(Map.of(ConsumersRow.KEY, AttributeValue.fromS(ConsumersRow.ID)))
                        .updateExpression("REMOVE #queue")
                        .expressionAttributeNames(Map.of("#queue", ConsumersRow.PAUSED + ORDERS)));
    }

    /// Whether somebody has paused it.
    boolean isPaused() {
        return row(ConsumersRow.table(TICKET), ConsumersRow.KEY, ConsumersRow.ID).keySet().stream()
                .anyMatch(attribute -> attribute.startsWith(ConsumersRow.PAUSED));
    }

    /// Waits until the order is confirmed, and lets that be ten minutes ago.
    void confirmedLongAgo(Order order) {
        ada.awaitConfirmed(order.registrationId());
        change(
                "registrations",
                "registrationId",
                order.registrationId(),
                row -> row.computeIfPresent(
                        "confirmedAt",
                        (_, confirmed) -> AttributeValue.fromS(Instant.parse(confirmed.s())
                                .minus(Duration.ofMinutes(10))
                                .toString())));
    }

    /// A row; empty if there is none.
    Map<String, AttributeValue> row(String table, String key, String value) {
        return aws.dynamoDb()
                .getItem(get -> get.tableName(table(table))
                        .key(Map.of(key, AttributeValue.fromS(value)))
                        .consistentRead(true))
                .item();
    }

    /// Writes a row in place of the earlier one.
    void put(String table, Map<String, AttributeValue> row) {
        aws.dynamoDb().putItem(put -> put.tableName(table(table)).item(row));
    }

    /// Changes a row by hand.
    void change(String table, String key, String value, Consumer<Map<String, AttributeValue>> change) {
        var row = new HashMap<>(row(table, key, value));
        change.accept(row);
        put(table, row);
    }

    String queueUrl(String queue) {
        return aws.sqs()
                .getQueueUrl(get -> get.queueName(Topology.load().physicalName(queue, "local")))
                .queueUrl();
    }

    /// How many messages a queue has, whoever looks at them.
    int depth(String queue) {
        return aws
                .sqs()
                .getQueueAttributes(get -> get.queueUrl(queueUrl(queue))
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes()
                .values()
                .stream()
                .mapToInt(Integer::parseInt)
                .sum();
    }

    /// How many rows an outbox has not published, or set apart.
    int unpublished(String outbox) {
        return aws
                .dynamoDb()
                .scanPaginator(scan -> scan.tableName(table(outbox)).indexName("pending"))
                .items()
                .stream()
                .mapToInt(_ -> 1)
                .sum();
    }

    @Override
    public void close() {
        aws.close();
        stack.close();
        cables.values().forEach(Cable::close);
    }

    private static String address(Map<Part, Cable> cables, Part part) {
        return Optional.ofNullable(cables.get(part)).orElseThrow().address();
    }

    private static String table(String name) {
        return Topology.load().physicalName(name, "local");
    }

    /// What can be cut off.
    enum Part {
        /// Where payment-service publishes.
        SNS("sns"),
        /// Where ticket-service stores documents.
        S3("s3");

        private final String cloud;

        Part(String cloud) {
            this.cloud = cloud;
        }
    }

    /// A paid order.
    ///
    /// @param mail an address of its own
    record Order(String registrationId, int seats, String mail, boolean isRefunded) {
        Order refunded() {
            return new Order(registrationId, seats, mail, true);
        }
    }
}
