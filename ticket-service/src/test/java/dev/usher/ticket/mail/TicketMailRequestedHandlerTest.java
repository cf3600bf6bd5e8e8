package dev.usher.ticket.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.Attendee;
import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.TicketMailRequested;
import dev.usher.contracts.message.TicketMailRequested.Cause;
import dev.usher.contracts.testing.SampleMessages;
import dev.usher.platform.limit.SharedLimits;
import dev.usher.platform.messaging.Verdict;
import dev.usher.ticket.event.Events;
import dev.usher.ticket.event.InMemoryEventStore;
import dev.usher.ticket.issuing.TicketIssuerOfTests;
import dev.usher.ticket.order.InMemoryTicketStore;
import dev.usher.ticket.order.Ticket;
import dev.usher.ticket.order.TicketWrite;
import dev.usher.ticket.order.Withdrawal;
import dev.usher.ticket.printing.InMemoryTicketPdfs;
import dev.usher.ticket.sending.InMemoryMailLedger;
import dev.usher.ticket.sending.MailConfig;
import dev.usher.ticket.sending.MailDispatch;
import dev.usher.ticket.sending.MailRate;
import dev.usher.ticket.sending.MailSessions;
import dev.usher.ticket.sending.Mailbox;
import dev.usher.ticket.sending.SmtpPostman;
import dev.usher.ticket.undelivered.InMemorySuppressions;
import dev.usher.ticket.undelivered.Suppression;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// From the message to the mailbox.
class TicketMailRequestedHandlerTest {
    private static final RegistrationId ORDER = SampleMessages.REGISTRATION;
    private static final Instant NOW = SampleMessages.ISSUED_AT;

    private final Mailbox mailbox = Mailbox.open();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final InMemoryTicketStore store = new InMemoryTicketStore();
    private final MailConfig config = SampleMails.config(mailbox.port());
    private final InMemorySuppressions suppressions = new InMemorySuppressions();
    private final TicketMailRequestedHandler handler = handler(config);

    @AfterEach
    void close() {
        mailbox.close();
    }

    @Test
    void theBuyerGetsTheTicketsOfTheOrder() throws Exception {
        Envelope asked = issue(2);

        assertThat(handler.handle(asked)).isEqualTo(new Verdict.Done());

        MimeMessage mail = onlyMail();
        assertThat(mail.getAllRecipients()).singleElement().hasToString("Ada Lovelace <ada@example.org>");
        assertThat(printed(mail)).contains(end(ticket(0)), end(ticket(1)), "Ada Lovelace");
        assertThat(meters.counter("usher.mails.sent", "cause", "issued").count())
                .isEqualTo(1);
    }

    @Test
    void theSameMessageAgainSendsNothing() {
        Envelope asked = issue(1);
        handler.handle(asked);

        assertThat(handler.handle(asked)).isEqualTo(new Verdict.Done());
        assertThat(mailbox.raw()).hasSize(1);
    }

    @Test
    void manyCopiesAtTheSameTimeSendOne() {
        Envelope asked = issue(1);

        IntStream.range(0, 8).parallel().forEach(_ -> handler.handle(asked));

        assertThat(mailbox.raw()).hasSize(1);
    }

    @Test
    void aTicketThatIsNoGoodAnyMoreIsLeftOut() throws Exception {
        Envelope asked = issue(2);
        change(ticket(0).withdrawn(Set.of(Withdrawal.REVOKED), "stolen"));

        handler.handle(asked);

        assertThat(printed(onlyMail())).contains(end(ticket(1))).doesNotContain(end(ticket(0)));
    }

    @Test
    void aTicketThatIsSomebodyElsesByNowIsLeftOut() {
        Envelope asked = issue(1);
        change(ticket(0)
                .transferred(TicketIssuerOfTests.SIGNER, SampleMessages.ADA, new Attendee("Ben", "ben@example.org")));

        assertThat(handler.handle(asked)).isEqualTo(new Verdict.Done());

        assertThat(mailbox.raw()).isEmpty();
        assertThat(meters.counter("usher.mails.dropped", "reason", "no-tickets").count())
                .isEqualTo(1);
    }

