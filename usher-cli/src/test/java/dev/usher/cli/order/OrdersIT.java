package dev.usher.cli.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.cli.order.Orders.DeadMessage;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalCloud;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Orders that went wrong. One that goes well, with the rows that the services write, is in system-tests' `OrderIT`.
@OnLocalCloud
class OrdersIT {
    private static final Instant PAID = Instant.parse("2026-12-01T20:00:00Z");
    private static final Instant LATER = PAID.plusSeconds(600);
    private static final String EVENT = "EVENT#5c0a1f7e-1111-4d6b-8f00-0000000000a1";

    private final CloudUnderTest cloud;
    private final RegistrationId id = RegistrationId.random();

    OrdersIT(CloudUnderTest cloud) {
        this.cloud = cloud;
    }

    @Test
    void anUnknownOrderIsSaidToBeUnknown() {
        Timeline timeline = orders(LATER).timeline(id);

        assertThat(timeline.summary()).isEqualTo("There is no such order.");
        assertThat(timeline.steps()).isEmpty();
    }

    @Test
    void aPaidOrderWithoutTicketsSaysWhereItsMessageIs() {
        putConfirmed();
        put(
                "payment-outbox",
                Map.of("outboxId", "PaymentSucceeded#" + id, "type", "PaymentSucceeded", "createdAt", PAID.toString()));

        assertThat(orders(PAID.plusSeconds(60)).timeline(id).problems()).isEmpty();
        assertThat(orders(PAID.plusSeconds(60)).withoutTickets(10)).doesNotContain(id.toString());

        Timeline timeline = orders(LATER).timeline(id);
        assertThat(timeline.summary()).contains(id.orderNumber(), EVENT, "confirmed", "49.80 eur");
        assertThat(timeline.steps())
                .extracting(Step::what)
                .containsExactly(
                        "seats were registered, held until 2026-12-01T20:15:00Z",
                        "the registration was confirmed",
                        "PaymentSucceeded was written to the outbox, and waits");
        assertThat(timeline.problems())
                .anySatisfy(problem -> assertThat(problem).contains("has waited in the outbox since " + PAID))
                .anySatisfy(problem -> assertThat(problem).contains("paid, and no tickets", "usher republish"));
        assertThat(orders(LATER).withoutTickets(10)).contains(id.toString());
    }

    @Test
    void aDeadLetterIsNamedWithItsReason() {
        putConfirmed();
        var letter =
                new DeadMessage("ticket-service-payment-succeeded", "PaymentSucceeded", PAID, "the logo is no image");

        Timeline timeline = orders(LATER, letter).timeline(id);

        assertThat(timeline.problems())
                .anySatisfy(problem -> assertThat(problem)
                        .contains(
                                "PaymentSucceeded is a dead letter of ticket-service-payment-succeeded",
                                "the logo is no image",
                                "usher dlq replay ticket-service-payment-succeeded --registration '" + id + "'"));
    }

    @Test
    void ticketsThatTheDoorDoesNotKnowAndMailsThatCameBackAreProblems() {
        putConfirmed();
        String ticket = TicketId.derive(id, 1).toString();
        put("ticket-orders", Map.of("registrationId", id.toString(), "tickets", 2));
        put(
                "tickets",
                Map.of(
                        "ticketId",
                        ticket,
                        "number",
                        1,
                        "of",
                        2,
                        "issue",
                        1,
                        "revision",
                        1,
                        "status",
                        "valid",
                        "generatedAt",
                        PAID.toString()));
        put(
                "ticket-mails",
                Map.of(
                        "mailId",
                        id + "#issued",
                        "mailState",
                        "sent",
                        "since",
                        PAID.toString(),
                        "undelivered",
                        "bounced",
                        "undeliveredAt",
                        LATER.toString()));

        Timeline timeline = orders(LATER).timeline(id);

        assertThat(timeline.problems())
                .containsExactlyInAnyOrder(
                        TicketId.derive(id, 2) + " is lost: see the runbook, Tables of tickets",
                        "the door does not know " + ticket + ": see validation-service-ticket-issued",
                        "the mail " + id + "#issued did not arrive: bounced at " + LATER,
                        "payment-service does not know the tickets: see payment-service-ticket-issued");
    }

    private Orders orders(Instant now, DeadMessage... letters) {
        return new Orders(
                new Rows(cloud.dynamoDb(), cloud.environmentName()),
                _ -> List.of(letters),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private void putConfirmed() {
        put(
                "registrations",
                Map.of(
                        "registrationId",
                        id.toString(),
                        "eventId",
                        EVENT,
                        "status",
                        "confirmed",
                        "totalMinor",
                        4980,
                        "currency",
                        "eur",
                        "createdAt",
                        PAID.minusSeconds(60).toString(),
                        "confirmedAt",
                        PAID.toString(),
                        "expiresAt",
                        "2026-12-01T20:15:00Z",
                        "holdShard",
                        "TICKETS#1"));
    }

    private void put(String table, Map<String, Object> row) {
        var item = new HashMap<String, AttributeValue>();
        row.forEach((name, value) -> item.put(
                name,
                value instanceof Integer number
                        ? AttributeValue.fromN(number.toString())
                        : AttributeValue.fromS(value.toString())));
        cloud.dynamoDb().putItem(put -> put.tableName(cloud.nameOf(table)).item(item));
    }
}
