package dev.usher.ticket.printing;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// Micronaut creates S3 clients, but no presigner.
@Factory
final class S3PresignerFactory {
    @Singleton
    @Bean(preDestroy = "close")
    S3Presigner presigner(AwsRegionProvider region, AwsCredentialsProvider credentials, TicketBucketConfig config) {
        var builder = S3Presigner.builder()
                .region(region.getRegion())
                .credentialsProvider(credentials)
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(config.usesPathStyle())
                        .build());
        if (config.publicEndpoint() != null) {
            builder.endpointOverride(URI.create(config.publicEndpoint()));
        }
        return builder.build();
    }
}
