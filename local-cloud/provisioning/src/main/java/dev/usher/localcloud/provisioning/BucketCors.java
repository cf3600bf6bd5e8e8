package dev.usher.localcloud.provisioning;

import java.util.List;
import software.amazon.awssdk.services.s3.model.CORSConfiguration;
import software.amazon.awssdk.services.s3.model.CORSRule;

/// Which pages may read what a link to a bucket opens: those of this machine, on every port. Otherwise as
/// infra-terraform/storage.tf has it.
public final class BucketCors {
    private static final String HOST = "http://localhost:";

    /// As a pattern of regular expressions, for emulators that want one.
    public static final String ORIGINS = HOST + "[0-9]+";

    /// What they may send.
    public static final List<String> METHODS = List.of("GET", "HEAD");

    /// Headers of the answer that their scripts may read.
    public static final List<String> EXPOSED_HEADERS = List.of("Content-Disposition", "Content-Length");

    private static final int AN_HOUR = 3600;

    private BucketCors() {}

    static CORSConfiguration configuration() {
        CORSRule rule = CORSRule.builder()
                .allowedMethods(METHODS)
                .allowedOrigins(HOST + "*")
                .exposeHeaders(EXPOSED_HEADERS)
                .maxAgeSeconds(AN_HOUR)
                .build();
        return CORSConfiguration.builder().corsRules(rule).build();
    }
}
