package dev.usher.ticket.download;

import dev.usher.platform.service.Setting;
import dev.usher.platform.service.Settings;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/// Settings of downloads. The default is in application.properties.
///
/// @param validity how long a download URL works: at most seven days, S3's own limit
@ConfigurationProperties("download")
record DownloadConfig(@Setting Duration validity) {
    DownloadConfig {
        validity = Settings.length(
                Duration.ofSeconds(1),
                Duration.ofDays(7),
                validity,
                "TICKET_DOWNLOAD_VALIDITY",
                "between one second and seven days, such as PT15M");
    }
}
