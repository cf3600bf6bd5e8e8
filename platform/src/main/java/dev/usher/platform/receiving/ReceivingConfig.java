package dev.usher.platform.receiving;

import dev.usher.platform.service.Setting;
import dev.usher.platform.service.Settings;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/// How long a request may take to arrive. The default is in platform-defaults.properties.
///
/// @param within from its first byte to its last; answers, downloads and streams have no such limit
@ConfigurationProperties("receiving")
public record ReceivingConfig(@Setting Duration within) {
    public ReceivingConfig {
        within = Settings.length(within, "RECEIVING_WITHIN", "PT20S");
    }
}
