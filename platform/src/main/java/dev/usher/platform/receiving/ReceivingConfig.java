package dev.usher.platform.receiving;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/// How long a request may take to arrive.
///
/// @param within from its first byte to its last; answers, downloads and streams may take as long as they
///     like
@ConfigurationProperties("receiving")
public record ReceivingConfig(
        @Bindable(defaultValue = "PT20S") Duration within) {}
