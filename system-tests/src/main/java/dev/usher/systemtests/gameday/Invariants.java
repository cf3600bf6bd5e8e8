package dev.usher.systemtests.gameday;

import dev.usher.contracts.topology.Topology;
import dev.usher.systemtests.gameday.Shop.Order;
import java.util.ArrayList;
import java.util.List;

/// What must be true again at the end of a game day.
final class Invariants {
    private static final List<String> OUTBOXES = List.of("payment-outbox", "ticket-outbox", "validation-outbox");

    private final Shop shop;

    Invariants(Shop shop) {
        this.shop = shop;
    }

    /// Everything that is not as it must be, in words; empty if all is well.
    List<String> broken() {
        var broken = new ArrayList<String>();
        for (Order order : shop.orders()) {
            order(order, broken);
        }
        Topology.load().deadLetterQueues().keySet().stream()
                .filter(queue -> shop.depth(queue) > 0)
                .forEach(queue -> broken.add(queue + " has " + shop.depth(queue) + " dead letters"));
        for (String outbox : OUTBOXES) {
            int unpublished = shop.unpublished(outbox);
            if (unpublished > 0) {
                broken.add(outbox + " has " + unpublished + " messages that are not published");
            }
        }
        if (shop.isPaused()) {
            broken.add(Shop.ORDERS + " is paused");
        }
        return List.copyOf(broken);
    }

    private void order(Order order, List<String> broken) {
        String id = order.registrationId();
        String status = shop.registration(order).path("status").asText();
        String expected = order.isRefunded() ? "refunded" : "confirmed";
        if (!status.equals(expected)) {
            broken.add(id + " is " + status + ", not " + expected);
        }
        List<String> tickets = shop.tickets(order);
        String valid = order.isRefunded() ? "refunded" : "valid";
        if (tickets.size() != order.seats() || tickets.stream().anyMatch(ticket -> !ticket.equals(valid))) {
            broken.add(id + " has the tickets " + tickets + ", not " + order.seats() + " " + valid);
        }
        int mails = shop.mails(order);
        if (mails != 1) {
            broken.add(id + " got " + mails + " mails");
        }
        List<String> refunds = shop.refunds(order);
        if (!refunds.equals(order.isRefunded() ? List.of("succeeded") : List.of())) {
            broken.add(id + " has the refunds " + refunds);
        }
    }
}
