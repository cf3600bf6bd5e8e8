package dev.usher.ticket.download;

import dev.usher.platform.service.SettingException;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Settings of downloads. The default is in application.properties: a default in the binding would also
/// replace a value that cannot be read.
///
/// @param validity how long a download URL works: at most seven days, S3's own limit
@ConfigurationProperties("download")
record DownloadConfig(@Nullable Duration validity) {
    DownloadConfig {
        if (validity == null || !validity.isPositive() || validity.compareTo(Duration.ofDays(7)) > 0) {
            throw new SettingException(
                    "TICKET_DOWNLOAD_VALIDITY", "must be between one second and seven days, such as PT15M");
        }
    }

    @Override
    public Duration validity() {
        return Objects.requireNonNull(validity);
    }
}
