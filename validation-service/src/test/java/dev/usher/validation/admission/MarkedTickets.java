package dev.usher.validation.admission;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.TicketState;
import dev.usher.contracts.message.TicketState.Status;
import dev.usher.platform.aws.ResourceNames;
import java.time.Instant;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Tickets of the sample event whose history tests of other packages make up.
public final class MarkedTickets {
    /// The event of all of them.
    public static final EventId EVENT = Tickets.EVENT;

    /// The type of all of them.
    public static final String TYPE = "general";

    private final AdmissionStore store;

    /// Tickets in DynamoDB.
    public MarkedTickets(DynamoDbClient dynamo, ResourceNames names) {
        this.store = new DynamoAdmissionStore(dynamo, names);
    }

    /// A ticket that was issued, and nothing else.
    public TicketId issued(Instant at) {
        TicketId id = Tickets.newId();
        store.learn(Tickets.issued(id), at);
        return id;
    }

    /// The ticket changes.
    public void changed(TicketId id, int issue, Status status, Instant at) {
        store.learn(Tickets.news(id, issue, status, TicketState.FIRST_REVISION + 1), at);
    }

    /// Its holder goes in.
    public void entered(TicketId id, Instant at) {
        pass(id, Tickets.entry(at, "in"), Tickets.ENTRY);
    }

    /// Its holder goes out.
    public void left(TicketId id, Instant at) {
        pass(id, Tickets.exit(at, "out"), Tickets.EXIT);
    }

    private void pass(TicketId id, Passage passage, Terms terms) {
        if (!(store.pass(Tickets.signed(id, 1), passage, terms) instanceof AdmissionStore.Outcome.Passed)) {
            throw new IllegalStateException(passage.direction() + " was refused");
        }
    }
}
