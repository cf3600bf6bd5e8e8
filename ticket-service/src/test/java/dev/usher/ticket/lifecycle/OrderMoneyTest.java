package dev.usher.ticket.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.Message;
import dev.usher.contracts.message.Money;
import dev.usher.contracts.message.PaymentDisputed;
import dev.usher.contracts.message.PaymentRefunded;
import dev.usher.contracts.message.RegistrationReleased;
import dev.usher.contracts.message.TicketChange;
import dev.usher.contracts.message.TicketIssued;
import dev.usher.contracts.message.TicketMailRequested;
import dev.usher.contracts.message.TicketRestored;
import dev.usher.contracts.message.TicketState;
import dev.usher.contracts.message.TicketState.Status;
import dev.usher.contracts.testing.SampleMessages;
import dev.usher.platform.messaging.Verdict;
import dev.usher.ticket.issuing.TicketIssuerOfTests;
import dev.usher.ticket.order.InMemoryTicketStore;
import dev.usher.ticket.order.Ticket;
import dev.usher.ticket.printing.InMemoryTicketPdfs;
import dev.usher.ticket.view.Caller;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// News of money in every order, and the resulting state of the tickets.
class OrderMoneyTest {
    private static final RegistrationId REGISTRATION = SampleMessages.REGISTRATION;
    private static final TicketId FIRST = TicketId.derive(REGISTRATION, 1);
    private static final Clock CLOCK = Clock.fixed(SampleMessages.ISSUED_AT, ZoneOffset.UTC);
    private static final Caller OLGA = new Caller(SampleMessages.OLGA, true);

    private static final Message PAID = SampleMessages.paymentSucceeded(REGISTRATION, 2);
    private static final Message PART = refunded(1000, 1);
    private static final Message FULL = refunded(5000, 4);
    private static final Message FAILED = refunded(0, 5);
    private static final Message OPEN = disputed("dp_1", PaymentDisputed.Status.OPEN, 2);
    private static final Message WON = disputed("dp_1", PaymentDisputed.Status.WON, 3);
    private static final Message LOST = disputed("dp_1", PaymentDisputed.Status.LOST, 3);
    private static final Message RELEASED = new RegistrationReleased(REGISTRATION, SampleMessages.ISSUED_AT);
    private static final Message OTHER = disputed("dp_2", PaymentDisputed.Status.OPEN, 6);

    private final InMemoryTicketStore store = new InMemoryTicketStore();
    private final InMemoryTicketPdfs pdfs = new InMemoryTicketPdfs();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final OrderMoney money = new OrderMoney(store, TicketIssuerOfTests.documents(pdfs), meters, CLOCK);
    private final TicketLifecycle lifecycle = new TicketLifecycle(
            new TicketChanges(store, TicketIssuerOfTests.documents(pdfs), meters), TicketIssuerOfTests.SIGNER, CLOCK);

    static Stream<News> everyOrder() {
        return Stream.of(
                        new News(Status.VALID, List.of(PAID, PART)),
                        new News(Status.REFUNDED, List.of(PAID, PART, FULL)),
                        new News(Status.REFUNDED, List.of(PAID, FULL, FAILED)),
                        new News(Status.VALID, List.of(PAID, OPEN, WON)),
                        new News(Status.DISPUTED, List.of(PAID, OPEN, LOST)),
                        new News(Status.DISPUTED, List.of(PAID, OPEN, WON, OTHER)),
                        new News(Status.REFUNDED, List.of(PAID, RELEASED)),
                        new News(Status.REFUNDED, List.of(PAID, OPEN, WON, FULL)))
                .flatMap(news -> orders(news.messages).map(order -> new News(news.status, order)));
    }

    @ParameterizedTest
    @MethodSource("everyOrder")
    void everyOrderOfTheMessagesEndsInTheSame(News news) {
        news.messages.forEach(this::receive);
        news.messages.forEach(this::receive);

        assertThat(store.ofRegistration(REGISTRATION))
                .extracting(Ticket::status)
                .containsOnly(news.status);
        assertThat(whatAReaderKnows())
                .hasSize(2)
                .allSatisfy((_, status) -> assertThat(status).isEqualTo(news.status));
        if (news.status != Status.VALID) {
            assertThat(pdfs.objects()).isEmpty();
        }
        assertThat(messages(TicketIssued.class)).hasSize(1);
    }

    @Test
    void moneyToldOfBeforeSendsNoMail() {
        receive(FULL);
        receive(PAID);

        assertThat(messages(TicketMailRequested.class)).isEmpty();
    }

    @Test
    void whatAnOrganizerRevokedStaysSoWhenADisputeIsWon() {
        receive(PAID);
        lifecycle.revoke(FIRST, OLGA, "gave it away", UUID.randomUUID());
        receive(OPEN);
        assertThat(status(1)).isEqualTo(Status.DISPUTED);

        receive(WON);

        assertThat(status(1)).isEqualTo(Status.REVOKED);
        assertThat(status(2)).isEqualTo(Status.VALID);
        assertThat(store.ofRegistration(REGISTRATION).getFirst().revokedFor()).isEqualTo("gave it away");
        assertThat(whatAReaderKnows())
                .isEqualTo(Map.of(FIRST, Status.REVOKED, TicketId.derive(REGISTRATION, 2), Status.VALID));
    }

