package dev.usher.ticket.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.code.TicketCode;
import dev.usher.contracts.code.TicketCodeVerifier;
import dev.usher.contracts.code.TicketCodeVerifier.Verification.Genuine;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.Attendee;
import dev.usher.contracts.message.TicketState.Status;
import dev.usher.contracts.message.TicketUsed.Use;
import dev.usher.contracts.testing.SampleMessages;
import dev.usher.ticket.issuing.TicketIssuerOfTests;
import dev.usher.ticket.issuing.Trap;
import dev.usher.ticket.order.Ticket;
import dev.usher.ticket.order.TicketStore;
import dev.usher.ticket.order.TicketWrite;
import dev.usher.ticket.order.Withdrawal;
import dev.usher.ticket.printing.TicketPdfs;
import dev.usher.ticket.transfer.Transfers.TransferOutcome;
import dev.usher.ticket.use.InMemoryTicketUses;
import dev.usher.ticket.use.TicketUses;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Transfers of tickets, on fakes, and on DynamoDB and S3.
abstract class TransferContract {
    private static final UserId ADA = SampleMessages.ADA;
    private static final UserId BEN = SampleMessages.BEN;
    private static final Attendee BENS = new Attendee("Ben Okri", "ben@example.org");
    private static final Duration VALIDITY = Duration.ofDays(3);
    private static final int MOST_STEPS = 6;

    private final RegistrationId registrationId = RegistrationId.random();
    private final TicketId ticketId = TicketId.derive(registrationId, 1);
    private final TicketUses uses = new InMemoryTicketUses();

    abstract TicketStore store();

    abstract TicketPdfs pdfs();

    abstract OfferStore offers();

    /// Whether a message with this id waits in the outbox.
    abstract boolean isInOutbox(String messageId);

    @BeforeEach
    void issue() {
        TicketIssuerOfTests.issue(store(), pdfs(), SampleMessages.paymentSucceeded(registrationId, 2));
    }

    @Test
    void whoHasTheCodeGetsTheTicketWithANewCodeAndTheOldHolderHasNothing() {
        String code = offered(BENS);

        TransferOutcome outcome = transfers().claim(BEN, code, BENS.email());

        Ticket ticket = store().find(ticketId).orElseThrow();
        assertThat(outcome).isEqualTo(new TransferOutcome.Claimed(ticket));
        assertThat(ticket.holder().userId()).isEqualTo(BEN);
        assertThat(ticket.holder().attendee()).isEqualTo(BENS);
        var verifier = new TicketCodeVerifier(Map.of(0, TicketIssuerOfTests.SIGNER.publicKey()));
        assertThat(verifier.verify(ticket.edition().qrCode()))
                .isEqualTo(new Genuine(new TicketCode(ticketId, SampleMessages.EVENT.eventId(), BEN, 2)));
        assertThat(isInOutbox("TicketUpdated#" + ticketId + "#2")).isTrue();
        assertThat(isInOutbox("TicketMailRequested#" + ticketId + "#updated#2")).isTrue();
        assertThat(pdfs().contentHash("tickets/" + ticketId.uuid() + "/1/a4.pdf"))
                .isEmpty();
        assertThat(transfers().offer(ticketId, ADA, BENS)).isEqualTo(new TransferOutcome.Unknown());
    }

    @Test
    void theNewCodeIsMailedWhereTheTakerSaysAndNotWhereTheGiverDid() {
        String code = offered(new Attendee("Ben Okri", "an-address-of-adas@example.org"));

        transfers().claim(BEN, code, "ben@example.org");

        assertThat(store().find(ticketId).orElseThrow().holder().attendee()).isEqualTo(BENS);
    }

    @Test
    void theCodeIsGoodOnceAndForWhoUsedItForEver() {
        String code = offered(BENS);
        TransferOutcome first = transfers().claim(BEN, code, BENS.email());

        assertThat(transfers().claim(BEN, code, BENS.email())).isEqualTo(first);
        assertThat(transfers().claim(SampleMessages.OLGA, code, BENS.email()))
                .isEqualTo(new TransferOutcome.NotUsable());
        assertThat(store().find(ticketId).orElseThrow().edition().issue()).isEqualTo(2);
    }

    @Test
    void theCodeEndsWithTheOffer() {
        String code = offered(BENS);

        assertThat(transfers(SampleMessages.ISSUED_AT.plus(VALIDITY)).claim(BEN, code, BENS.email()))
                .isEqualTo(new TransferOutcome.NotUsable());

        assertThat(transfers(SampleMessages.ISSUED_AT.plus(VALIDITY).minusSeconds(1))
                        .claim(BEN, code, BENS.email()))
                .isInstanceOf(TransferOutcome.Claimed.class);
    }

    @Test
    void anOfferThatIsWithdrawnCannotBeClaimed() {
        String code = offered(BENS);

        assertThat(transfers().withdraw(ticketId, BEN)).isFalse();
        assertThat(transfers().withdraw(ticketId, ADA)).isTrue();
        assertThat(transfers().withdraw(ticketId, ADA)).isTrue();

        assertThat(transfers().claim(BEN, code, BENS.email())).isEqualTo(new TransferOutcome.NotUsable());
        assertThat(store().find(ticketId).orElseThrow().holder().userId()).isEqualTo(ADA);
    }

    @Test
    void anOfferToSomebodyElseEndsTheOneBefore() {
        String code = offered(BENS);
        String other = offered(new Attendee("Olga", "olga@example.org"));

        assertThat(transfers().claim(BEN, code, BENS.email())).isEqualTo(new TransferOutcome.NotUsable());
        assertThat(transfers().claim(BEN, other, BENS.email())).isInstanceOf(TransferOutcome.Claimed.class);
    }

