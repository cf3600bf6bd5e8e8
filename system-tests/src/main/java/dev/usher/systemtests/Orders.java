package dev.usher.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/// The orders of a measurement: any number of them, for an event of their own.
final class Orders {
    private static final int AT_ONCE = 8;

    private final String eventId = "EVENT#" + UUID.randomUUID();
    private final Addresses addresses;

    private Orders(Addresses addresses) {
        this.addresses = addresses;
    }

    /// Puts the event.
    ///
    /// @param seats how many all orders have together
    static Orders of(Addresses addresses, int seats) {
        Instant begun = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(1, ChronoUnit.HOURS);
        var event = new HashMap<>(EventRequests.of("Measured", begun, Duration.ofHours(4), seats, 2500));
        event.put("perAccount", Map.of("seats", seats, "openHolds", seats));
        var orders = new Orders(addresses);
        orders.buyer("olga")
                .put("/events/" + Http.encoded(orders.eventId), event)
                .expect(201);
        return orders;
    }

    /// What they are for.
    String eventId() {
        return eventId;
    }

    /// Signs a sample user in.
    Buyer buyer(String userName) {
        return Buyer.signIn(new Http(), addresses, userName);
    }

    /// Orders this number of tickets, pays them and waits until they are made.
    List<JsonNode> buy(Buyer buyer, int seats) {
        JsonNode registration = buyer.register(eventId, seats);
        buyer.pay(buyer.createIntent(registration)).expect(200);
        return buyer.awaitTickets(registration.get("registrationId").asText(), seats);
    }

    /// Orders this many times, eight at a time.
    ///
    /// @throws IllegalStateException if orders failed, each of which was printed
    void buyMany(int orders, int seatsOfEach) throws InterruptedException {
        Buyer ada = buyer("ada");
        var gate = new Semaphore(AT_ONCE);
        var failed = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < orders; i++) {
                gate.acquire();
                threads.execute(() -> {
                    try {
                        buy(ada, seatsOfEach);
                    } catch (RuntimeException e) {
                        failed.incrementAndGet();
                        System.out.println("  an order failed: " + e);
                    } finally {
                        gate.release();
                    }
                });
            }
        }
        if (failed.get() > 0) {
            throw new IllegalStateException(failed + " orders failed, so nothing is claimed");
        }
    }
}
