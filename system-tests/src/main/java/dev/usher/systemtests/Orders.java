package dev.usher.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.usher.localcloud.launcher.Stack;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The orders of a measurement: any number of them, for an event of their own.
final class Orders {
    private static final String EVENT_ID = "EVENT#5c0a1f7e-1111-4d6b-8f00-00000000b0b0";

    private final Stack stack;

    private Orders(Stack stack) {
        this.stack = stack;
    }

    /// Puts the event, in a freshly started stack.
    ///
    /// @param seats how many all orders have together
    static Orders of(Stack stack, int seats) {
        Instant soon = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(1, ChronoUnit.HOURS);
        var event = new HashMap<>(EventRequests.of("Measured", soon, Duration.ofHours(4), seats, 2500));
        event.put("perAccount", Map.of("seats", seats, "openHolds", seats));
        var orders = new Orders(stack);
        orders.buyer("olga").put("/events/" + Http.encoded(EVENT_ID), event).expect(201);
        return orders;
    }

    /// Signs a sample user in.
    Buyer buyer(String userName) {
        return Buyer.signIn(new Http(), Addresses.of(stack), userName);
    }

    /// Orders this number of tickets, pays them and waits until they are made.
    List<JsonNode> buy(Buyer buyer, int seats) {
        JsonNode registration = buyer.register(EVENT_ID, seats);
        buyer.pay(buyer.createIntent(registration)).expect(200);
        return buyer.awaitTickets(registration.get("registrationId").asText(), seats);
    }
}
