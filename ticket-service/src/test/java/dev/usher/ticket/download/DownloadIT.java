package dev.usher.ticket.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.testing.SampleMessages;
import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalCloud;
import dev.usher.ticket.document.layout.Layouts;
import dev.usher.ticket.download.TicketDownloads.DownloadOutcome;
import dev.usher.ticket.issuing.TicketIssuerOfTests;
import dev.usher.ticket.order.DynamoStores;
import dev.usher.ticket.order.Ticket;
import dev.usher.ticket.order.TicketStore;
import dev.usher.ticket.order.TicketWrite;
import dev.usher.ticket.order.Withdrawal;
import dev.usher.ticket.printing.TicketDocuments;
import dev.usher.ticket.printing.TicketPdfs;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/// What a browser gets from the URLs that are handed out, of an S3 that checks signatures.
@OnLocalCloud
class DownloadIT {
    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);
    private static final Duration QUARTER_OF_AN_HOUR = Duration.ofMinutes(15);

    private final HttpClient browser = HttpClient.newHttpClient();
    private final RegistrationId registrationId = RegistrationId.random();
    private final TicketId ticketId = TicketId.derive(registrationId, 1);
    private final TicketStore store;
    private final TicketPdfs pdfs;
    private final TicketDocuments documents;

    DownloadIT(CloudUnderTest cloud) {
        this.store = DynamoStores.tickets(cloud);
        this.pdfs = DynamoStores.pdfs(cloud);
        this.documents = TicketIssuerOfTests.documents(pdfs);
        TicketIssuerOfTests.issue(store, pdfs, SampleMessages.paymentSucceeded(registrationId, 2));
    }

    @Test
    void theUrlWorksUntilItsOwnEndAndNotAfterIt() throws Exception {
        DownloadOutcome.Link link = link(TWO_SECONDS);
        HttpResponse<byte[]> answer = get(link.url());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(PdfPages.count(answer.body())).isEqualTo(1);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"Ticket 1 of 2 - Night of the Open Doors.pdf\"; "
                        + "filename*=UTF-8''Ticket%201%20of%202%20-%20Night%20of%20the%20Open%20Doors.pdf");
        assertThat(link.expiresAt()).isBeforeOrEqualTo(Instant.now().plus(TWO_SECONDS));

        Instant lastSuccess = Instant.now();
        Instant patience = Instant.now().plusSeconds(30);
        while (Instant.now().isBefore(patience) && get(link.url()).statusCode() == 200) {
            lastSuccess = Instant.now();
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }

        assertThat(get(link.url()).statusCode()).isEqualTo(403);
        assertThat(Instant.now()).isAfterOrEqualTo(link.expiresAt());
        // S3 counts whole seconds.
        assertThat(lastSuccess).isBefore(link.expiresAt().plusSeconds(3));
    }

    @Test
    void whoeverTampersWithTheUrlGetsNothing() throws Exception {
        String url = link(QUARTER_OF_AN_HOUR).url().toString();
        String signature = url.replaceAll(".*X-Amz-Signature=([0-9a-f]+).*", "$1");
        String forged = (signature.charAt(0) == '0' ? "1" : "0") + signature.substring(1);

        assertThat(url).contains("X-Amz-Expires=900");
        assertThat(get(URI.create(url.replace(signature, forged))).statusCode()).isEqualTo(403);
        assertThat(get(URI.create(url.replace("X-Amz-Expires=900", "X-Amz-Expires=9000")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(get(URI.create(url.replace(
                                ticketId.uuid().toString(),
                                TicketId.derive(registrationId, 2).uuid().toString())))
                        .statusCode())
                .isEqualTo(403);
        assertThat(get(URI.create(url.substring(0, url.indexOf('?')))).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aUrlThatWasHandedOutDiesAtOnceWhenTheTicketIsWithdrawn() throws Exception {
        URI alone = link(QUARTER_OF_AN_HOUR).url();
        URI together = orderLink().url();
        assertThat(get(alone).statusCode()).isEqualTo(200);
        assertThat(PdfPages.count(get(together).body())).isEqualTo(2);

        Ticket read = store.find(ticketId).orElseThrow();
        Ticket revoked = read.withdrawn(Set.of(Withdrawal.REVOKED), null);
        assertThat(documents.removedAround(
                        List.of(read), () -> store.write(TicketWrite.of(List.of(revoked), List.of()))))
                .isTrue();

        assertThat(get(alone).statusCode()).isEqualTo(404);
        assertThat(get(together).statusCode()).isEqualTo(404);
        assertThat(PdfPages.count(get(orderLink().url()).body())).isEqualTo(1);
    }

    @Test
    void aUrlOfTheOldCodeDiesWhenTheTicketIsIssuedAnew() throws Exception {
        URI old = link(QUARTER_OF_AN_HOUR).url();
        Ticket read = store.find(ticketId).orElseThrow();
        Ticket reissued = read.reissued(TicketIssuerOfTests.SIGNER, null);
        documents.removedAround(List.of(read), () -> store.write(TicketWrite.of(List.of(reissued), List.of())));

        assertThat(get(old).statusCode()).isEqualTo(404);
        URI young = link(QUARTER_OF_AN_HOUR).url();
        assertThat(young.getPath()).isNotEqualTo(old.getPath());
        assertThat(get(young).statusCode()).isEqualTo(200);
        assertThat(get(old).statusCode()).isEqualTo(404);
    }

    private DownloadOutcome.Link link(Duration validity) {
        return (DownloadOutcome.Link) downloads(validity).download(ticketId, SampleMessages.ADA, Layouts.A4);
    }

    private DownloadOutcome.Link orderLink() {
        return (DownloadOutcome.Link)
                downloads(QUARTER_OF_AN_HOUR).downloadOrder(registrationId, SampleMessages.ADA, Layouts.A4);
    }

    private TicketDownloads downloads(Duration validity) {
        return new TicketDownloads(
                store, documents, new DownloadLinks(pdfs, new DownloadConfig(validity), Clock.systemUTC()));
    }

    private HttpResponse<byte[]> get(URI url) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofByteArray());
    }
}
