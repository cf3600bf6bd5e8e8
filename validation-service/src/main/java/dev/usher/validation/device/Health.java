package dev.usher.validation.device;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a device reports about its state.
///
/// @param batteryPercent 0 to 100; absent if the device cannot measure it
/// @param clockBehind how far the device's clock is behind the service's, in whole milliseconds; negative if
///     ahead
/// @param waitingScans the number of scans that it still has to upload
/// @param reportedAt when it reported this, by the service's clock
record Health(@Nullable Integer batteryPercent, Duration clockBehind, int waitingScans, Instant reportedAt) {}
