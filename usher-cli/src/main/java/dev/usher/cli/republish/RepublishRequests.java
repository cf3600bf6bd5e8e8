package dev.usher.cli.republish;

import dev.usher.contracts.operations.RepublishRequestTable;
import dev.usher.contracts.topology.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Asks payment-service of one environment to publish messages again, through a table for such
/// requests.
public final class RepublishRequests implements AutoCloseable {
    private static final Duration KEPT = Duration.ofDays(14);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final DynamoDbClient dynamo;
    private final String table;

    /// Requests of one environment. Closing them closes the client.
    public RepublishRequests(DynamoDbClient dynamo, String environment) {
        this.dynamo = dynamo;
        this.table = Topology.load().physicalName(RepublishRequestTable.NAME, environment);
    }

    /// Asks for one registration.
    ///
    /// @return the request's id
    public String ask(String registrationId, boolean dryRun, String askedBy) {
        return put(RepublishRequestTable.REGISTRATION_ID, registrationId, dryRun, askedBy);
    }

    /// Asks for the facts of an event.
    ///
    /// @return the request's id
    public String askEvent(String eventId, boolean dryRun, String askedBy) {
        return put(RepublishRequestTable.EVENT_ID, eventId, dryRun, askedBy);
    }

    /// Asks for all without tickets that were confirmed since an instant.
    ///
    /// @return the request's id
    public String askSince(Instant since, boolean dryRun, String askedBy) {
        return put(RepublishRequestTable.SINCE, since.toString(), dryRun, askedBy);
    }

    /// The answer, when there is one.
    ///
    /// @return empty if there is none by the deadline
    public Optional<Answer> await(String requestId, Instant deadline) throws InterruptedException {
        Optional<Answer> answer = answer(requestId);
        while (answer.isEmpty() && Instant.now().isBefore(deadline)) {
            Thread.sleep(BETWEEN_LOOKS);
            answer = answer(requestId);
        }
        return answer;
    }

    /// The answer, once there is one.
    public Optional<Answer> answer(String requestId) {
        Map<String, AttributeValue> row = dynamo.getItem(
                        get -> get.tableName(table).key(key(requestId)).consistentRead(true))
                .item();
        if (!row.containsKey(RepublishRequestTable.ANSWERED_AT)) {
            return Optional.empty();
        }
        List<String> registrations = Objects.requireNonNull(row.get(RepublishRequestTable.REGISTRATIONS)).l().stream()
                .map(AttributeValue::s)
                .toList();
        return Optional.of(new Answer(
                registrations,
                Objects.requireNonNull(row.get(RepublishRequestTable.PROBLEM)).s()));
    }

    @Override
    public void close() {
        dynamo.close();
    }

    private String put(String what, String value, boolean dryRun, String askedBy) {
        Instant now = Instant.now();
        String requestId = now + "#" + UUID.randomUUID();
        var row = new HashMap<>(key(requestId));
        row.put(what, AttributeValue.fromS(value));
        row.put(RepublishRequestTable.DRY_RUN, AttributeValue.fromBool(dryRun));
        row.put(RepublishRequestTable.ASKED_BY, AttributeValue.fromS(askedBy));
        row.put(
                RepublishRequestTable.FORGET_AFTER,
                AttributeValue.fromN(Long.toString(now.plus(KEPT).getEpochSecond())));
        dynamo.putItem(put -> put.tableName(table).item(row));
        return requestId;
    }

    private static Map<String, AttributeValue> key(String requestId) {
        return Map.of(
                RepublishRequestTable.ALL, AttributeValue.fromS(RepublishRequestTable.ALL_VALUE),
                RepublishRequestTable.REQUEST_ID, AttributeValue.fromS(requestId));
    }

    /// The answer of payment-service.
    ///
    /// @param registrations those whose message was published again, or would be
    /// @param problem a sentence if something failed; otherwise empty
    public record Answer(List<String> registrations, String problem) {}
}
