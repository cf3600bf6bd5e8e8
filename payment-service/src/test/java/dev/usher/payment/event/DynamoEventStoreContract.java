package dev.usher.payment.event;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.EventChanged;
import dev.usher.contracts.message.TicketLine;
import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.payment.CloudContext;
import dev.usher.platform.aws.NamedWrites;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/// The contract on DynamoDB, wherever it runs.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DynamoEventStoreContract extends EventStoreContract {
    private final CloudContext context;

    DynamoEventStoreContract(CloudUnderTest cloud) {
        this.context = new CloudContext(cloud);
    }

    @AfterAll
    void close() {
        context.close();
    }

    @Override
    EventStore store() {
        return context.bean(EventStore.class);
    }

    @Override
    List<EventChanged> changes(Event event) {
        return context.messages().stream()
                .map(Envelope::message)
                .filter(EventChanged.class::isInstance)
                .map(EventChanged.class::cast)
                .filter(change -> change.event().eventId().equals(event.eventId()))
                .toList();
    }

    @Override
    boolean take(Event event, List<TicketLine> lines) {
        var outcome = context.bean(DynamoInventory.class)
                .take(RegistrationId.random(), event.eventId(), lines, _ -> NamedWrites.<String>none());
        return outcome instanceof DynamoInventory.TakeOutcome.Taken<?>;
    }
}
