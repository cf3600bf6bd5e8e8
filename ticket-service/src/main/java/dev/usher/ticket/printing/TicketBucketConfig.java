package dev.usher.ticket.printing;

import io.micronaut.context.annotation.ConfigurationProperties;
import org.jspecify.annotations.Nullable;

/// How the ticket bucket is reached.
///
/// @param publicEndpoint the address in download URLs, if browsers reach S3 under another name than this
///     service does
/// @param pathStyle `endpoint/bucket/key`, which emulators need, in place of `bucket.endpoint/key`
@ConfigurationProperties("ticket-bucket")
record TicketBucketConfig(@Nullable String publicEndpoint, boolean pathStyle) {}
