package dev.usher.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.usher.localcloud.launcher.Stack;
import dev.usher.localcloud.provisioning.AwsEndpoints;
import dev.usher.systemtests.operations.Operator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What happens when a mail comes back: SES reports it, nobody is mailed there again, the organizer knows, and
/// operations can take it back.
@OnSharedStack
class UndeliveredMailIT {
    private static final Http HTTP = new Http();
    private static final String DROPPED = "usher_mails_dropped_total{reason=\"suppressed\"";

    private final Stack stack;
    private final Buyer ada;
    private final Buyer olga;
    private final String address = "ada-" + UUID.randomUUID() + "@example.org";
    private final UUID eventId = UUID.randomUUID();

    UndeliveredMailIT(Stack stack) {
        this.stack = stack;
        ada = Buyer.signIn(HTTP, Addresses.of(stack), "ada");
        olga = Buyer.signIn(HTTP, Addresses.of(stack), "olga");
    }

    @Test
    void anAddressThatBouncesGetsNoMoreMailsUntilOperationsAllowIt() throws Exception {
        JsonNode ticket = ticket();
        String registrationId = ticket.path("registrationId").asText();
        var inbox = new Inbox(HTTP, Addresses.of(stack), address);
        inbox.awaitMailAbout(registrationId);
        double before = dropped();

        report(registrationId);

        Patience.until(
                "the organizer sees it", () -> Optional.of(mailProblem(ticket)).filter("bounced"::equals));
        olga.post("/tickets/resend", Map.of("registrationId", registrationId)).expect(202);
        Patience.until("the mail is dropped", () -> Optional.of(dropped()).filter(now -> now > before));
        assertThat(inbox.mailsAbout(registrationId)).hasSize(1);
        String path = "/tickets/" + Http.encoded(ticket.path("ticketId").asText());
        JsonNode own = ada.get(path).expect(200);
        assertThat(own.path("status").asText()).isEqualTo("valid");
        assertThat(own.has("mailProblem")).isFalse();

        Operator.usher(stack, "mail", "allow", address);

        assertThat(mailProblem(ticket)).isEmpty();
        olga.post("/tickets/resend", Map.of("registrationId", registrationId)).expect(202);
        Patience.until(
                "the next mail comes",
                () -> Optional.of(inbox.mailsAbout(registrationId)).filter(mails -> mails.size() == 2));
    }

    /// A free ticket for one at the address of this test.
    private JsonNode ticket() {
        var event =
                EventRequests.of("Open Rehearsal", Instant.now().plus(Duration.ofDays(7)), Duration.ofHours(2), 2, 0);
        olga.put("/events/" + eventId, event).expect(201);
        String registrationId = ada.post(
                        "/registrations",
                        Map.of(
                                "eventId", eventId.toString(),
                                "attendee", Map.of("name", "Ada Lovelace", "email", address),
                                "quantity", 1))
                .expect(201)
                .path("registrationId")
                .asText();
        return ada.awaitTickets(registrationId, 1).getFirst();
    }

    /// As SES does, in the form of AWS's own example.
    private void report(String registrationId) {
        String bounce = """
                {"eventType": "Bounce",
                 "bounce": {"bounceType": "Permanent", "bounceSubType": "General", "timestamp": "%1$s",
                            "bouncedRecipients": [{"emailAddress": "%2$s", "status": "5.1.1"}]},
                 "mail": {"sendingAccountId": "%3$s", "destination": ["%2$s"], "tags": {"mail": ["%4$s_issued"]}}}
                """.formatted(Instant.now(), address, AwsEndpoints.ACCOUNT, registrationId.replace('#', '_'));
        try (var aws = CloudClients.of(stack.localCloud())) {
            aws.sns()
                    .publish(
                            publish -> publish.topicArn("arn:aws:sns:us-east-1:000000000000:event-ticketing-mail-event-"
                                            + stack.localCloud().environment().get("USHER_ENV"))
                                    .message(bounce));
        }
    }

    /// What the organizer sees; empty for nothing.
    private String mailProblem(JsonNode ticket) {
        var these = Map.of(
                "eventId", eventId.toString(),
                "ticketIds", List.of(ticket.path("ticketId").asText()));
        JsonNode found = olga.post("/tickets/search", these).expect(200).path("tickets");
        assertThat(found).hasSize(1);
        return found.get(0).path("mailProblem").asText();
    }

    private double dropped() {
        String metrics = new String(
                HTTP.download(stack.service("ticket-service").address().resolve("/prometheus"), null),
                StandardCharsets.UTF_8);
        return metrics.lines()
                .filter(line -> line.startsWith(DROPPED))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
