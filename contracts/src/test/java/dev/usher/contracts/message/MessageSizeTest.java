package dev.usher.contracts.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.AdmissionConflict.Entry;
import dev.usher.contracts.message.TicketIssued.IssuedTicket;
import dev.usher.contracts.message.TicketState.Status;
import io.micronaut.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The largest message of each type fits what SNS takes. A text is as long as its record allows, and of
/// characters that JSON writes with six bytes each.
class MessageSizeTest {
    /// 256 KiB, less what the attributes of a message take.
    private static final int MOST_BYTES = (256 - 4) * 1024;

    private static final int MOST = PaymentSucceeded.MAX_QUANTITY;
    private static final MessageCodec CODEC = new MessageCodec(JsonMapper.createDefault());
    private static final Instant LATE = Instant.parse("+999999999-12-31T23:59:59.999999999Z");
    private static final EventId EVENT_ID = new EventId(new UUID(0, 1));
    private static final RegistrationId REGISTRATION = RegistrationId.parse(new UUID(0, 1).toString());
    private static final TicketId TICKET = new TicketId(new UUID(0, 1));
    private static final UserId USER = new UserId("u".repeat(64));
    private static final Money MONEY = new Money(Long.MAX_VALUE, "eur");
    private static final String LONG = widest(500);
    private static final Attendee ATTENDEE = new Attendee(LONG, LONG);
    private static final String LANGUAGE = "de-DE-x-" + "aaaaaaaa-".repeat(54) + "a";
    private static final EventFacts EVENT = new EventFacts(
            EVENT_ID,
            Integer.MAX_VALUE,
            LONG,
            LONG,
            LONG,
            Instant.EPOCH,
            LATE,
            LATE,
            Instant.EPOCH,
            LATE,
            ZoneId.of("America/Argentina/ComodRivadavia"),
            LANGUAGE,
            LONG,
            "#000000",
            "sha256:" + "0".repeat(64));
    private static final TicketState STATE = new TicketState(
            TICKET,
            MOST,
            widest(64),
            widest(200),
            USER,
            LONG,
            TicketIssued.MAX_ISSUE,
            Status.DISPUTED,
            Integer.MAX_VALUE);

    @ParameterizedTest
    @EnumSource
    void theLargestMessageOfEachTypeFits(MessageType type) {
        Message largest = largest(type);
        byte[] encoded = CODEC.encode(new Envelope(LONG, LATE, largest)).getBytes(StandardCharsets.UTF_8);

        assertThat(type).isEqualTo(MessageType.of(largest));
        assertThat(encoded.length).isLessThan(MOST_BYTES);
    }

    /// No `default`: a new type has to say how large it can get.
    private static Message largest(MessageType type) {
        return switch (type) {
            case ADMISSION_CONFLICT ->
                new AdmissionConflict(
                        EVENT_ID,
                        TICKET,
                        LONG,
                        many(AdmissionConflict.MAX_ENTRIES, new Entry(LONG, LATE, LATE, LONG, LONG)),
                        Integer.MAX_VALUE,
                        LONG,
                        LATE);
            case DOOR_CHANGED ->
                new DoorChanged(
                        EVENT_ID,
                        Integer.MAX_VALUE,
                        many(DoorChanged.MAX_TICKET_TYPES, new DoorChanged.TypeTimes(widest(64), LATE, LATE)),
                        LATE);
            case EVENT_CHANGED -> new EventChanged(EVENT, "A".repeat((EventChanged.MAX_LOGO_BYTES + 2) / 3 * 4), LATE);
            case PAYMENT_DISPUTED ->
                new PaymentDisputed(
                        REGISTRATION, LONG, LONG, PaymentDisputed.Status.OPEN, MONEY, LONG, Integer.MAX_VALUE, LATE);
            case PAYMENT_REFUNDED -> new PaymentRefunded(REGISTRATION, LONG, MONEY, MONEY, Integer.MAX_VALUE, LATE);
            case PAYMENT_SUCCEEDED ->
                new PaymentSucceeded(
                        REGISTRATION,
                        LONG,
                        USER,
                        ATTENDEE,
                        LANGUAGE,
                        many(MOST, new TicketLine(widest(64), widest(200), 1, MONEY)),
                        MONEY,
                        LATE,
                        EVENT);
            case REGISTRATION_RELEASED -> new RegistrationReleased(REGISTRATION, LATE);
            case TICKET_ISSUED ->
                new TicketIssued(
                        REGISTRATION,
                        USER,
                        LONG,
                        LATE,
                        EVENT,
                        many(MOST, new IssuedTicket(TICKET, MOST, widest(64), widest(200), TicketIssued.MAX_ISSUE)));
            case TICKET_MAIL_REQUESTED ->
                new TicketMailRequested(
                        LONG,
                        REGISTRATION,
                        TicketMailRequested.Cause.TRANSFER_OFFERED,
                        many(MOST, TICKET),
                        ATTENDEE,
                        LANGUAGE,
                        LONG,
                        LATE,
                        LATE);
            case TICKET_RESTORED -> new TicketRestored(REGISTRATION, EVENT_ID, many(MOST, STATE), LATE);
            case TICKET_REVOKED -> new TicketRevoked(REGISTRATION, EVENT_ID, many(MOST, STATE), LATE);
            case TICKET_USED ->
                new TicketUsed(
                        EVENT_ID,
                        Long.MAX_VALUE,
                        many(TicketUsed.MAX_TICKETS, new TicketUsed.Use(TICKET, false, false, Integer.MAX_VALUE)),
                        LATE);
            case TICKET_UPDATED ->
                new TicketUpdated(REGISTRATION, EVENT_ID, TicketUpdated.Cause.TRANSFERRED, many(MOST, STATE), LATE);
        };
    }

    private static <T> List<T> many(int count, T value) {
        return Collections.nCopies(count, value);
    }

    /// JSON writes a control character as `\u0001`. The text must not be blank, so it begins with a letter.
    private static String widest(int length) {
        return "a" + "\u0001".repeat(length - 1);
    }
}
