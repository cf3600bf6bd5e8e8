package dev.usher.validation.device;

import dev.usher.platform.service.Setting;
import dev.usher.platform.service.Settings;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Settings for pairing devices and for what one device may send. Their defaults are in
/// application.properties.
///
/// @param pairingCodeValidity how long a pairing code is valid
/// @param pairingFailuresPerMinute the number of wrong codes that one address may try in a minute
/// @param requestsPerMinute the number of scans and uploads that one device may send in a minute
/// @param uploadedScansPerMinute the number of offline scans that one device may upload in a minute; at least
///     one batch
/// @param addressHeader the header to which a trusted proxy appends the caller's address, such as
///     `X-Forwarded-For`; blank if callers connect directly
/// @param publicAddress where phones reach the service, such as `https://tickets.example.org`; the QR code of
///     a pairing code opens the scanner page there. Never taken from a request, whose sender could name any
///     host
@ConfigurationProperties("device")
record DeviceConfig(
        @Setting Duration pairingCodeValidity,
        @Setting Integer pairingFailuresPerMinute,
        @Setting Integer requestsPerMinute,
        @Setting Integer uploadedScansPerMinute,
        @Nullable String addressHeader,
        @Setting String publicAddress) {
    /// The maximum number of scans in one upload.
    static final int MAX_BATCH = 200;

    DeviceConfig {
        pairingCodeValidity = Settings.length(pairingCodeValidity, "DEVICE_PAIRING_CODE_VALIDITY", "PT10M");
        pairingFailuresPerMinute = Settings.atLeast(1, pairingFailuresPerMinute, "DEVICE_PAIRING_FAILURES_PER_MINUTE");
        requestsPerMinute = Settings.atLeast(1, requestsPerMinute, "DEVICE_REQUESTS_PER_MINUTE");
        uploadedScansPerMinute =
                Settings.atLeast(MAX_BATCH, uploadedScansPerMinute, "DEVICE_UPLOADED_SCANS_PER_MINUTE");
        publicAddress = Settings.origin(publicAddress, "DEVICE_PUBLIC_ADDRESS", "https://tickets.example.org");
    }
}
