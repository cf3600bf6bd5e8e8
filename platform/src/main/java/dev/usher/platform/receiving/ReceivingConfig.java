package dev.usher.platform.receiving;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/// How long a request may take to arrive.
///
/// @param within from its first byte to its last; answers, downloads and streams have no such limit
@ConfigurationProperties("receiving")
public record ReceivingConfig(
        @Bindable(defaultValue = "PT20S") Duration within) {}
