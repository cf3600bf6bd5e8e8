package dev.usher.contracts.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.TicketIssued.IssuedTicket;
import dev.usher.contracts.message.TicketState.Status;
import dev.usher.contracts.testing.SampleMessages;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessageCodecTest {
    private static final MessageCodec CODEC = new MessageCodec(JsonMapper.createDefault());
    private static final RegistrationId REGISTRATION = SampleMessages.REGISTRATION;
    private static final UserId USER = SampleMessages.ADA;
    private static final EventFacts EVENT = SampleMessages.EVENT;
    private static final EventFacts EVENT_WITH_LOGO = SampleMessages.event(
            EVENT.eventId(),
            2,
            EVENT.name(),
            "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
    private static final Envelope PAYMENT_SUCCEEDED = Envelope.of(
            Instant.parse("2026-11-22T12:00:01Z"),
            new PaymentSucceeded(
                    REGISTRATION,
                    "pi_3Qx",
                    USER,
                    new Attendee("Ada Lovelace", "ada@example.org"),
                    "en-GB",
                    List.of(
                            new TicketLine("general", "General", 1, new Money(2000, "eur")),
                            new TicketLine("vip", "VIP", 1, new Money(3000, "eur"))),
                    new Money(5000, "eur"),
                    Instant.parse("2026-11-22T12:00:00Z"),
                    EVENT));
    private static final Envelope TICKET_ISSUED = Envelope.of(
            Instant.parse("2026-11-22T12:00:02Z"),
            new TicketIssued(
                    REGISTRATION,
                    USER,
                    "Ada Lovelace",
                    Instant.parse("2026-11-22T12:00:02Z"),
                    EVENT,
                    List.of(
                            new IssuedTicket(
                                    TicketId.parse("11111111-2222-8333-8444-555555555555"), 1, "general", "General", 1),
                            new IssuedTicket(
                                    TicketId.parse("11111111-2222-8333-8444-666666666666"), 2, "vip", "VIP", 1))));

    private static final Envelope PAYMENT_REFUNDED = Envelope.of(
            Instant.parse("2026-11-22T12:30:00Z"),
            new PaymentRefunded(
                    REGISTRATION,
                    "pi_3Qx",
                    new Money(5000, "eur"),
                    new Money(2000, "eur"),
                    1,
                    Instant.parse("2026-11-22T12:30:00Z")));
    private static final Envelope TICKET_USED = Envelope.of(
            Instant.parse("2026-11-22T18:30:02Z"),
            new TicketUsed(
                    EventId.parse("EVENT#5c0a1f7e-1111-4d6b-8f00-0000000000a1"),
                    17,
                    List.of(
                            new TicketUsed.Use(
                                    TicketId.parse("TICKET#11111111-2222-8333-8444-555555555555"), true, false, 2),
                            new TicketUsed.Use(
                                    TicketId.parse("TICKET#11111111-2222-8333-8444-666666666666"), false, true, 3)),
                    Instant.parse("2026-11-22T18:30:02Z")));
    private static final Envelope DOOR_CHANGED = Envelope.of(
            Instant.parse("2026-11-21T09:15:00Z"),
            new DoorChanged(
                    EventId.parse("EVENT#5c0a1f7e-1111-4d6b-8f00-0000000000a1"),
                    3,
                    List.of(
                            new DoorChanged.TypeTimes(
                                    "vip",
                                    Instant.parse("2026-12-05T16:30:00Z"),
                                    Instant.parse("2026-12-05T22:00:00Z")),
                            new DoorChanged.TypeTimes("crew", Instant.parse("2026-12-05T08:00:00Z"), null)),
                    Instant.parse("2026-11-21T09:15:00Z")));
    private static final Envelope REGISTRATION_RELEASED = Envelope.of(
            Instant.parse("2026-11-22T12:30:00Z"),
            new RegistrationReleased(REGISTRATION, Instant.parse("2026-11-22T12:30:00Z")));
    private static final Envelope PAYMENT_DISPUTED = Envelope.of(
            Instant.parse("2026-11-23T09:00:00Z"),
            new PaymentDisputed(
                    REGISTRATION,
                    "pi_3Qx",
                    "du_1Qx",
                    PaymentDisputed.Status.OPEN,
                    new Money(5000, "eur"),
                    "fraudulent",
                    2,
                    Instant.parse("2026-11-23T09:00:00Z")));

    private static final TicketId FIRST = TicketId.parse("11111111-2222-8333-8444-555555555555");
    private static final TicketId SECOND = TicketId.parse("11111111-2222-8333-8444-666666666666");
    private static final UserId BEN = SampleMessages.BEN;
    private static final Envelope EVENT_CHANGED = Envelope.of(
            Instant.parse("2026-11-20T10:00:00Z"),
            new EventChanged(EVENT_WITH_LOGO, "dGVzdA==", Instant.parse("2026-11-20T10:00:00Z")));
    private static final Envelope TICKET_REVOKED = Envelope.of(
            Instant.parse("2026-11-22T13:00:00Z"),
            new TicketRevoked(
                    REGISTRATION,
                    EVENT.eventId(),
                    List.of(
                            new TicketState(
                                    FIRST, 1, "general", "General", USER, "Ada Lovelace", 1, Status.REFUNDED, 2),
                            new TicketState(SECOND, 2, "vip", "VIP", USER, "Ada Lovelace", 1, Status.REFUNDED, 2)),
                    Instant.parse("2026-11-22T13:00:00Z")));
    private static final Envelope TICKET_RESTORED = Envelope.of(
            Instant.parse("2026-11-22T14:00:00Z"),
            new TicketRestored(
                    REGISTRATION,
                    EVENT.eventId(),
                    List.of(new TicketState(SECOND, 2, "vip", "VIP", USER, "Ada Lovelace", 1, Status.VALID, 3)),
                    Instant.parse("2026-11-22T14:00:00Z")));
    private static final Envelope TICKET_UPDATED = Envelope.of(
            Instant.parse("2026-11-22T15:00:00Z"),
            new TicketUpdated(
                    REGISTRATION,
                    EVENT.eventId(),
                    TicketUpdated.Cause.TRANSFERRED,
                    List.of(new TicketState(SECOND, 2, "vip", "VIP", BEN, "Ben Okri", 2, Status.VALID, 4)),
                    Instant.parse("2026-11-22T15:00:00Z")));
    private static final Envelope ADMISSION_CONFLICT = Envelope.of(
            Instant.parse("2026-11-22T18:21:40Z"),
            new AdmissionConflict(
                    EVENT.eventId(),
                    FIRST,
                    "already_used",
                    List.of(
                            new AdmissionConflict.Entry(
                                    "DEVICE#0aa6a0b4-7d2f-4a55-9a3b-0000000000d1|s-17",
                                    Instant.parse("2026-11-22T18:05:00Z"),
                                    Instant.parse("2026-11-22T18:21:40Z"),
                                    "North",
                                    "DEVICE#0aa6a0b4-7d2f-4a55-9a3b-0000000000d1"),
                            new AdmissionConflict.Entry(
                                    "DEVICE#0aa6a0b4-7d2f-4a55-9a3b-0000000000d2|s-04",
                                    Instant.parse("2026-11-22T18:11:00Z"),
                                    Instant.parse("2026-11-22T18:11:00Z"),
                                    "South",
                                    "DEVICE#0aa6a0b4-7d2f-4a55-9a3b-0000000000d2")),
                    2,
                    "DEVICE#0aa6a0b4-7d2f-4a55-9a3b-0000000000d1|s-17",
                    Instant.parse("2026-11-22T18:21:40Z")));
    private static final Envelope TICKET_MAIL_REQUESTED = Envelope.of(
            Instant.parse("2026-11-22T12:00:02Z"),
            new TicketMailRequested(
                    REGISTRATION + "#issued",
                    REGISTRATION,
                    TicketMailRequested.Cause.ISSUED,
                    List.of(FIRST, SECOND),
                    new Attendee("Ada Lovelace", "ada@example.org"),
                    "en-GB",
                    null,
                    null,
                    Instant.parse("2026-11-22T12:00:02Z")));

    @ParameterizedTest
    @EnumSource
    void everyTypeIsReadAndWrittenAsItsExample(MessageType type) {
        String file = type.wireName() + ".v" + type.version() + ".json";

        Envelope read = CODEC.decode(example(file));

        assertThat(MessageType.of(read.message())).isEqualTo(type);
        assertThat(CODEC.encode(read)).isEqualTo(compact(file));
    }

    @Test
    void messagesOfOneEventAreAGroupAndOthersThoseOfOneRegistration() {
        assertThat(List.of(PAYMENT_SUCCEEDED, TICKET_ISSUED, TICKET_USED, EVENT_CHANGED, TICKET_REVOKED))
                .allSatisfy(envelope -> assertThat(envelope.message().group())
                        .isEqualTo(EVENT.eventId().toString()));
        assertThat(List.of(PAYMENT_REFUNDED, PAYMENT_DISPUTED, REGISTRATION_RELEASED, TICKET_MAIL_REQUESTED))
                .allSatisfy(envelope -> assertThat(envelope.message().group()).isEqualTo(REGISTRATION.toString()));
    }

    @Test
    void paymentSucceededIsThisJson() {
        assertThat(CODEC.encode(PAYMENT_SUCCEEDED)).isEqualTo(compact("PaymentSucceeded.v1.json"));
        assertThat(CODEC.decode(example("PaymentSucceeded.v1.json"))).isEqualTo(PAYMENT_SUCCEEDED);
    }

    @Test
    void ticketIssuedIsThisJson() {
        assertThat(CODEC.encode(TICKET_ISSUED)).isEqualTo(compact("TicketIssued.v1.json"));
        assertThat(CODEC.decode(example("TicketIssued.v1.json"))).isEqualTo(TICKET_ISSUED);
    }

    @Test
    void paymentRefundedIsThisJson() {
        assertThat(CODEC.encode(PAYMENT_REFUNDED)).isEqualTo(compact("PaymentRefunded.v1.json"));
        assertThat(CODEC.decode(example("PaymentRefunded.v1.json"))).isEqualTo(PAYMENT_REFUNDED);
    }

    @Test
    void ticketUsedIsThisJson() {
        assertThat(CODEC.encode(TICKET_USED)).isEqualTo(compact("TicketUsed.v1.json"));
        assertThat(CODEC.decode(example("TicketUsed.v1.json"))).isEqualTo(TICKET_USED);
    }

    @Test
    void doorChangedIsThisJson() {
        assertThat(CODEC.encode(DOOR_CHANGED)).isEqualTo(compact("DoorChanged.v1.json"));
        assertThat(CODEC.decode(example("DoorChanged.v1.json"))).isEqualTo(DOOR_CHANGED);
    }

    @Test
    void registrationReleasedIsThisJson() {
        assertThat(CODEC.encode(REGISTRATION_RELEASED)).isEqualTo(compact("RegistrationReleased.v1.json"));
        assertThat(CODEC.decode(example("RegistrationReleased.v1.json"))).isEqualTo(REGISTRATION_RELEASED);
    }

    @Test
    void paymentDisputedIsThisJson() {
        assertThat(CODEC.encode(PAYMENT_DISPUTED)).isEqualTo(compact("PaymentDisputed.v1.json"));
        assertThat(CODEC.decode(example("PaymentDisputed.v1.json"))).isEqualTo(PAYMENT_DISPUTED);
    }

    @Test
    void eventChangedIsThisJson() {
        assertThat(CODEC.encode(EVENT_CHANGED)).isEqualTo(compact("EventChanged.v1.json"));
        assertThat(CODEC.decode(example("EventChanged.v1.json"))).isEqualTo(EVENT_CHANGED);
    }

    @Test
    void ticketChangesAreThisJson() {
        assertThat(CODEC.encode(TICKET_REVOKED)).isEqualTo(compact("TicketRevoked.v1.json"));
        assertThat(CODEC.decode(example("TicketRevoked.v1.json"))).isEqualTo(TICKET_REVOKED);
        assertThat(CODEC.encode(TICKET_RESTORED)).isEqualTo(compact("TicketRestored.v1.json"));
        assertThat(CODEC.decode(example("TicketRestored.v1.json"))).isEqualTo(TICKET_RESTORED);
        assertThat(CODEC.encode(TICKET_UPDATED)).isEqualTo(compact("TicketUpdated.v1.json"));
        assertThat(CODEC.decode(example("TicketUpdated.v1.json"))).isEqualTo(TICKET_UPDATED);
    }

    @Test
    void admissionConflictIsThisJson() {
        assertThat(CODEC.encode(ADMISSION_CONFLICT)).isEqualTo(compact("AdmissionConflict.v1.json"));
        assertThat(CODEC.decode(example("AdmissionConflict.v1.json"))).isEqualTo(ADMISSION_CONFLICT);
    }

    @Test
    void ticketMailRequestedIsThisJson() {
        assertThat(CODEC.encode(TICKET_MAIL_REQUESTED)).isEqualTo(compact("TicketMailRequested.v1.json"));
        assertThat(CODEC.decode(example("TicketMailRequested.v1.json"))).isEqualTo(TICKET_MAIL_REQUESTED);
    }

    @Test
    void ticketsAreNumberedInTheOrderOfTheLines() {
        var paid = (PaymentSucceeded) PAYMENT_SUCCEEDED.message();

        assertThat(paid.lineOf(1).type()).isEqualTo("general");
        assertThat(paid.lineOf(2).type()).isEqualTo("vip");
        assertThatThrownBy(() -> paid.lineOf(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> paid.lineOf(3)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void fieldsThatALaterProducerAddsAreIgnored() {
        String extended = CODEC.encode(PAYMENT_SUCCEEDED)
                .replace("\"lines\":", "\"seatMap\":{\"row\":\"A\"},\"lines\":")
                .replaceFirst("\\{", "{\"traceId\":\"4bf9\",");

        assertThat(CODEC.decode(extended)).isEqualTo(PAYMENT_SUCCEEDED);
    }

    @Test
    void whatIsNoMessageIsRefusedWithItsReason() {
        String good = CODEC.encode(PAYMENT_SUCCEEDED);

        assertUnreadable("", "not JSON, or not an envelope");
        assertUnreadable("not json", "not JSON, or not an envelope");
        assertUnreadable("[1]", "not JSON, or not an envelope");
        assertUnreadable("{}", "not an envelope: id, type, version, occurredAt, subject and data are needed");
        assertUnreadable(good.replace("\"PaymentSucceeded\"", "\"SeatMoved\""), "unknown message type SeatMoved");
        assertUnreadable(
                good.replace("\"version\":1", "\"version\":2"), "PaymentSucceeded has version 2, readable is 1");
        assertUnreadable(
                good.replace("\"quantity\":1", "\"quantity\":0"),
                "PaymentSucceeded is malformed: line.quantity must be 1 to 50, not 0");
        assertUnreadable(
                good.replace("\"quantity\":1", "\"quantity\":26"),
                "PaymentSucceeded is malformed: number of tickets must be 1 to 50, not 52");
        assertUnreadable(
                good.replaceFirst("\"lines\":\\[[^]]*]", "\"lines\":[]"),
                "PaymentSucceeded is malformed: number of tickets must be 1 to 50, not 0");
        assertUnreadable(
                good.replace(
                        "\"total\":{\"amount\":5000,\"currency\":\"eur\"",
                        "\"total\":{\"amount\":5000,\"currency\":\"xyz\""),
                "PaymentSucceeded is malformed: total is in xyz, which Usher does not sell in");
        assertUnreadable(
                good.replaceFirst("\"attendee\":\\{[^}]*}", "\"attendee\":null"),
                "PaymentSucceeded is malformed: attendee is missing");
        assertUnreadable(
                good.replace("\"language\":\"en-GB\",\"lines\"", "\"language\":\"en_!\",\"lines\""),
                "PaymentSucceeded is malformed: language is no BCP 47 language tag");
        assertUnreadable(
                good.replace("Night of the Open Doors", "x".repeat(10_000)),
                "PaymentSucceeded is malformed: name is longer than 500 characters");
        assertUnreadable(
                good.replace("Europe/Berlin", "Europe/Atlantis"),
                "PaymentSucceeded is malformed: " + "a field is missing or has the wrong type");
        assertUnreadable(
                CODEC.encode(EVENT_CHANGED).replace("\"logoPng\":\"dGVzdA==\",", ""),
                "EventChanged is malformed: logoPng and event.logo must come together");
        assertUnreadable(
                CODEC.encode(TICKET_REVOKED).replace("\"revision\":2", "\"revision\":1"),
                "TicketRevoked is malformed: ticket.revision must be 2 to 2147483647, not 1");
        assertUnreadable(
                CODEC.encode(TICKET_MAIL_REQUESTED)
                        .replace("\"issued\",\"ticketIds", "\"transfer-offered\",\"ticketIds"),
                "TicketMailRequested is malformed: claimCode and claimUntil belong to offers, and only to them");
    }

    @Test
    void noPersonalDataLeaksIntoTheReason() {
        String broken = CODEC.encode(PAYMENT_SUCCEEDED).replace("\"quantity\":1", "\"quantity\":\"ada@example.org\"");

        assertThatThrownBy(() -> CODEC.decode(broken))
                .isInstanceOf(UnreadableMessage.class)
                .message()
                .doesNotContain("ada@example.org");
    }

    private static void assertUnreadable(String text, String reason) {
        assertThatThrownBy(() -> CODEC.decode(text))
                .isInstanceOf(UnreadableMessage.class)
                .hasMessage(reason);
    }

    /// The example as docs/events.md shows it.
    private static String example(String file) {
        try (InputStream in = MessageCodecTest.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The same without the white space between tokens; every line break of the examples is one.
    private static String compact(String file) {
        return example(file)
                .lines()
                .map(String::strip)
                .reduce("", String::concat)
                .replaceAll("\": ", "\":");
    }
}
