package dev.usher.ticket.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.Attendee;
import dev.usher.contracts.message.TicketState.Status;
import dev.usher.contracts.testing.SampleMessages;
import dev.usher.ticket.document.layout.Layouts;
import dev.usher.ticket.download.TicketDownloads.DownloadOutcome;
import dev.usher.ticket.event.InMemoryEventStore;
import dev.usher.ticket.event.KnownEvent;
import dev.usher.ticket.issuing.TicketIssuerOfTests;
import dev.usher.ticket.order.InMemoryTicketStore;
import dev.usher.ticket.order.Ticket;
import dev.usher.ticket.order.TicketWrite;
import dev.usher.ticket.order.Withdrawal;
import dev.usher.ticket.printing.InMemoryTicketPdfs;
import dev.usher.ticket.printing.TicketDocuments;
import dev.usher.ticket.printing.TicketPdfs;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Documents are rendered when they are needed, and never given out for an invalid ticket.
class TicketDownloadsTest {
    private static final RegistrationId REGISTRATION = SampleMessages.REGISTRATION;
    private static final TicketId FIRST = TicketId.derive(REGISTRATION, 1);
    private static final String FIRST_KEY = "tickets/" + FIRST.uuid() + "/1/a4.pdf";

    private final InMemoryTicketStore store = new InMemoryTicketStore();
    private final InMemoryTicketPdfs pdfs = new InMemoryTicketPdfs();
    private final InMemoryEventStore events = new InMemoryEventStore();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @BeforeEach
    void issue() {
        TicketIssuerOfTests.issue(store, pdfs, SampleMessages.paymentSucceeded(REGISTRATION, 2));
    }

    @Test
    void whatIsUnchangedIsNotPrintedAgain() {
        download();
        download();

        assertThat(renders("skipped")).isEqualTo(2);
        assertThat(renders("made")).isZero();
    }

    @Test
    void aNewNameIsPrinted() {
        byte[] before = pdfs.objects().get(FIRST_KEY);
        change(ticket -> ticket.renamed("Ada Byron"));

        download();

        assertThat(renders("made")).isEqualTo(1);
        assertThat(pdfs.objects().get(FIRST_KEY)).isNotEqualTo(before);
    }

    @Test
    void anEventThatMovedIsPrintedAnewAndOneThatOnlyCountsOnIsNot() {
        events.keep(new KnownEvent(
                SampleMessages.event(SampleMessages.EVENT.eventId(), 2, SampleMessages.EVENT.name(), null), null));
        downloads(pdfs).download(FIRST, SampleMessages.ADA, Layouts.A4);
        assertThat(renders("made")).isZero();

        events.keep(new KnownEvent(
                SampleMessages.event(SampleMessages.EVENT.eventId(), 3, "Night of the Closed Doors", null), null));
        downloads(pdfs).download(FIRST, SampleMessages.ADA, Layouts.A4);

        assertThat(renders("made")).isEqualTo(1);
    }

    @Test
    void eachLayoutIsADocumentOfItsOwn() {
        downloads(pdfs).download(FIRST, SampleMessages.ADA, Layouts.WALLET);

        assertThat(pdfs.objects()).containsKeys(FIRST_KEY, FIRST_KEY.replace("a4", "wallet"));
    }

    @Test
    void whatIsNoGoodIsNotHandedOut() {
        change(ticket -> ticket.withdrawn(Set.of(Withdrawal.DISPUTED), null));

        assertThat(download()).isEqualTo(new DownloadOutcome.NotValid(Status.DISPUTED));
    }

    @Test
    void whatIsWithdrawnWhileItIsPrintedIsRemovedAndNotHandedOut() {
        TicketDocuments others = TicketIssuerOfTests.documents(pdfs);
        change(ticket -> ticket.renamed("Ada Byron"));
        TicketPdfs slow = new SlowPdfs(pdfs, () -> {
            Ticket read = store.find(FIRST).orElseThrow();
            change(ticket -> ticket.withdrawn(Set.of(Withdrawal.REFUNDED), null));
            others.remove(List.of(read));
        });

        DownloadOutcome outcome = downloads(slow).download(FIRST, SampleMessages.ADA, Layouts.A4);

        assertThat(outcome).isEqualTo(new DownloadOutcome.NotValid(Status.REFUNDED));
        assertThat(pdfs.objects()).doesNotContainKey(FIRST_KEY);
    }

