package dev.usher.ticket.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.PaymentDisputed.Status;
import dev.usher.contracts.testing.SampleMessages;
import dev.usher.ticket.issuing.TicketIssuerOfTests;
import dev.usher.ticket.issuing.Trap;
import dev.usher.ticket.order.InMemoryTicketStore;
import dev.usher.ticket.order.Order;
import dev.usher.ticket.order.TicketStore;
import dev.usher.ticket.printing.InMemoryTicketPdfs;
import dev.usher.ticket.printing.TicketDocuments;
import dev.usher.ticket.printing.TicketPdfs;
import dev.usher.ticket.view.Caller;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Each change crashes at every step in turn and is repeated, and is made by many at once: on fakes, and on
/// DynamoDB and S3.
abstract class ChangeContract {
    private static final Clock CLOCK = Clock.fixed(SampleMessages.ISSUED_AT.plusSeconds(60), ZoneOffset.UTC);
    private static final Caller OLGA = new Caller(SampleMessages.OLGA, true);
    private static final UUID REQUEST = UUID.fromString("aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee");

    /// Two looks, remove, write, remove, and one to spare.
    private static final int MOST_STEPS = 6;

    private final RegistrationId registrationId = RegistrationId.random();

    abstract TicketStore store();

    abstract TicketPdfs pdfs();

    /// Whether a message with this id waits in the outbox.
    abstract boolean isInOutbox(String messageId);

    static Stream<Arguments> everyStep() {
        return Stream.of(Change.values())
                .flatMap(change -> IntStream.rangeClosed(1, MOST_STEPS)
                        .boxed()
                        .flatMap(step -> Stream.of(
                                Arguments.of(change, step, Trap.before(step)),
                                Arguments.of(change, step, Trap.after(step)))));
    }

    @ParameterizedTest(name = "{0}, step {1}")
    @MethodSource("everyStep")
    void afterACrashAtAnyStepARepetitionMakesTheChangeOnce(Change change, int step, Trap trap) {
        prepare(change, store(), pdfs());
        try {
            make(change, trap.store(store()), trap.pdfs(pdfs()));
        } catch (Trap.Sprung crash) {
            assertThat(trap.hasSprung()).isTrue();
        }

        make(change, store(), pdfs());

        requireMadeOnce(change);
    }

    @ParameterizedTest
    @EnumSource
    void ofSixteenAtOnceOneMakesTheChange(Change change) throws Exception {
        prepare(change, store(), pdfs());

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            IntStream.range(0, 16).forEach(_ -> running.add(threads.submit(() -> make(change, store(), pdfs()))));
            for (Future<?> one : running) {
                one.get();
            }
        }

        requireMadeOnce(change);
    }

    /// Tickets, messages and documents are those that an undisturbed change leaves.
    private void requireMadeOnce(Change change) {
        var undisturbed = new InMemoryTicketStore();
        var printed = new InMemoryTicketPdfs();
        prepare(change, undisturbed, printed);
        List<String> keys = List.copyOf(printed.objects().keySet());
        int messagesBefore = undisturbed.outbox().size();
        make(change, undisturbed, printed);

        assertThat(store().ofRegistration(registrationId)).isEqualTo(undisturbed.ofRegistration(registrationId));
        assertThat(store().order(registrationId)).isEqualTo(undisturbed.order(registrationId));
        assertThat(undisturbed.outbox())
                .hasSizeGreaterThan(messagesBefore)
                .allMatch(message -> isInOutbox(message.id()));
        assertThat(keys).allSatisfy(key -> assertThat(pdfs().contentHash(key)).isEqualTo(printed.contentHash(key)));
    }

    private void prepare(Change change, TicketStore store, TicketPdfs pdfs) {
        TicketIssuerOfTests.issue(store, pdfs, SampleMessages.paymentSucceeded(registrationId, 2));
        if (change == Change.RESTORE) {
            make(Change.REVOKE, store, pdfs);
        }
        if (change == Change.WON) {
            make(Change.DISPUTED, store, pdfs);
        }
    }

    private void make(Change change, TicketStore store, TicketPdfs pdfs) {
        TicketDocuments documents = TicketIssuerOfTests.documents(pdfs);
        var meters = new SimpleMeterRegistry();
        var lifecycle =
                new TicketLifecycle(new TicketChanges(store, documents, meters), TicketIssuerOfTests.SIGNER, CLOCK);
        var money = new OrderMoney(store, documents, meters, CLOCK);
        TicketId first = TicketId.derive(registrationId, 1);
        switch (change) {
            case RENAME -> lifecycle.rename(first, OLGA, "Ada Byron");
            case REISSUE -> lifecycle.reissue(first, OLGA, REQUEST);
            case REVOKE -> lifecycle.revoke(first, OLGA, "gave it away", REQUEST);
            case RESTORE -> lifecycle.restore(first, OLGA);
            case REFUNDED -> money.apply(registrationId, Order::givenBack);
            case DISPUTED -> money.apply(registrationId, order -> disputed(order, Status.OPEN, 1));
            case WON -> money.apply(registrationId, order -> disputed(order, Status.WON, 2));
        }
    }

    private static Order disputed(Order order, Status status, int revision) {
        return order.disputed("dp_1", new Order.Dispute(status, revision));
    }

    /// What can happen to tickets.
    enum Change {
        RENAME,
        REISSUE,
        REVOKE,
        RESTORE,
        REFUNDED,
        DISPUTED,
        WON
    }
}
