package dev.usher.ticket.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.ticket.mail.SampleMails;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A mail leaves once, whatever goes wrong.
class MailDispatchTest {
    private static final String MAIL_ID = "mail-1";

    private final Mailbox mailbox = Mailbox.open();
    private final AtomicReference<Instant> now = new AtomicReference<>(SampleMails.NOW);
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final MailConfig config = SampleMails.config(mailbox.port());
    private final InMemoryMailLedger ledger = new InMemoryMailLedger(clock);

    @AfterEach
    void close() {
        mailbox.close();
    }

    @Test
    void theSameMessageAgainSendsNothing() {
        assertThat(send(ledger)).isEqualTo(new MailOutcome.Sent());
        assertThat(send(ledger)).isEqualTo(new MailOutcome.SentBefore());

        assertThat(mailbox.raw()).hasSize(1);
    }

    @Test
    void ofManyListenersAtTheSameTimeOneSends() {
        List<MailOutcome> outcomes =
                IntStream.range(0, 12).parallel().mapToObj(_ -> send(ledger)).toList();

        assertThat(outcomes).filteredOn(MailOutcome.Sent.class::isInstance).hasSize(1);
        assertThat(mailbox.raw()).hasSize(1);
    }

    @Test
    void whatTheServerDidNotTakeIsSentAtTheNextTry() {
        mailbox.refuseMails(451, "4.3.0 later");
        assertThat(send(ledger)).isEqualTo(new MailOutcome.NotSent("the server answered 451 4.3.0"));

        mailbox.takeEverything();

        assertThat(send(ledger)).isEqualTo(new MailOutcome.Sent());
        assertThat(mailbox.raw()).hasSize(1);
    }

    @Test
    void aRefusedRecipientNeedsAPersonAndCanBeReplayed() {
        mailbox.refuseRecipients(550, "5.1.1 no such user");
        assertThat(send(ledger))
                .isEqualTo(new MailOutcome.Stuck(
                        MailOutcome.Cause.REFUSED, "the server answered 550 5.1.1 to the recipient"));

        mailbox.takeEverything();

        assertThat(send(ledger)).isEqualTo(new MailOutcome.Sent());
    }

    @Test
    void whoDiedBeforeHandingItOverLeavesItToAPerson() {
        assertThatThrownBy(() -> send(new DyingLedger(ledger, Moment.CLAIMED))).isInstanceOf(Death.class);

        assertNobodySendsAnyMore(0);
    }

    @Test
    void whoDiedBeforeNotingItIsNotRepeated() {
        assertThatThrownBy(() -> send(new DyingLedger(ledger, Moment.HANDED_OVER)))
                .isInstanceOf(Death.class);

        assertNobodySendsAnyMore(1);
    }

    @Test
    void whoDiedAfterNotingItIsNotRepeated() {
        assertThatThrownBy(() -> send(new DyingLedger(ledger, Moment.NOTED))).isInstanceOf(Death.class);

        assertThat(send(ledger)).isEqualTo(new MailOutcome.SentBefore());
        assertThat(mailbox.raw()).hasSize(1);
    }

    @Test
    void aServerThatDiesWithTheMailInHandLeavesItToAPerson() throws IOException {
        try (var server = new SilentServer(".")) {
            MailOutcome outcome = send(ledger, SampleMails.config(server.port()));

            assertThat(outcome).isInstanceOfSatisfying(MailOutcome.Stuck.class, stuck -> {
                assertThat(stuck.cause()).isEqualTo(MailOutcome.Cause.INTERRUPTED);
                assertThat(stuck.reason()).startsWith("sending was interrupted; it may have been delivered");
            });
        }
        assertNobodySendsAnyMore(0);
    }

    /// Neither while the dead one could still be alive nor long after.
    private void assertNobodySendsAnyMore(int delivered) {
        Duration claimed = config.longestHandover().plusSeconds(30);
        assertThat(send(ledger)).isEqualTo(new MailOutcome.UnderWay(claimed));
        now.updateAndGet(instant -> instant.plus(claimed));
        assertThat(send(ledger))
                .isInstanceOfSatisfying(
                        MailOutcome.Stuck.class,
                        stuck -> assertThat(stuck.cause()).isEqualTo(MailOutcome.Cause.INTERRUPTED));
        now.updateAndGet(instant -> instant.plus(Duration.ofDays(13)));
        assertThat(send(ledger)).isInstanceOf(MailOutcome.Stuck.class);
        assertThat(mailbox.raw()).hasSize(delivered);
    }

    private MailOutcome send(MailLedger with) {
        return send(with, config);
    }

    private MailOutcome send(MailLedger with, MailConfig to) {
        return new MailDispatch(with, new SmtpPostman(new MailSessions(to)), to, clock)
                .send(MAIL_ID, SampleMails.message(to));
    }

    /// The end of a process at a moment.
    private record DyingLedger(MailLedger ledger, Moment last) implements MailLedger {
        @Override
        public MailClaim claim(String mailId) {
            MailClaim claim = ledger.claim(mailId);
            dieAt(Moment.CLAIMED);
            return claim;
        }

        @Override
        public void sent(String mailId, UUID claim) {
            dieAt(Moment.HANDED_OVER);
            ledger.sent(mailId, claim);
            dieAt(Moment.NOTED);
        }

        @Override
        public void putBack(String mailId, UUID claim) {
            ledger.putBack(mailId, claim);
        }

        @Override
        public boolean undelivered(String mailId, Undelivered what, Instant at) {
            return ledger.undelivered(mailId, what, at);
        }

        private void dieAt(Moment moment) {
            if (moment == last) {
                throw new Death();
            }
        }
    }

    private enum Moment {
        CLAIMED,
        HANDED_OVER,
        NOTED
    }

    /// `kill -9`, as far as it can be had in a test.
    private static final class Death extends RuntimeException {}
}
