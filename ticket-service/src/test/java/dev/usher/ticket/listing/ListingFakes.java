package dev.usher.ticket.listing;

import dev.usher.ticket.order.InMemoryTicketStore;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/// Lists without DynamoDB, for tests of the HTTP side.
@Factory
@Requires(property = "spec.name", value = "TicketHttpTest")
final class ListingFakes {
    @Singleton
    @Primary
    TicketLists lists(InMemoryTicketStore store) {
        return new InMemoryTicketLists(store);
    }
}
