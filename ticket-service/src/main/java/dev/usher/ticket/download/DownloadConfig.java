package dev.usher.ticket.download;

import dev.usher.platform.service.SettingException;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/// Settings of downloads.
///
/// @param validity how long a download URL works: at most seven days, S3's own limit
@ConfigurationProperties("download")
record DownloadConfig(@Bindable(defaultValue = "PT15M") Duration validity) {
    DownloadConfig {
        if (validity.isNegative() || validity.isZero() || validity.compareTo(Duration.ofDays(7)) > 0) {
            throw new SettingException(
                    "TICKET_DOWNLOAD_VALIDITY", "must be between one second and seven days, such as PT15M");
        }
    }
}
