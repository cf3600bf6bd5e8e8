package dev.usher.validation.device;

import dev.usher.contracts.id.EventId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Stores devices and pairings.
interface DeviceStore {
    /// Stores a pairing until it is used or expires.
    void offer(Pairing pairing);

    /// The pairing of a code that is probably still valid. Only [#pair] decides whether it is.
    Optional<Pairing> pairing(String codeHash);

    /// Turns the pairing into a device. Atomic: of any number of concurrent calls for one pairing, exactly
    /// one returns true, and only its device is stored.
    ///
    /// @return false if the pairing was used before or expired before `device.pairedAt()`
    boolean pair(Pairing pairing, Device device);

    /// The device, revoked or not. Never older than the last [#pair] and [#revoke].
    Optional<Device> find(DeviceId deviceId);

    /// All devices of an event, in no particular order. May lag behind for a moment.
    List<Device> ofEvent(EventId eventId);

    /// Locks the device out permanently. Repeating keeps the first time.
    ///
    /// @return whether the device exists
    boolean revoke(DeviceId deviceId, Instant at);

    /// Stores the hash of a token that may replace the device's current one. Replaces a token that was stored
    /// before and not used.
    void offerToken(DeviceId deviceId, String tokenHash);

    /// Makes a stored next token the device's current one; the old token stops working. Repeating changes
    /// nothing.
    void adoptToken(DeviceId deviceId, String tokenHash);

    /// Stores what the device reports about itself. Does nothing if the device does not exist.
    void report(DeviceId deviceId, Health health);

    /// Stores when the device made a request. Does nothing if the device does not exist.
    void seen(DeviceId deviceId, Instant at);
}
