package dev.usher.validation.device;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a device says it is.
///
/// @param batteryPercent 0 to 100; absent if the device cannot know
/// @param clockBehind how far its clock is behind ours, in whole milliseconds; negative if it is ahead
/// @param waitingScans how many scans it still has to upload
/// @param reportedAt when it said so, by our clock
record Health(@Nullable Integer batteryPercent, Duration clockBehind, int waitingScans, Instant reportedAt) {}
