package dev.usher.validation.device;

import dev.usher.validation.admission.Tickets;
import java.time.Instant;
import java.util.Set;

/// Paired devices.
public final class SampleDevices {
    private SampleDevices() {}

    /// A paired device of the event at the North gate.
    public static Device with(Scope... scopes) {
        return new Device(
                DeviceId.random(),
                Tickets.EVENT,
                "Phone",
                "North",
                Set.of(scopes),
                null,
                "hash",
                null,
                null,
                Instant.EPOCH,
                null,
                null);
    }
}