    @Test
    void anOrderIsPrintedWithWhatIsGoodAndStillTheCallers() {
        int whole = pagesOfOrder();
        change(ticket -> ticket.transferred(
                TicketIssuerOfTests.SIGNER, SampleMessages.BEN, new Attendee("Ben", "ben@example.org")));

        assertThat(whole).isEqualTo(2);
        assertThat(pagesOfOrder()).isEqualTo(1);
        change(2, ticket -> ticket.withdrawn(Set.of(Withdrawal.REVOKED), null));
        assertThat(downloads(pdfs).downloadOrder(REGISTRATION, SampleMessages.ADA, Layouts.A4))
                .isEqualTo(new DownloadOutcome.NotValid(Status.REVOKED));
        assertThat(downloads(pdfs).downloadOrder(REGISTRATION, SampleMessages.OLGA, Layouts.A4))
                .isEqualTo(new DownloadOutcome.Unknown());
    }

    @Test
    void namesOfFilesAreFriendlyInEveryScript() {
        Ticket ticket = store.find(FIRST).orElseThrow();

        assertThat(FileName.of(ticket, Layouts.A4)).isEqualTo("Ticket 1 of 2 - Night of the Open Doors.pdf");
        assertThat(FileName.of(ticket, Layouts.WALLET))
                .isEqualTo("Ticket 1 of 2 - Night of the Open Doors (wallet).pdf");
        assertThat(FileName.ofOrder(List.of(ticket, ticket), Layouts.A4))
                .isEqualTo("2 tickets - Night of the Open Doors.pdf");
        assertThat(FileName.clean("  ../a\\b:c*\r\n\u202Egpj.exe \u5f00\u653e\u65e5 "))
                .isEqualTo(".. a b c gpj.exe 开放日");
        assertThat(FileName.clean("🎟".repeat(100))).isEqualTo("🎟".repeat(80));
    }

    private int pagesOfOrder() {
        var keys = new AtomicReference<String>();
        var watching = new SlowPdfs(pdfs, () -> {}) {
            @Override
            public URI downloadUrl(String key, String fileName, Duration validity) {
                keys.set(key);
                return super.downloadUrl(key, fileName, validity);
            }
        };
        downloads(watching).downloadOrder(REGISTRATION, SampleMessages.ADA, Layouts.A4);
        return PdfPages.count(pdfs.objects().get(keys.get()));
    }

    private DownloadOutcome download() {
        return downloads(pdfs).download(FIRST, SampleMessages.ADA, Layouts.A4);
    }

    private TicketDownloads downloads(TicketPdfs keptIn) {
        var clock = Clock.fixed(SampleMessages.ISSUED_AT, ZoneOffset.UTC);
        return new TicketDownloads(
                store,
                TicketIssuerOfTests.documents(keptIn, events, meters),
                new DownloadLinks(keptIn, new DownloadConfig(Duration.ofMinutes(15)), clock));
    }

    private void change(UnaryOperator<Ticket> change) {
        change(1, change);
    }

    private void change(int number, UnaryOperator<Ticket> change) {
        Ticket next =
                change.apply(store.find(TicketId.derive(REGISTRATION, number)).orElseThrow());
        assertThat(store.write(TicketWrite.of(List.of(next), List.of()))).isTrue();
    }

    private double renders(String outcome) {
        return meters.counter("usher.ticket.renders", "outcome", outcome).count();
    }

    /// So slow that something happens before a document is put, once.
    private static class SlowPdfs implements TicketPdfs {
        private final TicketPdfs working;
        private final AtomicReference<Runnable> meanwhile;

        SlowPdfs(TicketPdfs working, Runnable meanwhile) {
            this.working = working;
            this.meanwhile = new AtomicReference<>(meanwhile);
        }

        @Override
        public void put(String key, byte[] pdf, String contentHash) {
            meanwhile.getAndSet(() -> {}).run();
            working.put(key, pdf, contentHash);
        }

        @Override
        public Optional<String> contentHash(String key) {
            return working.contentHash(key);
        }

        @Override
        public void delete(Collection<String> keys) {
            working.delete(keys);
        }

        @Override
        public URI downloadUrl(String key, String fileName, Duration validity) {
            return working.downloadUrl(key, fileName, validity);
        }
    }
}