    @Test
    void whatWasReleasedCannotBeRestored() {
        receive(PAID);
        lifecycle.revoke(FIRST, OLGA, null, UUID.randomUUID());
        receive(RELEASED);

        lifecycle.restore(FIRST, OLGA);

        assertThat(status(1)).isEqualTo(Status.REFUNDED);
        assertThat(lifecycle.restore(FIRST, OLGA)).isEqualTo(new ChangeOutcome.NotValid(Status.REFUNDED));
    }

    @Test
    void whatIsDisputedStaysSoWhenAnOrganizerRestoresIt() {
        receive(PAID);
        lifecycle.revoke(FIRST, OLGA, null, UUID.randomUUID());
        receive(OPEN);

        assertThat(lifecycle.restore(FIRST, OLGA)).isInstanceOf(ChangeOutcome.Done.class);

        assertThat(status(1)).isEqualTo(Status.DISPUTED);
        assertThat(lifecycle.restore(FIRST, OLGA)).isEqualTo(new ChangeOutcome.NotValid(Status.DISPUTED));
        assertThat(messages(TicketRestored.class)).isEmpty();
        receive(WON);
        assertThat(status(1)).isEqualTo(Status.VALID);
    }

    @Test
    void whatHappenedIsCounted() {
        receive(PAID);
        receive(OPEN);
        receive(WON);

        assertThat(meters.counter("usher.tickets.changed", "cause", "disputed").count())
                .isEqualTo(2);
        assertThat(meters.counter("usher.tickets.changed", "cause", "restored").count())
                .isEqualTo(2);
    }

    private void receive(Message message) {
        var envelope = Envelope.of(SampleMessages.ISSUED_AT, message);
        switch (message) {
            case PaymentRefunded _ ->
                assertThat(new PaymentRefundedHandler(money).handle(envelope)).isEqualTo(new Verdict.Done());
            case PaymentDisputed _ ->
                assertThat(new PaymentDisputedHandler(money).handle(envelope)).isEqualTo(new Verdict.Done());
            case RegistrationReleased _ ->
                assertThat(new RegistrationReleasedHandler(money).handle(envelope))
                        .isEqualTo(new Verdict.Done());
            default -> TicketIssuerOfTests.issue(store, pdfs, SampleMessages.paymentSucceeded(REGISTRATION, 2));
        }
    }

    private Status status(int number) {
        return store.ofRegistration(REGISTRATION).get(number - 1).status();
    }

    /// By the rule for readers: the highest revision, and `TicketIssued` is revision 1.
    private Map<TicketId, Status> whatAReaderKnows() {
        var newest = new HashMap<TicketId, TicketState>();
        messages(TicketChange.class)
                .forEach(change -> change.tickets()
                        .forEach(state ->
                                newest.merge(state.ticketId(), state, (a, b) -> a.revision() > b.revision() ? a : b)));
        var known = new HashMap<TicketId, Status>();
        messages(TicketIssued.class)
                .forEach(issued -> issued.tickets().forEach(ticket -> known.put(ticket.ticketId(), Status.VALID)));
        newest.forEach((ticketId, state) -> known.put(ticketId, state.status()));
        return known;
    }

    private <M extends Message> List<M> messages(Class<M> type) {
        return store.outbox().stream()
                .map(Envelope::message)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static Stream<List<Message>> orders(List<Message> messages) {
        if (messages.isEmpty()) {
            return Stream.of(List.of());
        }
        return messages.stream().flatMap(first -> {
            var rest = new ArrayList<>(messages);
            rest.remove(first);
            return orders(rest).map(order -> {
                var all = new ArrayList<>(List.of(first));
                all.addAll(order);
                return all;
            });
        });
    }

    private static Message refunded(long amountMinor, int revision) {
        return new PaymentRefunded(
                REGISTRATION,
                "pi_3Qx",
                new Money(5000, "eur"),
                new Money(amountMinor, "eur"),
                revision,
                SampleMessages.ISSUED_AT);
    }

    private static Message disputed(String disputeId, PaymentDisputed.Status status, int revision) {
        return new PaymentDisputed(
                REGISTRATION,
                "pi_3Qx",
                disputeId,
                status,
                new Money(5000, "eur"),
                "fraudulent",
                revision,
                SampleMessages.ISSUED_AT);
    }

    /// What is news, and what the tickets are in the end.
    record News(Status status, List<Message> messages) {
        @Override
        public String toString() {
            return messages.stream().map(News::name).toList() + " -> " + status.wireName();
        }

        private static String name(Message message) {
            return switch (message) {
                case PaymentRefunded refunded ->
                    "refunded " + refunded.refunded().amountMinor();
                case PaymentDisputed disputed ->
                    disputed.disputeId() + " " + disputed.status().wireName();
                default -> "paid";
            };
        }
    }
}
