package dev.usher.ticket.printing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalCloud;
import java.net.URI;
import org.junit.jupiter.api.Test;

@OnLocalCloud
class S3TicketPdfsIT extends S3TicketPdfsContract {
    S3TicketPdfsIT(CloudUnderTest cloud) {
        super(cloud);
    }

    /// Not part of the contract: LocalStack answers requests without a signature and has no setting against it.
    @Test
    void theAddressWithoutItsSignatureIsOfNoUse() throws Exception {
        pdfs.put("tickets/unsigned.pdf", PDF, "hash");
        String url = pdfs.downloadUrl("tickets/unsigned.pdf", "t.pdf", QUARTER_OF_AN_HOUR)
                .toString();

        assertThat(get(URI.create(url.substring(0, url.indexOf('?')))).statusCode())
                .isEqualTo(403);
    }
}
