package dev.usher.validation.device;

import dev.usher.platform.service.SettingException;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Settings for pairing devices and for what one device may send. Their defaults are in application.properties: a
/// default in the binding would also replace a value that cannot be read.
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
        @Nullable Duration pairingCodeValidity,
        @Nullable Integer pairingFailuresPerMinute,
        @Nullable Integer requestsPerMinute,
        @Nullable Integer uploadedScansPerMinute,
        @Nullable String addressHeader,
        @Nullable String publicAddress) {
    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.:\\[\\]-]+");

    /// The maximum number of scans in one upload.
    static final int MAX_BATCH = 200;

    DeviceConfig {
        if (pairingCodeValidity == null || !pairingCodeValidity.isPositive()) {
            throw new SettingException("DEVICE_PAIRING_CODE_VALIDITY", "must be a length of time, such as PT10M");
        }
        requireAtLeast(1, pairingFailuresPerMinute, "DEVICE_PAIRING_FAILURES_PER_MINUTE");
        requireAtLeast(1, requestsPerMinute, "DEVICE_REQUESTS_PER_MINUTE");
        requireAtLeast(MAX_BATCH, uploadedScansPerMinute, "DEVICE_UPLOADED_SCANS_PER_MINUTE");
        if (publicAddress == null || !ORIGIN.matcher(publicAddress).matches()) {
            throw new SettingException(
                    "DEVICE_PUBLIC_ADDRESS", "must be an origin without a path, such as https://tickets.example.org");
        }
    }

    @Override
    public Duration pairingCodeValidity() {
        return Objects.requireNonNull(pairingCodeValidity);
    }

    @Override
    public Integer pairingFailuresPerMinute() {
        return Objects.requireNonNull(pairingFailuresPerMinute);
    }

    @Override
    public Integer requestsPerMinute() {
        return Objects.requireNonNull(requestsPerMinute);
    }

    @Override
    public Integer uploadedScansPerMinute() {
        return Objects.requireNonNull(uploadedScansPerMinute);
    }

    @Override
    public String publicAddress() {
        return Objects.requireNonNull(publicAddress);
    }

    private static void requireAtLeast(int least, @Nullable Integer value, String setting) {
        if (value == null || value < least) {
            throw new SettingException(setting, "must be a number, at least " + least);
        }
    }
}
