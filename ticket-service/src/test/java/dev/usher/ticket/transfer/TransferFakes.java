package dev.usher.ticket.transfer;

import dev.usher.ticket.order.InMemoryTicketStore;
import dev.usher.ticket.use.InMemoryTicketUses;
import dev.usher.ticket.use.TicketUses;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/// Transfers without DynamoDB, for tests of the HTTP side.
@Factory
@Requires(property = "spec.name", value = "TicketHttpTest")
final class TransferFakes {
    @Singleton
    @Primary
    OfferStore offers(InMemoryTicketStore store) {
        return new InMemoryOfferStore(store);
    }

    @Singleton
    @Primary
    TicketUses uses() {
        return new InMemoryTicketUses();
    }
}
