package dev.usher.validation.device;

import dev.usher.platform.service.SettingException;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Settings for pairing devices and for what one device may send.
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
        @Bindable(defaultValue = "PT10M") Duration pairingCodeValidity,
        @Bindable(defaultValue = "10") int pairingFailuresPerMinute,
        @Bindable(defaultValue = "600") int requestsPerMinute,
        @Bindable(defaultValue = "3000") int uploadedScansPerMinute,
        @Nullable String addressHeader,
        @Bindable(defaultValue = "http://localhost:8080") String publicAddress) {
    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.:\\[\\]-]+");

    /// The maximum number of scans in one upload.
    static final int MAX_BATCH = 200;

    DeviceConfig {
        if (!pairingCodeValidity.isPositive()) {
            throw new SettingException("DEVICE_PAIRING_CODE_VALIDITY", "must be longer than zero, such as PT10M");
        }
        if (pairingFailuresPerMinute < 1) {
            throw new SettingException("DEVICE_PAIRING_FAILURES_PER_MINUTE", "must be at least 1");
        }
        if (requestsPerMinute < 1) {
            throw new SettingException("DEVICE_REQUESTS_PER_MINUTE", "must be at least 1");
        }
        if (uploadedScansPerMinute < MAX_BATCH) {
            throw new SettingException("DEVICE_UPLOADED_SCANS_PER_MINUTE", "must be at least " + MAX_BATCH);
        }
        if (!ORIGIN.matcher(publicAddress).matches()) {
            throw new SettingException(
                    "DEVICE_PUBLIC_ADDRESS", "must be an origin without a path, such as https://tickets.example.org");
        }
    }
}
