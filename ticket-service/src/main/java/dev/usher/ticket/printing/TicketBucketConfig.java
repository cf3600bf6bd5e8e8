package dev.usher.ticket.printing;

import dev.usher.platform.service.Setting;
import dev.usher.platform.service.Settings;
import io.micronaut.context.annotation.ConfigurationProperties;
import org.jspecify.annotations.Nullable;

/// How the ticket bucket is reached.
///
/// @param publicEndpoint the address in download URLs, if browsers reach S3 under another name than this
///     service does
/// @param pathStyle `true` for `endpoint/bucket/key`, which emulators need, or `false` for `bucket.endpoint/key`
@ConfigurationProperties("ticket-bucket")
record TicketBucketConfig(
        @Nullable String publicEndpoint, @Setting String pathStyle) {
    TicketBucketConfig {
        publicEndpoint = publicEndpoint == null || publicEndpoint.isBlank()
                ? null
                : Settings.webAddress(publicEndpoint, "TICKET_S3_PUBLIC_ENDPOINT", "http://localhost:8095");
        pathStyle = Settings.flag(pathStyle, "AWS_S3_PATH_STYLE_ACCESS_ENABLED");
    }

    /// Whether the bucket is part of an address's path.
    boolean usesPathStyle() {
        return Boolean.parseBoolean(pathStyle);
    }
}
