package dev.usher.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.usher.localcloud.launcher.Stack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// `benchmarks/run first`: how long the first order after a start takes, step by step, beside the next ones.
///
/// The services run as `make up` runs them, all on this machine, and the buyer asks every 50 ms whether something
/// happened.
final class FirstOrders {
    private static final int STARTS = 3;
    private static final int ORDERS = 4;

    private final Map<String, List<List<Duration>>> byStep = new LinkedHashMap<>();

    private FirstOrders() {}

    public static void main(String[] args) {
        var orders = new FirstOrders();
        for (int start = 1; start <= STARTS; start++) {
            System.out.printf("Start %d of %d ...%n", start, STARTS);
            try (Stack stack = Stack.builder().start()) {
                orders.buy(Buyer.signIn(new Http(), Addresses.of(stack), "ada"));
            }
        }
        orders.print();
    }

    private void buy(Buyer ada) {
        for (int order = 0; order < ORDERS; order++) {
            JsonNode registration = timed(order, "registers", () -> ada.register(Journey.EVENT_ID, 1));
            String id = registration.get("registrationId").asText();
            JsonNode intent = timed(order, "asks for the PaymentIntent", () -> ada.createIntent(registration));
            ada.pay(intent).expect(200);
            timed(order, "is confirmed, once paid", () -> ada.awaitConfirmed(id));
            String ticket = timed(order, "has the ticket, once confirmed", () -> ada.awaitTickets(id, 1))
                    .getFirst()
                    .get("ticketId")
                    .asText();
            timed(order, "downloads it", () -> ada.downloadPdf(ticket));
        }
    }

    private <T> T timed(int order, String step, Supplier<T> action) {
        long begun = System.nanoTime();
        T result = action.get();
        List<List<Duration>> ofOrders = byStep.computeIfAbsent(step, _ -> new ArrayList<>());
        while (ofOrders.size() <= order) {
            ofOrders.add(new ArrayList<>());
        }
        ofOrders.get(order).add(Duration.ofNanos(System.nanoTime() - begun));
        return result;
    }

    private void print() {
        System.out.printf("%nMedians of %d starts, in milliseconds, of order%n%-34s", STARTS, "");
        for (int order = 1; order <= ORDERS; order++) {
            System.out.printf("%8d", order);
        }
        System.out.println();
        byStep.forEach((step, ofOrders) -> {
            System.out.printf("%-34s", step);
            ofOrders.forEach(times -> System.out.printf("%8d", median(times).toMillis()));
            System.out.println();
        });
    }

    private static Duration median(List<Duration> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }
}
