package dev.usher.platform.aws;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;

/// The one HTTP client behind all AWS clients. Apache 5 because it kept the best tail latency of those
/// measured with many virtual threads; Micronaut has no factory for it.
@Factory
final class AwsHttpClientFactory {
    private static final int MAX_CONNECTIONS = 200;

    @Singleton
    @Bean(preDestroy = "close")
    SdkHttpClient httpClient() {
        return Apache5HttpClient.builder()
                .maxConnections(MAX_CONNECTIONS)
                .connectionTimeout(Duration.ofSeconds(2))
                // Above the longest long poll that a queue's receiveWaitSeconds asks for.
                .socketTimeout(Duration.ofSeconds(30))
                .build();
    }
}
