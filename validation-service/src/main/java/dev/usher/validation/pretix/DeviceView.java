package dev.usher.validation.pretix;

import dev.usher.validation.device.Device;
import dev.usher.validation.device.DeviceToken;
import dev.usher.validation.device.Scope;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a device reads about itself.
///
/// @param apiToken absent where the apps do not expect it
@Serdeable(naming = SnakeCaseStrategy.class)
record DeviceView(
        String organizer,
        long deviceId,
        String uniqueSerial,
        @Nullable String apiToken,
        String name,
        String securityProfile,
        GateView gate) {
    private static final int SERIAL_LENGTH = 16;

    static DeviceView of(Device device) {
        return of(device, null);
    }

    static DeviceView of(Device device, @Nullable DeviceToken token) {
        UUID id = device.deviceId().uuid();
        return new DeviceView(
                ScannerApps.ORGANIZER,
                ScannerApps.number(id),
                id.toString().replace("-", "").substring(0, SERIAL_LENGTH).toUpperCase(Locale.ROOT),
                token == null ? null : token.text(),
                device.name(),
                device.may(Scope.SUPERVISOR) ? ScannerApps.PROFILE : ScannerApps.PROFILE_WITHOUT_SEARCH,
                new GateView(ScannerApps.GATE, device.gate(), device.gate()));
    }

    /// The device's gate.
    @Serdeable
    record GateView(long id, String name, String identifier) {}
}
