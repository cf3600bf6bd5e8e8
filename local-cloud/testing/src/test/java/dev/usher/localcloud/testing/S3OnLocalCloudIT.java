package dev.usher.localcloud.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

@OnLocalCloud
final class S3OnLocalCloudIT extends S3Contract {

    S3OnLocalCloudIT(CloudUnderTest cloud) {
        super(cloud);
    }

    /// Not part of the contract: LocalStack answers requests without a signature and has no setting against it.
    @Test
    void withoutASignatureNothingIsReadable() throws Exception {
        var unsigned = URI.create(link().toString().replaceAll("\\?.*", ""));

        assertThat(get(unsigned).statusCode()).isEqualTo(403);
    }
}
