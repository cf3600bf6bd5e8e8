package dev.usher.ticket.transfer;

import dev.usher.platform.service.SettingException;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Settings of transfers. The default is in application.properties.
///
/// @param validity how long an offer can be claimed
@ConfigurationProperties("transfer")
record TransferConfig(@Nullable Duration validity) {
    TransferConfig {
        if (validity == null
                || validity.compareTo(Duration.ofSeconds(1)) < 0
                || validity.compareTo(Duration.ofDays(90)) > 0) {
            throw new SettingException(
                    "TICKET_TRANSFER_VALIDITY", "must be between one second and 90 days, such as PT72H");
        }
    }

    @Override
    public Duration validity() {
        return Objects.requireNonNull(validity);
    }
}