    @Test
    void offeringAgainToTheSamePersonIsTheSameOffer() {
        TransferOutcome first = transfers().offer(ticketId, ADA, BENS);

        assertThat(transfers(SampleMessages.ISSUED_AT.plusSeconds(60)).offer(ticketId, ADA, BENS))
                .isEqualTo(first);
    }

    @Test
    void onlyWhatIsGoodCanBeOfferedOrClaimed() {
        String code = offered(BENS);
        Ticket ticket = store().find(ticketId).orElseThrow();
        store().write(TicketWrite.of(List.of(ticket.withdrawn(Set.of(Withdrawal.REVOKED), null)), List.of()));

        assertThat(transfers().claim(BEN, code, BENS.email())).isEqualTo(new TransferOutcome.NotUsable());
        assertThat(transfers().offer(ticketId, ADA, BENS)).isEqualTo(new TransferOutcome.NotValid(Status.REVOKED));
    }

    @Test
    void nobodyOffersWhatIsNotTheirsAndNoCodeIsGuessed() {
        assertThat(transfers().offer(ticketId, BEN, BENS)).isEqualTo(new TransferOutcome.Unknown());
        assertThat(transfers().offer(TicketId.derive(registrationId, 9), ADA, BENS))
                .isEqualTo(new TransferOutcome.Unknown());
        assertThat(transfers().claim(BEN, ClaimCode.random(), BENS.email())).isEqualTo(new TransferOutcome.NotUsable());
        assertThat(transfers().claim(BEN, "", BENS.email())).isEqualTo(new TransferOutcome.NotUsable());
    }

    @Test
    void ofSixteenWhoClaimAtOnceOneGetsIt() throws Exception {
        String code = offered(BENS);
        List<TransferOutcome> outcomes = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<TransferOutcome>> running = IntStream.range(0, 16)
                    .mapToObj(number ->
                            threads.submit(() -> transfers().claim(UserId.parse("user-" + number), code, BENS.email())))
                    .toList();
            for (Future<TransferOutcome> one : running) {
                outcomes.add(one.get());
            }
        }

        Ticket ticket = store().find(ticketId).orElseThrow();
        assertThat(outcomes)
                .filteredOn(TransferOutcome.Claimed.class::isInstance)
                .containsExactly(new TransferOutcome.Claimed(ticket));
        assertThat(ticket.edition().issue()).isEqualTo(2);
    }

    static Stream<Trap> everyStep() {
        return IntStream.rangeClosed(1, MOST_STEPS)
                .boxed()
                .flatMap(step -> Stream.of(Trap.before(step), Trap.after(step)));
    }

    @ParameterizedTest
    @MethodSource("everyStep")
    void afterACrashAtAnyStepOfAClaimARepetitionGetsTheTicketOnce(Trap trap) {
        String code = offered(BENS);
        try {
            transfers(
                            trap.store(store()),
                            new TrappedOffers(offers(), trap),
                            trap.pdfs(pdfs()),
                            SampleMessages.ISSUED_AT)
                    .claim(BEN, code, BENS.email());
        } catch (Trap.Sprung crash) {
            assertThat(trap.hasSprung()).isTrue();
        }

        TransferOutcome outcome = transfers().claim(BEN, code, BENS.email());

        Ticket ticket = store().find(ticketId).orElseThrow();
        assertThat(outcome).isEqualTo(new TransferOutcome.Claimed(ticket));
        assertThat(ticket.edition().issue()).isEqualTo(2);
        assertThat(ticket.revision()).isEqualTo(2);
        assertThat(isInOutbox("TicketUpdated#" + ticketId + "#2")).isTrue();
        assertThat(pdfs().contentHash("tickets/" + ticketId.uuid() + "/1/a4.pdf"))
                .isEmpty();
    }

    @Test
    void aTicketThatWasUsedIsNeitherOfferedNorClaimedUnlessItAdmitsAgain() {
        String code = offered(BENS);
        uses.learn(new Use(ticketId, true, false, 2), SampleMessages.ISSUED_AT);

        assertThat(transfers().offer(ticketId, ADA, BENS)).isEqualTo(new TransferOutcome.Used());
        assertThat(transfers().claim(BEN, code, BENS.email())).isEqualTo(new TransferOutcome.Used());
        assertThat(store().find(ticketId).orElseThrow().holder().userId()).isEqualTo(ADA);
        uses.learn(new Use(ticketId, true, true, 3), SampleMessages.ISSUED_AT);
        assertThat(transfers().claim(BEN, code, BENS.email())).isInstanceOf(TransferOutcome.Claimed.class);
    }

    /// Offers the ticket and reads the code from the mail that would bring it, as nothing else has it.
    private String offered(Attendee recipient) {
        var mails = new CodesInMails(offers());
        transfers(store(), mails, pdfs(), SampleMessages.ISSUED_AT).offer(ticketId, ADA, recipient);
        return mails.lastCode();
    }

    private Transfers transfers() {
        return transfers(SampleMessages.ISSUED_AT);
    }

    private Transfers transfers(Instant now) {
        return transfers(store(), offers(), pdfs(), now);
    }

    private Transfers transfers(TicketStore store, OfferStore offers, TicketPdfs pdfs, Instant now) {
        return new Transfers(
                store,
                offers,
                uses,
                TicketIssuerOfTests.documents(pdfs),
                TicketIssuerOfTests.SIGNER,
                new TransferConfig(VALIDITY),
                new SimpleMeterRegistry(),
                Clock.fixed(now, ZoneOffset.UTC));
    }
}
