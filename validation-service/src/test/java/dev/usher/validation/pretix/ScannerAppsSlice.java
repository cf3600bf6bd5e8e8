package dev.usher.validation.pretix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.code.PlainTicketCode;
import dev.usher.contracts.code.TicketCode;
import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.TicketIssued;
import dev.usher.platform.messaging.MessageHandler;
import dev.usher.platform.testing.HttpSlice;
import dev.usher.validation.admission.Tickets;
import dev.usher.validation.event.EventWindow;
import dev.usher.validation.event.SampleEvents;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/// A device at the door of an event with one ticket, and what it can send.
abstract class ScannerAppsSlice extends HttpSlice {
    private static final UserId ADA = new UserId("ada");

    /// What stands for `{name}` in exchanges.
    final Map<String, String> values = new HashMap<>();

    @Inject
    JsonMapper json;

    @Inject
    Collection<MessageHandler<?>> handlers;

    @BeforeEach
    void aTicketIsIssued() {
        EventId eventId = new EventId(UUID.randomUUID());
        TicketId ticketId = new TicketId(UUID.randomUUID());
        Instant now = Instant.now();
        var window = new EventWindow(
                now.minus(Duration.ofHours(1)), now.plus(Duration.ofHours(1)), ZoneId.of("Europe/Berlin"));
        var issued = new TicketIssued(
                new RegistrationId(UUID.randomUUID()),
                ADA,
                "Ada Lovelace",
                now,
                SampleEvents.facts(eventId, 1, "Open Doors", window),
                List.of(new TicketIssued.IssuedTicket(ticketId, 1, "vip", "VIP", 1)));
        handlers.stream()
                .filter(handler -> handler.queue().equals("validation-service-ticket-issued"))
                .forEach(handler -> handler.handle(Envelope.of(now, issued)));
        Instant then = now.truncatedTo(ChronoUnit.SECONDS).minusSeconds(600);
        values.put("then", then.toString());
        values.put(
                "then-in-berlin", then.atZone(window.zone()).toOffsetDateTime().toString());
        values.put("event", eventId.uuid().toString());
        values.put("secret", Tickets.SIGNER.sign(new TicketCode(ticketId, eventId, ADA, 1)));
        values.put("typed", new PlainTicketCode(ticketId, eventId, ADA).toString());
        values.put(
                "foreign",
                Tickets.SIGNER.sign(
                        new TicketCode(new TicketId(UUID.randomUUID()), new EventId(UUID.randomUUID()), ADA, 1)));
    }

    /// Sends what a file says and compares the answer.
    Answer check(String name, String... authorization) {
        Exchange exchange = Exchange.read(name, values, json);
        Answer answer =
                send(exchange.request().method(), exchange.request().path(), exchange.bodyIn(json), authorization);
        assertThat(answer.status())
                .as(name + ": " + answer.body())
                .isEqualTo(exchange.response().status());
        if (exchange.response().body() != null) {
            assertThat(Exchange.blurred(
                            parsed(answer.body()), exchange.response().body()))
                    .as(name)
                    .isEqualTo(exchange.response().body());
        }
        return answer;
    }

    Map<String, Object> parsed(String body) {
        try {
            return json.readValue(body, Argument.mapOf(String.class, Object.class));
        } catch (IOException e) {
            throw new AssertionError(body, e);
        }
    }

    String conflicts() {
        return get("/events/" + values.get("event") + "/conflicts", asOrganizer())
                .body();
    }

    /// The header of a new device.
    String[] device(String scope) {
        values.put("code", pairingCode(scope));
        return authorization("Device " + check("initialize").text("api_token"));
    }

    String pairingCode(String scope) {
        values.put("profile", scope.equals("scan") ? "pretixscan_online_kiosk" : "pretixscan_online_noorders");
        String body = "{\"gate\":\"North\",\"scopes\":[\"%s\"]}".formatted(scope);
        return post("/events/" + values.get("event") + "/pairing-codes", body, asOrganizer())
                .text("pairingCode");
    }

    /// Sends JSON, with the values for each `{name}` in it and in the path.
    @Override
    protected Answer post(String path, String body, String... headers) {
        return super.post(filled(path), filled(body), headers);
    }

    @Override
    protected Answer get(String path, String... headers) {
        return super.get(filled(path), headers);
    }

    String filled(String text) {
        String filled = text;
        for (var value : values.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }
}
