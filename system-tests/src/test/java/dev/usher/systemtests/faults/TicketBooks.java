package dev.usher.systemtests.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.topology.Topology;
import dev.usher.localcloud.provisioning.AwsClients;
import dev.usher.systemtests.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.model.S3Object;

/// Compares orders with their tickets, their messages, and the documents in S3.
final class TicketBooks {
    private final AwsClients aws;
    private final TopicRecorder recorder;

    TicketBooks(AwsClients aws, TopicRecorder recorder) {
        this.aws = aws;
        this.recorder = recorder;
    }

    /// Waits until every order has its message, then counts.
    ///
    /// @param orders by registration, how many seats
    Account close(Map<String, Integer> orders, Instant begun, int kills) {
        List<JsonNode> issued = Patience.until(
                "TicketIssued of every order",
                () -> Optional.of(facts("TicketIssued", orders)).filter(all -> all.size() >= orders.size()));
        List<JsonNode> mails = Patience.until(
                "a request for a mail for every order",
                () -> Optional.of(facts("TicketMailRequested", orders)).filter(all -> all.size() >= orders.size()));
        double seconds = Duration.between(begun, Instant.now()).toMillis() / 1000.0;
        Set<String> expected = orders.entrySet().stream()
                .flatMap(order -> ticketIds(order.getKey(), order.getValue()))
                .collect(Collectors.toSet());
        Set<String> tickets = recorded(orders.keySet());
        Set<String> objects = objects(orders.keySet(), expected);
        var mistakes = new ArrayList<String>();
        difference(tickets, expected).forEach(id -> mistakes.add(id + " was not bought"));
        difference(expected, tickets).forEach(id -> mistakes.add(id + " was not made"));
        issued.stream()
                .filter(message -> !issued(message).equals(bought(message, orders)))
                .forEach(message -> mistakes.add(message.path("subject") + " has a message with other tickets"));
        return new Account(
                orders.size(),
                orders.values().stream().mapToInt(Integer::intValue).sum(),
                tickets.size(),
                objects.size(),
                issued.size(),
                recorder.deliveriesOf(issued),
                mails.size(),
                kills,
                mistakes,
                seconds);
    }

    private List<JsonNode> facts(String type, Map<String, Integer> orders) {
        return recorder.facts(type)
                .filter(message -> orders.containsKey(message.path("subject").asText()))
                .toList();
    }

    private Set<String> recorded(Set<String> registrationIds) {
        String table = Topology.load().physicalName("tickets", "local");
        return aws.dynamoDb().scanPaginator(scan -> scan.tableName(table)).items().stream()
                .filter(row -> registrationIds.contains(
                        Objects.requireNonNull(row.get("registrationId")).s()))
                .map(row -> Objects.requireNonNull(row.get("ticketId")).s())
                .collect(Collectors.toSet());
    }

    /// The keys of these orders' documents.
    private Set<String> objects(Set<String> registrationIds, Set<String> ticketIds) {
        String bucket = Topology.load().bucketName("tickets", "local", "000000000000");
        Set<String> ours = Stream.concat(registrationIds.stream(), ticketIds.stream())
                .map(id -> id.substring(id.indexOf('#') + 1))
                .collect(Collectors.toSet());
        return aws.s3().listObjectsV2Paginator(list -> list.bucket(bucket)).contents().stream()
                .map(S3Object::key)
                .filter(key -> ours.contains(key.split("/", -1)[1]))
                .collect(Collectors.toSet());
    }

    private static Set<String> issued(JsonNode issued) {
        return issued.at("/data/tickets")
                .valueStream()
                .map(ticket -> ticket.path("ticketId").asText())
                .collect(Collectors.toSet());
    }

    private static Set<String> bought(JsonNode issued, Map<String, Integer> orders) {
        String registrationId = issued.path("subject").asText();
        return ticketIds(registrationId, Objects.requireNonNull(orders.get(registrationId)))
                .collect(Collectors.toSet());
    }

    private static Stream<String> ticketIds(String registrationId, int seats) {
        return IntStream.rangeClosed(1, seats)
                .mapToObj(number -> TicketId.derive(RegistrationId.parse(registrationId), number)
                        .toString());
    }

    private static Set<String> difference(Set<String> some, Set<String> others) {
        var left = new HashSet<>(some);
        left.removeAll(others);
        return left;
    }

    /// What was counted.
    ///
    /// @param seats that were bought
    /// @param tickets that were made for them
    /// @param objects documents of these orders in S3
    /// @param ticketIssued different `TicketIssued` that were published
    /// @param deliveries how often they arrived
    /// @param mailsAskedFor different `TicketMailRequested`
    record Account(
            int orders,
            int seats,
            int tickets,
            int objects,
            int ticketIssued,
            int deliveries,
            int mailsAskedFor,
            int kills,
            List<String> mistakes,
            double seconds) {}
}
