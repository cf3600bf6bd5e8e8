package dev.usher.validation.scannerapps;

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
import dev.usher.validation.HttpSlice;
import dev.usher.validation.event.EventWindow;
import dev.usher.validation.event.SampleEvents;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.json.JsonMapper;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@MicronautTest
@Property(name = "scanner-apps.api", value = "true")
class ScannerAppsHttpTest extends HttpSlice {
    private static final UserId ADA = new UserId("ada");

    private final Map<String, String> values = new HashMap<>();

    @Inject
    JsonMapper json;

    @Inject
    Collection<MessageHandler> handlers;

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
        values.put("secret", SIGNER.sign(new TicketCode(ticketId, eventId, ADA, 1)));
        values.put("typed", new PlainTicketCode(ticketId, eventId, ADA).toString());
        values.put(
                "foreign",
                SIGNER.sign(new TicketCode(new TicketId(UUID.randomUUID()), new EventId(UUID.randomUUID()), ADA, 1)));
    }

    @Test
    void aDeviceIsInitializedOnceRenewedAndRevoked() {
        values.put("code", pairingCode("scan"));

        String first = "Device " + check("initialize", "").text("api_token");
        check("initialize-used", "");
        check("update", first);
        String second = "Device " + check("roll", first).text("api_token");
        check("info", second);
        assertThat(send(HttpRequest.GET("/api/v1/version").header("Authorization", first))
                        .status())
                .isEqualTo(401);
        check("revoke", second);

        assertThat(send(HttpRequest.GET("/api/v1/version").header("Authorization", second))
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version",
                "info",
                "eventselection",
                "eventselection-kept",
                "events",
                "subevents",
                "event",
                "categories",
                "items",
                "questions",
                "badgelayouts",
                "badgeitems",
                "checkinlists",
                "revokedsecrets",
                "blockedsecrets",
                "settings",
                "status"
            })
    void aDeviceDownloadsItsEvent(String exchange) {
        check(exchange, device("scan"));
    }

    @Test
    void aTicketAdmitsOnceAndTheSameNonceGetsTheSameAnswer() {
        String device = device("scan");

        Answer first = check("redeem", device);
        Answer again = check("redeem", device);
        check("redeem-used", device);

        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void whoWasNotScannedInMayLeave() {
        check("redeem-exit-of-nobody", device("scan"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"redeem-invalid", "redeem-another-event", "redeem-no-list"})
    void whatDoesNotAdmitIsAnsweredInTheProtocolsWords(String exchange) {
        check(exchange, device("scan"));
    }

    @Test
    void anEntryIsTakenBackByItsNonceAndTheTicketAdmitsAgain() {
        String device = device("scan");
        check("redeem", device);

        check("annul-nothing", device("scan"));
        check("annul", device);
        check("annul", device);

        check("redeem-forced", device);
    }

    @Test
    void whatHappenedOfflineIsRecorded() {
        String device = device("scan");

        check("upload", device);
        check("upload", device);
        check("redeem-forced", device);
        check("upload-no-ticket", device);
        check("failed-checkin", device);

        assertThat(conflicts()).contains("\"reason\":\"already_used\"", "UPLOAD", "FORCED");
    }

    @Test
    void aSupervisorFindsTicketsAndLetsThemIn() {
        String supervisor = device("supervisor");

        check("search", supervisor);
        check("search-next-page", supervisor);
        values.put("secret", values.get("typed"));
        check("redeem", supervisor);

        assertThat(send(HttpRequest.GET("/api/v1/organizers/usher/checkinrpc/search/?search=lovel")
                                .header("Authorization", device("scan")))
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/organizers/another/events/",
                "/api/v1/organizers/usher/events/another/",
                "/api/v1/organizers/usher/events/{event}/checkinlists/2/status/"
            })
    void nothingButItsOwnIsOpenToADevice(String path) {
        var request = HttpRequest.GET(path.replace("{event}", values.get("event")));

        assertThat(send(request).status()).isEqualTo(401);
        assertThat(send(request.header("Authorization", device("scan"))).status())
                .isEqualTo(403);
    }

    private Answer check(String name, String authorization) {
        Exchange exchange = Exchange.read(name, values, json);
        var request = exchange.toRequest(json);
        Answer answer = send(authorization.isEmpty() ? request : request.header("Authorization", authorization));
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

    private Map<String, Object> parsed(String body) {
        try {
            return json.readValue(body, Argument.mapOf(String.class, Object.class));
        } catch (IOException e) {
            throw new AssertionError(body, e);
        }
    }

    private String conflicts() {
        return send(HttpRequest.GET("/events/" + values.get("event") + "/conflicts")
                        .header("Authorization", organizer()))
                .body();
    }

    private String device(String scope) {
        values.put("code", pairingCode(scope));
        return "Device " + check("initialize", "").text("api_token");
    }

    private String pairingCode(String scope) {
        String body = "{\"gate\":\"North\",\"scopes\":[\"%s\"]}".formatted(scope);
        return send(post("/events/" + values.get("event") + "/pairing-codes", body)
                        .header("Authorization", organizer()))
                .text("pairingCode");
    }
}
