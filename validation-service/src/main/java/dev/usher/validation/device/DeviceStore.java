package dev.usher.validation.device;

import dev.usher.contracts.id.EventId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Remembers devices and the codes that are to become devices.
interface DeviceStore {
    /// Keeps a pairing until it is used or expires.
    void offer(Pairing pairing);

    /// The pairing behind a code that may still be used, which only [#pair] finds out for certain.
    Optional<Pairing> pairing(String codeHash);

    /// Makes the pairing a device. Atomic: of any number of concurrent calls for one pairing exactly one
    /// answers true, and only its device exists.
    ///
    /// @return false if the pairing was used before or expired before `device.pairedAt()`
    boolean pair(Pairing pairing, Device device);

    /// The device, revoked or not. Not older than the last [#pair] and [#revoke].
    Optional<Device> find(DeviceId deviceId);

    /// All devices of an event, in no particular order. May lag behind for a moment.
    List<Device> ofEvent(EventId eventId);

    /// Locks the device out, for good. Repeating keeps the first time.
    ///
    /// @return whether there is such a device
    boolean revoke(DeviceId deviceId, Instant at);

    /// Keeps the hash of a token that may take the place of the device's own. Replaces one that was kept
    /// before.
    void offerToken(DeviceId deviceId, String tokenHash);

    /// Makes an offered token the device's own; the old one is dead. Repeating changes nothing.
    void adoptToken(DeviceId deviceId, String tokenHash);

    /// Keeps what the device says of itself. Does nothing if there is no such device.
    void report(DeviceId deviceId, Health health);

    /// Notes that the device made a request. Does nothing if there is no such device.
    void seen(DeviceId deviceId, Instant at);
}
