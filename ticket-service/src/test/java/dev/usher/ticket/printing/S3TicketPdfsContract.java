package dev.usher.ticket.printing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.platform.aws.ResourceNames;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/// PDFs in S3, wherever it runs: what a buyer's browser gets from the URL.
abstract class S3TicketPdfsContract {
    static final byte[] PDF = "%PDF-1.6 a ticket".getBytes(StandardCharsets.US_ASCII);
    static final Duration QUARTER_OF_AN_HOUR = Duration.ofMinutes(15);

    final TicketPdfs pdfs;
    private final HttpClient browser = HttpClient.newHttpClient();

    S3TicketPdfsContract(CloudUnderTest cloud) {
        var names = ResourceNames.in(cloud.environmentName(), cloud.endpoints().region(), "000000000000");
        this.pdfs = new S3TicketPdfs(cloud.s3(), cloud.s3Presigner(), names);
    }

    @Test
    void theUrlGivesThePdfWithItsNameAndType() throws Exception {
        pdfs.put("tickets/one.pdf", PDF, "hash");

        var answer = get(pdfs.downloadUrl("tickets/one.pdf", "Ticket 1 of 2 - Alte Münze.pdf", QUARTER_OF_AN_HOUR));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(PDF);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"Ticket 1 of 2 - Alte M_nze.pdf\"; "
                        + "filename*=UTF-8''Ticket%201%20of%202%20-%20Alte%20M%C3%BCnze.pdf");
    }

    @Test
    void puttingAgainReplaces() throws Exception {
        pdfs.put("tickets/two.pdf", "old".getBytes(StandardCharsets.US_ASCII), "hash");
        pdfs.put("tickets/two.pdf", PDF, "hash");

        assertThat(get(pdfs.downloadUrl("tickets/two.pdf", "t.pdf", QUARTER_OF_AN_HOUR))
                        .body())
                .isEqualTo(PDF);
    }

    @Test
    void theContentHashIsKeptWithTheObject() {
        assertThat(pdfs.contentHash("tickets/hashed.pdf")).isEmpty();

        pdfs.put("tickets/hashed.pdf", PDF, "0a1b");

        assertThat(pdfs.contentHash("tickets/hashed.pdf")).contains("0a1b");
    }

    @Test
    void aUrlThatWasGivenOutBeforeIsDeadOnceTheObjectIsDeleted() throws Exception {
        pdfs.put("tickets/dead.pdf", PDF, "hash");
        URI url = pdfs.downloadUrl("tickets/dead.pdf", "t.pdf", QUARTER_OF_AN_HOUR);
        assertThat(get(url).statusCode()).isEqualTo(200);

        pdfs.delete(List.of("tickets/dead.pdf", "tickets/never-there.pdf"));

        assertThat(get(url).statusCode()).isEqualTo(404);
        assertThat(pdfs.contentHash("tickets/dead.pdf")).isEmpty();
    }

    @Test
    void theUrlIsOfThisObjectOnly() throws Exception {
        pdfs.put("tickets/mine.pdf", PDF, "hash");
        pdfs.put("tickets/yours.pdf", PDF, "hash");
        String mine = pdfs.downloadUrl("tickets/mine.pdf", "t.pdf", QUARTER_OF_AN_HOUR)
                .toString();

        assertThat(get(URI.create(mine.replace("mine.pdf", "yours.pdf"))).statusCode())
                .isEqualTo(403);
        assertThat(get(URI.create(mine.replace("X-Amz-Expires=900", "X-Amz-Expires=9000")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(get(URI.create(mine.replace("Signature=", "Signature=0"))).statusCode())
                .isEqualTo(403);
    }

    @Test
    void theUrlEndsWhenItSaidItWould() throws Exception {
        pdfs.put("tickets/short.pdf", PDF, "hash");
        URI url = pdfs.downloadUrl("tickets/short.pdf", "t.pdf", Duration.ofSeconds(3));

        assertThat(get(url).statusCode()).isEqualTo(200);

        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (get(url).statusCode() == 200 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        assertThat(get(url).statusCode()).isEqualTo(403);
    }

    final HttpResponse<byte[]> get(URI url) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofByteArray());
    }
}
