package dev.usher.ticket.transfer;

import dev.usher.platform.service.Setting;
import dev.usher.platform.service.Settings;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/// Settings of transfers. The default is in application.properties.
///
/// @param validity how long an offer can be claimed
@ConfigurationProperties("transfer")
record TransferConfig(@Setting Duration validity) {
    TransferConfig {
        validity = Settings.length(
                Duration.ofSeconds(1),
                Duration.ofDays(90),
                validity,
                "TICKET_TRANSFER_VALIDITY",
                "between one second and 90 days, such as PT72H");
    }
}
