package dev.usher.ticket.issuing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.EventFacts;
import dev.usher.contracts.message.PaymentSucceeded;
import dev.usher.contracts.message.TicketMailRequested;
import dev.usher.contracts.testing.SampleMessages;
import dev.usher.platform.messaging.Verdict;
import dev.usher.ticket.document.Logo;
import dev.usher.ticket.document.SampleLogos;
import dev.usher.ticket.event.Events;
import dev.usher.ticket.event.InMemoryEventStore;
import dev.usher.ticket.event.KnownEvent;
import dev.usher.ticket.order.InMemoryTicketStore;
import dev.usher.ticket.printing.InMemoryTicketPdfs;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaymentSucceededHandlerTest {
    private static final Logo LOGO = Logo.ofPng(SampleLogos.png(120, 40));
    private static final EventFacts WITH_LOGO =
            SampleMessages.event(SampleMessages.EVENT.eventId(), 2, SampleMessages.EVENT.name(), LOGO.digest());

    private final InMemoryTicketStore store = new InMemoryTicketStore();
    private final InMemoryTicketPdfs pdfs = new InMemoryTicketPdfs();
    private final InMemoryEventStore eventStore = new InMemoryEventStore();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final PaymentSucceeded payment = paymentFor(WITH_LOGO);

    @Test
    void waitsForALogoThatIsOnItsWay() {
        assertThat(handleAt(SampleMessages.ISSUED_AT.plusSeconds(1)))
                .isEqualTo(new Verdict.RetryAfter(Duration.ofSeconds(4), "logo"));
        assertThat(store.all()).isEmpty();

        eventStore.keep(new KnownEvent(WITH_LOGO, LOGO));

        assertThat(handleAt(SampleMessages.ISSUED_AT.plusSeconds(5))).isEqualTo(new Verdict.Done());
        assertThat(store.all()).hasSize(1);
        assertThat(meters.counter("usher.ticket.logos.missing").count()).isZero();
    }

    @Test
    void printsWithoutALogoThatDoesNotComeRatherThanNever() {
        assertThat(handleAt(SampleMessages.ISSUED_AT.plusSeconds(13))).isEqualTo(new Verdict.Done());

        assertThat(store.all()).hasSize(1);
        assertThat(meters.counter("usher.ticket.logos.missing").count()).isPositive();
        assertThat(meters.counter("usher.tickets.issued").count()).isEqualTo(1);
    }

    @Test
    void aSenderWhoseClockIsAheadMakesNobodyWaitLonger() {
        assertThat(handleAt(SampleMessages.ISSUED_AT.minusSeconds(20))).isEqualTo(new Verdict.Done());
    }

    @Test
    void anotherMessageIsParked() {
        var mail = new TicketMailRequested(
                "id",
                payment.registrationId(),
                TicketMailRequested.Cause.ISSUED,
                List.of(TicketId.derive(payment.registrationId(), 1)),
                payment.attendee(),
                "en",
                null,
                null,
                SampleMessages.ISSUED_AT);

        assertThat(handler(SampleMessages.ISSUED_AT).handle(Envelope.of(SampleMessages.ISSUED_AT, mail)))
                .isEqualTo(new Verdict.Unprocessable(
                        "this queue is for PaymentSucceeded, not TicketMailRequested of " + payment.registrationId()));
    }

    private Verdict handleAt(Instant now) {
        return handler(now).handle(Envelope.of(SampleMessages.ISSUED_AT, payment));
    }

    private PaymentSucceededHandler handler(Instant now) {
        var clock = Clock.fixed(now, ZoneOffset.UTC);
        var events = new Events(eventStore, meters);
        var documents = TicketIssuerOfTests.documents(pdfs, eventStore, meters);
        return new PaymentSucceededHandler(
                new TicketIssuer(store, documents, TicketIssuerOfTests.SIGNER, clock), events, meters, clock);
    }

    private static PaymentSucceeded paymentFor(EventFacts event) {
        var sample = SampleMessages.paymentSucceeded(RegistrationId.random(), 1);
        return new PaymentSucceeded(
                sample.registrationId(),
                sample.paymentIntentId(),
                sample.userId(),
                sample.attendee(),
                sample.language(),
                sample.lines(),
                sample.total(),
                sample.paidAt(),
                event);
    }
}
