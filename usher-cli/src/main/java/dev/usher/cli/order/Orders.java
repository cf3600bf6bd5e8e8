package dev.usher.cli.order;

import dev.usher.cli.cloud.Row;
import dev.usher.cli.dlq.Backlog;
import dev.usher.cli.dlq.DeadLetterDesk;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.MessageType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Tells what became of orders, from the tables of all services and the dead letters. Everything is read, nothing is
/// changed; and it works without logs and traces.
///
/// What no table holds is missing: Stripe's event itself (it is settled in the transaction that writes
/// `PaymentSucceeded`), receives that failed and came back, and downloads.
public final class Orders {
    private static final int WINDOW = 1_000;

    /// For this long, what is missing may still be on its way.
    private static final Duration USUALLY_DONE = Duration.ofMinutes(5);

    /// More revisions of one ticket are left out.
    private static final int MOST_REVISIONS = 50;

    /// As many as payment-service may use.
    private static final int MOST_SHARDS = 256;

    private static final Pattern TRACEPARENT = Pattern.compile("00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    private static final String PAYMENT = "payment";
    private static final String TICKET = "ticket";
    private static final String DOOR = "door";

    private final Rows rows;
    private final Function<RegistrationId, List<DeadMessage>> deadLetters;
    private final Clock clock;

    /// The orders of an environment.
    ///
    /// @param desk where dead letters about an order are looked for
    public static Orders of(DynamoDbClient dynamo, String environment, DeadLetterDesk desk) {
        return new Orders(new Rows(dynamo, environment), order -> letters(desk, order), Clock.systemUTC());
    }

    /// @param deadLetters the dead letters about a registration, as far as they were looked at
    Orders(Rows rows, Function<RegistrationId, List<DeadMessage>> deadLetters, Clock clock) {
        this.rows = rows;
        this.deadLetters = deadLetters;
        this.clock = clock;
    }

    /// What became of an order.
    public Timeline timeline(RegistrationId registrationId) {
        var findings = new Findings();
        String id = registrationId.toString();
        Optional<Row> registration = rows.find("registrations", id);
        registration.ifPresent(row -> registration(row, id, findings));
        List<Row> tickets = tickets(registrationId, findings);
        registration.ifPresent(row -> compare(row, id, tickets, findings));
        letters(registrationId, findings);
        return findings.timeline(
                id,
                registration
                        .map(row -> summary(registrationId, row))
                        .orElse(
                                tickets.isEmpty()
                                        ? "There is no such order."
                                        : "payment-service does not know this order, and there are tickets for it."));
    }

    /// Orders that were confirmed more than five minutes ago, and whose tickets payment-service does not know.
    ///
    /// @param most how many at most
    public List<String> withoutTickets(int most) {
        Instant bound = clock.instant().minus(USUALLY_DONE);
        return IntStream.range(0, MOST_SHARDS)
                .boxed()
                .flatMap(shard -> rows.query("registrations", "open-holds", "TICKETS#" + shard, most).stream())
                .filter(row -> row.instant("confirmedAt").filter(bound::isAfter).isPresent())
                .flatMap(row -> row.text("registrationId").stream())
                .limit(most)
                .toList();
    }

    private static String summary(RegistrationId id, Row registration) {
        return "order " + id.orderNumber() + " of "
                + registration.text("eventId").orElse("?") + ": "
                + registration.text("status").orElse("?") + ", " + registration.money("totalMinor", "currency");
    }

    private void registration(Row registration, String id, Findings findings) {
        Optional<Instant> expiresAt = registration.instant("expiresAt");
        String until = expiresAt.map(end -> ", held until " + end).orElse("");
        boolean confirmedAtOnce = registration.instant("confirmedAt").equals(registration.instant("createdAt"));
        findings.step(
                registration.instant("createdAt"), PAYMENT, "seats were registered" + (confirmedAtOnce ? "" : until));
        trace(registration, PAYMENT, findings);
        findings.step(registration.instant("confirmedAt"), PAYMENT, "the registration was confirmed");
        rows.find("payments", id).ifPresent(payment -> payment(payment, id, findings));
        refunds(id, findings);
        published(
                "payment-outbox",
                PAYMENT,
                List.of(
                        MessageType.PAYMENT_SUCCEEDED.wireName() + "#" + id,
                        MessageType.REGISTRATION_RELEASED.wireName() + "#" + id),
                findings);
    }

    private void payment(Row payment, String id, Findings findings) {
        String intent = payment.text("paymentIntentId").orElse("a PaymentIntent");
        findings.step(
                payment.instant("creatingSince"),
                PAYMENT,
                intent + " was asked for, attempt " + payment.number("attempt") + ", "
                        + payment.money("amountMinor", "currency"));
        findings.step(
                payment.instant("paidAt"),
                "stripe",
                intent + " was paid, " + payment.money("receivedMinor", "receivedCurrency"));
        String state = payment.text("state").orElse("?");
        payment.text("failureCode").ifPresent(code -> findings.problem(intent + " was declined: " + code));
        if (state.equals("review") || state.equals("late_paid")) {
            findings.problem("the payment is in state " + state + ": see the runbook, Money without tickets");
        }
        long revisions = Math.min(payment.number("revision"), MOST_REVISIONS);
        published(
                "payment-outbox",
                PAYMENT,
                IntStream.rangeClosed(1, (int) revisions)
                        .mapToObj(revision -> MessageType.PAYMENT_REFUNDED.wireName() + "#" + id + "#" + revision)
                        .toList(),
                findings);
    }

    private void refunds(String id, Findings findings) {
        for (Row refund : rows.query("refunds", "by-registration", id, MOST_REVISIONS)) {
            String state = refund.text("state").orElse("?");
            String amount = refund.money("amountMinor", "currency");
            findings.step(
                    refund.instant("requestedAt"),
                    PAYMENT,
                    "a refund of " + amount + " was asked for ("
                            + refund.text("kind").orElse("?") + "); now " + state
                            + refund.text("stripeRefundId")
                                    .map(name -> ", " + name)
                                    .orElse(""));
            refund.text("failureCode")
                    .ifPresent(code -> findings.problem("a refund of " + amount + " failed: " + code));
        }
    }

    /// The order's tickets, and what became of them.
    private List<Row> tickets(RegistrationId registrationId, Findings findings) {
        String id = registrationId.toString();
        Optional<Row> order = rows.find("ticket-orders", id);
        int count = order.map(row -> (int) row.number("tickets")).orElse(0);
        List<String> ids = IntStream.rangeClosed(1, Math.min(count, 1000))
                .mapToObj(number -> TicketId.derive(registrationId, number).toString())
                .toList();
        Map<String, Row> tickets = rows.find("tickets", ids);
        Map<String, Row> admissions = rows.find("admissions", ids);
        ids.stream()
                .filter(ticket -> !tickets.containsKey(ticket))
                .forEach(ticket -> findings.problem(ticket + " is lost: see the runbook, Tables of tickets"));
        ids.forEach(ticket -> Optional.ofNullable(tickets.get(ticket)).ifPresent(row -> ticket(row, findings)));
        messages(id, ids, tickets, findings);
        ids.forEach(ticket -> door(ticket, Optional.ofNullable(admissions.get(ticket)), tickets.get(ticket), findings));
        return ids.stream()
                .flatMap(ticket -> Stream.ofNullable(tickets.get(ticket)))
                .toList();
    }

    private static void ticket(Row ticket, Findings findings) {
        String name = name(ticket);
        String status = ticket.text("status").orElse("?");
        findings.step(
                ticket.instant("generatedAt"),
                TICKET,
                name + " was made, issue " + ticket.number("issue") + "; now " + status
                        + ticket.text("revokedFor").map(why -> ": " + why).orElse(""));
    }

    /// What ticket-service published about the order, and the mails.
    private void messages(String id, List<String> ids, Map<String, Row> tickets, Findings findings) {
        var published = new ArrayList<String>();
        var mails = new ArrayList<String>();
        published.add(MessageType.TICKET_ISSUED.wireName() + "#" + id);
        mails.add(id + "#issued");
        for (String ticket : ids) {
            Row row = tickets.get(ticket);
            long newest = row == null ? 0 : Math.min(row.number("revision"), MOST_REVISIONS);
            for (int revision = 2; revision <= newest; revision++) {
                for (MessageType type :
                        List.of(MessageType.TICKET_UPDATED, MessageType.TICKET_REVOKED, MessageType.TICKET_RESTORED)) {
                    published.add(type.wireName() + "#" + ticket + "#" + revision);
                }
                mails.add(ticket + "#updated#" + revision);
            }
        }
        mails.forEach(mail -> published.add(MessageType.TICKET_MAIL_REQUESTED.wireName() + "#" + mail));
        published("ticket-outbox", TICKET, published, findings);
        rows.find("ticket-mails", mails).forEach((mail, row) -> mail(mail, row, findings));
    }

    private void mail(String mail, Row row, Findings findings) {
        String state = row.text("mailState").orElse("?");
        findings.step(row.instant("since"), TICKET, "the mail " + mail + " is " + state);
        if (!state.equals("sent") && isOverdue(row.instant("since"))) {
            findings.problem("the mail " + mail + " has been " + state + " for more than five minutes");
        }
        row.text("undelivered")
                .ifPresent(what -> findings.problem("the mail " + mail + " did not arrive: " + what + " at "
                        + row.text("undeliveredAt").orElse("?")));
    }

    private void door(String ticketId, Optional<Row> admission, @Nullable Row ticket, Findings findings) {
        if (admission.isEmpty()) {
            if (ticket != null && isOverdue(ticket.instant("generatedAt"))) {
                findings.problem("the door does not know " + ticketId + ": see validation-service-ticket-issued");
            }
            return;
        }
        Row row = admission.orElseThrow();
        String name = ticket == null ? ticketId : name(ticket);
        if (row.number("entries") == 0) {
            findings.step(
                    row.instant("changedAt"),
                    DOOR,
                    name + " is known, as " + row.text("status").orElse("?"));
        }
        row.attributes().forEach((attribute, value) -> {
            if (value.hasM() && (attribute.startsWith("passage:") || attribute.startsWith("undone:"))) {
                var passage = new Row(value.m());
                findings.step(
                        passage.instant("at"),
                        DOOR,
                        name + " "
                                + (attribute.startsWith("undone:")
                                        ? "was admitted, and that was undone"
                                        : direction(passage))
                                + " at " + passage.text("gate").orElse("?")
                                + passage.text("against")
                                        .map(why -> ", although " + why)
                                        .orElse(""));
            }
        });
    }

    private static String direction(Row passage) {
        return passage.text("direction").filter("EXIT"::equals).isPresent() ? "left" : "was admitted";
    }

    private void published(String table, String where, List<String> messages, Findings findings) {
        rows.find(table, messages).forEach((message, row) -> {
            Optional<Instant> written = row.instant("createdAt");
            Optional<Instant> published = row.instant("publishedAt");
            String type = row.text("type").orElse(message);
            findings.step(
                    written, where, type + " was written to the outbox" + (published.isEmpty() ? ", and waits" : ""));
            trace(row, where, findings);
            findings.step(published, where, type + " was published to SNS");
            if (published.isEmpty() && isOverdue(written)) {
                findings.problem(message + " has waited in the outbox since " + written.orElseThrow()
                        + ": see the runbook, The outbox gets old");
            }
        });
    }

    /// Names the trace that a row was written in, if the row says so.
    private static void trace(Row row, String where, Findings findings) {
        row.text("traceparent")
                .map(TRACEPARENT::matcher)
                .filter(Matcher::matches)
                .ifPresent(trace -> findings.trace(row.instant("createdAt"), where, trace.group(1)));
    }

    /// What one service knows and another should.
    private void compare(Row registration, String id, List<Row> tickets, Findings findings) {
        boolean isConfirmed =
                registration.text("status").filter("confirmed"::equals).isPresent();
        boolean isOverdue = isOverdue(registration.instant("confirmedAt"));
        if (isConfirmed && isOverdue && tickets.isEmpty()) {
            findings.problem("paid, and no tickets: `usher republish '" + id + "'` if no dead letter is listed here");
        }
        if (isConfirmed && isOverdue && !tickets.isEmpty() && !registration.has("tickets")) {
            findings.problem("payment-service does not know the tickets: see payment-service-ticket-issued");
        }
    }

    private void letters(RegistrationId registrationId, Findings findings) {
        for (DeadMessage letter : deadLetters.apply(registrationId)) {
            findings.step(letter.since(), "dead letters", letter.what() + " failed in " + letter.queue());
            findings.problem(letter.what() + " is a dead letter of " + letter.queue() + ": " + letter.reason()
                    + ". `usher dlq replay " + letter.queue() + " --registration '" + registrationId + "'`");
        }
    }

    private boolean isOverdue(Optional<Instant> since) {
        return since.filter(clock.instant().minus(USUALLY_DONE)::isAfter).isPresent();
    }

    private static String name(Row ticket) {
        return "ticket " + ticket.number("number") + " of " + ticket.number("of");
    }

    /// The dead letters about a registration, of the first thousand of each queue.
    private static List<DeadMessage> letters(DeadLetterDesk desk, RegistrationId registrationId) {
        return desk.backlogs().stream()
                .filter(backlog -> backlog.dead() > 0)
                .map(Backlog::queue)
                .flatMap(queue -> desk.survey(queue, WINDOW).letters().stream())
                .filter(letter -> registrationId.toString().equals(letter.registration()))
                .map(letter -> new DeadMessage(
                        letter.queue(),
                        Objects.requireNonNullElse(letter.type(), "a message"),
                        letter.since(),
                        letter.reason()))
                .toList();
    }

    /// A dead letter about an order.
    ///
    /// @param what the type of message
    record DeadMessage(String queue, String what, Instant since, String reason) {}
}
