package dev.usher.validation.admission;

import dev.usher.contracts.code.TicketCode;
import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.validation.admission.Passage.Direction;
import java.time.Instant;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Tickets with which people go in and out, for tests of what is counted.
public final class PassedTickets {
    private final AdmissionStore store;

    private PassedTickets(AdmissionStore store) {
        this.store = store;
    }

    /// Tickets without a database.
    public static PassedTickets inMemory() {
        return new PassedTickets(new InMemoryAdmissionStore());
    }

    /// Tickets in DynamoDB.
    public static PassedTickets in(DynamoDbClient dynamo, ResourceNames names) {
        return new PassedTickets(new DynamoAdmissionStore(dynamo, names));
    }

    /// What they remember.
    public AdmissionStore store() {
        return store;
    }

    /// Somebody goes in with a new ticket.
    public TicketId entered(EventId eventId, String gate, Instant at) {
        return entered(eventId, gate, at, at);
    }

    /// The same, of which the service learns later.
    public TicketId entered(EventId eventId, String gate, Instant at, Instant recordedAt) {
        TicketId id = Tickets.newId();
        pass(eventId, id, passage(Direction.ENTRY, gate, at, recordedAt));
        return id;
    }

    /// Somebody goes out with this ticket, whether they came in or not.
    public void left(EventId eventId, TicketId id, String gate, Instant at) {
        pass(eventId, id, passage(Direction.EXIT, gate, at, at));
    }

    /// The entry that was made then is taken back.
    public void undone(TicketId id, Instant at, Instant now) {
        String key = passage(Direction.ENTRY, "any", at, at).key();
        if (store.undo(id, key, at, now).isEmpty()) {
            throw new IllegalStateException("there is no entry to take back");
        }
    }

    private void pass(EventId eventId, TicketId id, Passage passage) {
        var claim = new Claim.Signed(new TicketCode(id, eventId, Tickets.ADA, 1));
        if (!(store.passed(claim, passage) instanceof AdmissionStore.Outcome.Passed)) {
            throw new IllegalStateException(passage.direction() + " was refused");
        }
    }

    private static Passage passage(Direction direction, String gate, Instant at, Instant recordedAt) {
        return new Passage(direction, at, recordedAt, gate, "DEVICE#1", direction + "-" + at, null, null);
    }
}
