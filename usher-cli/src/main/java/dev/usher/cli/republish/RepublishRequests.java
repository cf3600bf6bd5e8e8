package dev.usher.cli.republish;

import dev.usher.cli.cloud.Row;
import dev.usher.contracts.operations.RepublishRequestTable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Asks payment-service of one environment to publish messages again.
public final class RepublishRequests implements AutoCloseable {
    private final DynamoDbClient dynamo;
    private final PaymentRequests requests;

    /// Requests of one environment. Closing them closes the client.
    public RepublishRequests(DynamoDbClient dynamo, String environment) {
        this.dynamo = dynamo;
        this.requests = new PaymentRequests(dynamo, environment);
    }

    /// Asks for one registration.
    ///
    /// @return the request's id
    public String ask(String registrationId, boolean dryRun, String askedBy) {
        return requests.ask(RepublishRequestTable.REGISTRATION_ID, registrationId, dryRun, askedBy);
    }

    /// Asks for the facts of an event.
    ///
    /// @return the request's id
    public String askEvent(String eventId, boolean dryRun, String askedBy) {
        return requests.ask(RepublishRequestTable.EVENT_ID, eventId, dryRun, askedBy);
    }

    /// Asks for all without tickets that were confirmed since an instant.
    ///
    /// @return the request's id
    public String askSince(Instant since, boolean dryRun, String askedBy) {
        return requests.ask(RepublishRequestTable.SINCE, since.toString(), dryRun, askedBy);
    }

    /// The answer, when there is one.
    ///
    /// @return empty if there is none by the deadline
    public Optional<Answer> await(String requestId, Instant deadline) throws InterruptedException {
        return requests.await(requestId, deadline).map(RepublishRequests::answer);
    }

    /// The answer, once there is one.
    public Optional<Answer> answer(String requestId) {
        return requests.answer(requestId).map(RepublishRequests::answer);
    }

    @Override
    public void close() {
        dynamo.close();
    }

    private static Answer answer(Row row) {
        return new Answer(
                row.texts(RepublishRequestTable.REGISTRATIONS),
                row.text(RepublishRequestTable.PROBLEM).orElse(""));
    }

    /// The answer of payment-service.
    ///
    /// @param registrations those whose message was published again, or would be
    /// @param problem a sentence if something failed; otherwise empty
    public record Answer(List<String> registrations, String problem) {}
}
