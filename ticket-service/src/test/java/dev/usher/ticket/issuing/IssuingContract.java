package dev.usher.ticket.issuing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.testing.SampleMessages;
import dev.usher.ticket.issuing.Trap.Sprung;
import dev.usher.ticket.order.InMemoryTicketStore;
import dev.usher.ticket.order.Ticket;
import dev.usher.ticket.order.TicketStore;
import dev.usher.ticket.printing.InMemoryTicketPdfs;
import dev.usher.ticket.printing.TicketPdfs;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Issuing crashes at every step in turn, and is done by many at once: on fakes, and on DynamoDB and S3.
abstract class IssuingContract {
    private static final int QUANTITY = 2;

    /// A look at the order, a look and a put for each document, the write, and one to spare.
    private static final int MOST_STEPS = 1 + 2 * (QUANTITY + 1) + 1 + 1;

    private final RegistrationId registrationId = RegistrationId.random();

    abstract TicketStore store();

    abstract TicketPdfs pdfs();

    /// Whether a message with this id waits in the outbox.
    abstract boolean isInOutbox(String messageId);

    static Stream<Trap> everyStep() {
        return IntStream.rangeClosed(1, MOST_STEPS)
                .boxed()
                .flatMap(step -> Stream.of(Trap.before(step), Trap.after(step)));
    }

    @ParameterizedTest
    @MethodSource("everyStep")
    void afterACrashAtAnyStepTheRetryMakesTheSameTicketsOnce(Trap trap) {
        IssueOutcome crashed = issue(trap.store(store()), trap.pdfs(pdfs()), SampleMessages.ISSUED_AT);

        IssueOutcome retried = issue(store(), pdfs(), SampleMessages.ISSUED_AT.plusSeconds(60));

        boolean wasIssued = retried instanceof IssueOutcome.AlreadyIssued;
        assertThat(retried).isEqualTo(wasIssued ? new IssueOutcome.AlreadyIssued() : new IssueOutcome.Issued(QUANTITY));
        assertThat(crashed instanceof IssueOutcome.Issued).isEqualTo(!trap.hasSprung());
        requireIssuedOnce(wasIssued ? SampleMessages.ISSUED_AT : SampleMessages.ISSUED_AT.plusSeconds(60));
    }

    @Test
    void ofSixteenAtOnceOneIssues() throws Exception {
        List<IssueOutcome> outcomes = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<IssueOutcome>> running = IntStream.range(0, 16)
                    .mapToObj(_ -> threads.submit(() -> issue(store(), pdfs(), SampleMessages.ISSUED_AT)))
                    .toList();
            for (Future<IssueOutcome> one : running) {
                outcomes.add(one.get());
            }
        }

        assertThat(outcomes).filteredOn(IssueOutcome.Issued.class::isInstance).hasSize(1);
        requireIssuedOnce(SampleMessages.ISSUED_AT);
    }

    /// Ids, codes, messages and documents are those that an undisturbed run makes.
    private void requireIssuedOnce(Instant at) {
        var undisturbed = new InMemoryTicketStore();
        var printed = new InMemoryTicketPdfs();
        issue(undisturbed, printed, at);
        assertThat(store().ofRegistration(registrationId)).isEqualTo(undisturbed.ofRegistration(registrationId));
        assertThat(store().ofRegistration(registrationId))
                .extracting(Ticket::ticketId)
                .containsExactly(TicketId.derive(registrationId, 1), TicketId.derive(registrationId, 2));
        assertThat(store().order(registrationId)).isEqualTo(undisturbed.order(registrationId));
        assertThat(undisturbed.outbox()).hasSize(2).allMatch(message -> isInOutbox(message.id()));
        assertThat(printed.objects().keySet())
                .hasSize(QUANTITY + 1)
                .allSatisfy(key -> assertThat(pdfs().contentHash(key)).isEqualTo(printed.contentHash(key)));
    }

    private IssueOutcome issue(TicketStore into, TicketPdfs documents, Instant now) {
        try {
            return TicketIssuerOfTests.issuer(into, documents, Clock.fixed(now, ZoneOffset.UTC))
                    .issue(SampleMessages.paymentSucceeded(registrationId, QUANTITY));
        } catch (Sprung crash) {
            return new IssueOutcome.AlreadyIssued();
        }
    }
}