    @Test
    void anOfferGoesToWhomItIsMadeWithoutTheTicket() throws Exception {
        issue(1);

        handler.handle(offer(NOW.plus(Duration.ofDays(1))));

        MimeMessage mail = onlyMail();
        assertThat(mail.getAllRecipients()).singleElement().hasToString("Ben <ben@example.org>");
        assertThat(mail.getSubject())
                .startsWith("You have been offered a ticket for ")
                .doesNotContain("Ada");
        assertThat(((Multipart) mail.getContent()).getCount()).isEqualTo(2);
        assertThat(new String(mailbox.raw().getFirst(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("KQ7M-9XTR")
                .doesNotContain(end(ticket(0)));
    }

    @Test
    void anOfferThatHasEndedIsNotSent() {
        issue(1);

        assertThat(handler.handle(offer(NOW))).isEqualTo(new Verdict.Done());
        assertThat(mailbox.raw()).isEmpty();
    }

    @Test
    void aServerThatIsBusyIsAskedAgainByTheListener() {
        Envelope asked = issue(1);
        mailbox.refuseMails(451, "4.3.0 try later");

        assertThat(handler.handle(asked))
                .isEqualTo(new Verdict.NotYet("mail-not-taken", "the server answered 451 4.3.0"));
        mailbox.takeEverything();

        assertThat(handler.handle(asked)).isEqualTo(new Verdict.Done());
        assertThat(mailbox.raw()).hasSize(1);
        assertThat(meters.counter("usher.mails.failed").count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Throttling failure: Maximum sending rate exceeded.",
                "Throttling failure: Daily message quota exceeded."
            })
    void aProviderThatTakesNoMoreForNowIsWaitedForHoweverLongThatTakes(String answer) {
        Envelope asked = issue(1);
        mailbox.refuseMails(454, answer);

        assertThat(handler.handle(asked)).isEqualTo(new Verdict.Throttled("mail-quota", "the server answered 454"));
        mailbox.takeEverything();

        assertThat(handler.handle(asked)).isEqualTo(new Verdict.Done());
        assertThat(mailbox.raw()).hasSize(1);
    }

    /// The clock stands still here, so that the turn of the second mail never comes.
    @Test
    void aMailWhoseTurnHasNotComeIsNotHandedOver() {
        var slow = handler(SampleMails.config(mailbox.port(), 1));
        Envelope asked = issue(1);
        slow.handle(asked);

        Thread.currentThread().interrupt();

        assertThat(slow.handle(asked)).isInstanceOf(Verdict.RetryAfter.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(mailbox.raw()).hasSize(1);
    }

    @Test
    void aRecipientThatDoesNotExistIsParkedWithoutHisAddress() {
        Envelope asked = issue(1);
        mailbox.refuseRecipients(550, "5.1.1 <ada@example.org> unknown");

        assertThat(handler.handle(asked))
                .isEqualTo(new Verdict.Unprocessable("the server answered 550 5.1.1 to the recipient"));
        assertThat(meters.counter("usher.mails.parked", "reason", "refused").count())
                .isEqualTo(1);
    }

    @Test
    void anAddressWhereMailsComeBackGetsNoMore() {
        Envelope asked = issue(1);
        suppressions.suppress("Ada@example.org", new Suppression(Suppression.Cause.BOUNCED, NOW));

        assertThat(handler.handle(asked)).isEqualTo(new Verdict.Done());

        assertThat(mailbox.attempts()).isZero();
        assertThat(meters.counter("usher.mails.dropped", "reason", "suppressed").count())
                .isEqualTo(1);
    }

    @Test
    void aMailThatIsNotSentTakesNoTurnOfAnother() {
        TicketMailRequestedHandler slow = handler(SampleMails.config(mailbox.port(), 1));
        Envelope asked = issue(1);
        suppressions.suppress("ada@example.org", new Suppression(Suppression.Cause.BOUNCED, NOW));
        slow.handle(asked);
        suppressions.allow("ada@example.org", NOW.plusSeconds(1));

        assertThat(slow.handle(asked)).isEqualTo(new Verdict.Done());
        assertThat(mailbox.raw()).hasSize(1);
    }

    @Test
    void withMailOffNothingIsSentAndNothingPilesUp() {
        var off = new MailConfig(
                "false", "smtp", "", 25, "none", null, null, null, null, null, Duration.ofSeconds(2), 1, null, null);

        assertThat(handler(off).handle(issue(1))).isEqualTo(new Verdict.Done());
        assertThat(meters.counter("usher.mails.dropped", "reason", "mail-is-off")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void anotherMessageIsGivenUp() {
        issue(1);
        Envelope issued = store.outbox().getFirst();

        assertThat(handler.handle(issued))
                .isEqualTo(new Verdict.Unprocessable(
                        "this queue is for TicketMailRequested, not TicketIssued of " + ORDER));
    }

    private TicketMailRequestedHandler handler(MailConfig mail) {
        var events = new Events(new InMemoryEventStore(), meters);
        var dispatch =
                new MailDispatch(new InMemoryMailLedger(clock), new SmtpPostman(new MailSessions(mail)), mail, clock);
        var mailer = new TicketMailer(
                new MailContents(store, events),
                TicketIssuerOfTests.documents(new InMemoryTicketPdfs()),
                SampleMails.composer(mail),
                suppressions,
                new MailRate(mail, SharedLimits.perInstance(clock)),
                dispatch,
                clock);
        return new TicketMailRequestedHandler(mailer, mail, meters);
    }

    /// What issuing asks for.
    private Envelope issue(int tickets) {
        TicketIssuerOfTests.issue(store, SampleMessages.paymentSucceeded(ORDER, tickets));
        return store.outbox().stream()
                .filter(envelope -> envelope.message() instanceof TicketMailRequested)
                .findFirst()
                .orElseThrow();
    }

    private Envelope offer(Instant until) {
        return Envelope.of(
                NOW,
                new TicketMailRequested(
                        "TRANSFER#1",
                        ORDER,
                        Cause.TRANSFER_OFFERED,
                        List.of(ticket(0).ticketId()),
                        new Attendee("Ben", "ben@example.org"),
                        "en-GB",
                        "KQ7M-9XTR",
                        until,
                        NOW));
    }

    private Ticket ticket(int index) {
        return store.ofRegistration(ORDER).get(index);
    }

    private void change(Ticket changed) {
        store.write(new TicketWrite(null, List.of(changed), List.of()));
    }

    private MimeMessage onlyMail() {
        assertThat(mailbox.messages()).hasSize(1);
        return mailbox.messages().getFirst();
    }

    /// The last characters of the code, which stand below it on the page.
    private static String end(Ticket ticket) {
        String end =
                ticket.edition().qrCode().substring(ticket.edition().qrCode().length() - 8);
        return end.substring(0, 4) + " " + end.substring(4);
    }

    private static String printed(MimeMessage mail) throws Exception {
        byte[] pdf =
                ((Multipart) mail.getContent()).getBodyPart(1).getInputStream().readAllBytes();
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
