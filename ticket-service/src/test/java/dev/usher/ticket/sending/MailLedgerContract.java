package dev.usher.ticket.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What sending once relies on, with a fake and with DynamoDB alike.
abstract class MailLedgerContract {
    static final Instant NOW = Instant.parse("2026-11-22T12:00:05.123Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final String mailId = "REG#" + UUID.randomUUID() + "#issued";

    /// The ledger under test, which lives at [#NOW].
    abstract MailLedger ledger();

    /// What the row of a mail says that was reported.
    abstract Optional<Undelivered> reported(String mailId);

    @Test
    void ofManyWhoClaimAtTheSameTimeOneMaySend() {
        List<MailClaim> claims = IntStream.range(0, 16)
                .parallel()
                .mapToObj(_ -> ledger().claim(mailId))
                .toList();

        assertThat(claims).filteredOn(MailClaim.Taken.class::isInstance).hasSize(1);
        assertThat(claims).filteredOn(new MailClaim.TakenByOther(NOW)::equals).hasSize(15);
    }

    @Test
    void aMailThatWasSentIsNeverClaimedAgain() {
        ledger().sent(mailId, claimed());

        assertThat(ledger().claim(mailId)).isEqualTo(new MailClaim.SentBefore());
    }

    @Test
    void aMailThatWasPutBackMayBeClaimedAnew() {
        UUID first = claimed();
        ledger().putBack(mailId, first);

        assertThat(claimed()).isNotEqualTo(first);
    }

    @Test
    void notingTwiceChangesNothing() {
        UUID claim = claimed();
        ledger().sent(mailId, claim);
        ledger().sent(mailId, claim);

        assertThat(ledger().claim(mailId)).isEqualTo(new MailClaim.SentBefore());
    }

    @Test
    void whatIsSentCannotBePutBack() {
        UUID claim = claimed();
        ledger().sent(mailId, claim);

        assertThatThrownBy(() -> ledger().putBack(mailId, claim)).isInstanceOf(RuntimeException.class);
        assertThat(ledger().claim(mailId)).isEqualTo(new MailClaim.SentBefore());
    }

    @Test
    void nobodyNotesForSomebodyElse() {
        claimed();

        assertThatThrownBy(() -> ledger().sent(mailId, UUID.randomUUID())).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> ledger().putBack(mailId, UUID.randomUUID())).isInstanceOf(RuntimeException.class);
        assertThat(ledger().claim(mailId)).isEqualTo(new MailClaim.TakenByOther(NOW));
    }

    @Test
    void mailsDoNotKnowEachOther() {
        ledger().sent(mailId, claimed());

        assertThat(ledger().claim(mailId + "#resent#1")).isInstanceOf(MailClaim.Taken.class);
    }

    /// A bounce may be faster than our own note that the mail was sent.
    @Test
    void aReportThatComesBeforeTheMailIsMarkedAsSentStays() {
        UUID claim = claimed();

        assertThat(ledger().undelivered(mailId, Undelivered.BOUNCED, NOW)).isTrue();
        ledger().sent(mailId, claim);

        assertThat(reported(mailId)).contains(Undelivered.BOUNCED);
        assertThat(ledger().claim(mailId)).isEqualTo(new MailClaim.SentBefore());
    }

    @Test
    void ofSeveralReportsTheLatestStaysInWhateverOrderTheyCome() {
        claimed();
        ledger().undelivered(mailId, Undelivered.COMPLAINED, NOW.plusSeconds(1));

        assertThat(ledger().undelivered(mailId, Undelivered.BOUNCED_FOR_NOW, NOW))
                .isTrue();
        assertThat(reported(mailId)).contains(Undelivered.COMPLAINED);
    }

    @Test
    void aReportAboutAMailThatNobodyKnowsLeavesNothing() {
        assertThat(ledger().undelivered(mailId, Undelivered.BOUNCED, NOW)).isFalse();

        assertThat(reported(mailId)).isEmpty();
        assertThat(ledger().claim(mailId)).isInstanceOf(MailClaim.Taken.class);
    }

    private UUID claimed() {
        return ledger().claim(mailId) instanceof MailClaim.Taken(UUID claim) ? claim : new UUID(0, 0);
    }
}
