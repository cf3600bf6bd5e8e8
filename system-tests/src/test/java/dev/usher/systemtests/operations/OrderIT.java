package dev.usher.systemtests.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.usher.localcloud.launcher.Stack;
import dev.usher.systemtests.Addresses;
import dev.usher.systemtests.Buyer;
import dev.usher.systemtests.Door;
import dev.usher.systemtests.EventRequests;
import dev.usher.systemtests.Http;
import dev.usher.systemtests.OnSharedStack;
import dev.usher.systemtests.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// `usher order`, on the rows that the services write.
@OnSharedStack
class OrderIT {
    private static final Http HTTP = new Http();
    private static final String EVENT = UUID.randomUUID().toString();

    private final Stack stack;

    OrderIT(Stack stack) {
        this.stack = stack;
    }

    @Test
    void anOrderIsFollowedFromItsRegistrationToItsRefund() throws Exception {
        Buyer olga = Buyer.signIn(HTTP, Addresses.of(stack), "olga");
        olga.put(
                        "/events/" + EVENT,
                        EventRequests.of("Paper Trail", Instant.now().minusSeconds(60), Duration.ofHours(4), 50, 2490))
                .expect(201);
        Buyer ada = Buyer.signIn(HTTP, Addresses.of(stack), "ada");
        JsonNode registration = ada.register(EVENT, 2);
        String id = registration.get("registrationId").asText();
        ada.pay(ada.createIntent(registration), "4242424242424242").expect(200);
        ada.awaitConfirmed(id);
        List<JsonNode> tickets = ada.awaitTickets(id, 2);
        Door door = Door.pair(HTTP, Addresses.of(stack), olga, EVENT, "North");
        assertThat(door.scan(tickets.getFirst().path("qrCode").asText())
                        .path("reason")
                        .asText())
                .isEqualTo("ok");
        olga.postOnce("/registrations/" + Http.encoded(id) + "/refund", Map.of("all", true))
                .expect(200);

        List<String> steps = Patience.until(
                "the refund is done",
                () -> Optional.of(steps(id))
                        .filter(seen -> seen.stream().anyMatch(step -> step.contains("PaymentRefunded was published")))
                        .filter(seen -> seen.stream().anyMatch(step -> step.contains("TicketRevoked was published"))));

        assertThat(steps)
                .containsSubsequence(
                        "payment: seats were registered",
                        "payment: PaymentSucceeded was written to the outbox",
                        "payment: PaymentSucceeded was published to SNS",
                        "ticket: TicketIssued was written to the outbox",
                        "ticket: TicketIssued was published to SNS",
                        "door: ticket 1 of 2 was admitted at North",
                        "payment: PaymentRefunded was published to SNS",
                        "ticket: TicketRevoked was published to SNS")
                .anySatisfy(step -> assertThat(step).startsWith("stripe: pi_").endsWith("was paid, 49.80 eur"))
                .anySatisfy(step -> assertThat(step).matches("payment: a refund of 49.80 eur was asked for .*"))
                .anySatisfy(step -> assertThat(step).matches("payment: this is part of trace [0-9a-f]{32}"))
                .contains("ticket: the mail " + id + "#issued is sent");
        assertThat(steps.toString()).doesNotContain("Ada", "@");
        assertThat(Operator.usher(stack, "order", id)).contains("Nothing is wrong.", "refunded, 49.80 eur");
        String path = "/events/" + EVENT + "/orders/" + Http.encoded(id) + "/timeline/";
        assertThat(timeline(olga, path + "payment"))
                .contains(
                        "registered refunded",
                        "paid succeeded",
                        "refund_requested succeeded",
                        "message_published PaymentSucceeded",
                        "message_published PaymentRefunded");
        assertThat(timeline(olga, path + "tickets"))
                .contains("ticket_made refunded", "mail_sent ", "message_published TicketIssued")
                .contains("message_published TicketRevoked");
        assertThat(timeline(olga, path + "door")).containsExactly("entered North");
        for (String service : List.of("payment", "tickets", "door")) {
            ada.get(path + service).expect(403);
            assertThat(olga.get(path + service).body().toString()).doesNotContain("Ada", "@");
        }
    }

    private static List<String> timeline(Buyer buyer, String path) {
        var steps = new ArrayList<String>();
        buyer.get(path)
                .expect(200)
                .path("steps")
                .forEach(step -> steps.add(
                        step.path("what").asText() + " " + step.path("detail").asText()));
        return steps;
    }

    private List<String> steps(String id) {
        try {
            JsonNode timeline = new ObjectMapper().readTree(Operator.usher(stack, "order", id, "--json"));
            var steps = new ArrayList<String>();
            timeline.path("steps")
                    .forEach(step -> steps.add(step.path("where").asText() + ": "
                            + step.path("what").asText().replaceFirst(", held until .*", "")));
            return steps;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
