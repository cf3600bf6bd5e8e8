package dev.usher.validation.device;

import java.util.UUID;

/// The id of a paired device: `DEVICE#<uuid>`.
///
/// @param uuid the part after the prefix
public record DeviceId(UUID uuid) {
    private static final String PREFIX = "DEVICE#";
    private static final int UUID_LENGTH = 36;

    /// Parses the id, with or without its prefix.
    ///
    /// @throws IllegalArgumentException if the text is not a device id; its message may be shown to a caller
    public static DeviceId parse(String text) {
        String uuid = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
        if (uuid.length() != UUID_LENGTH) {
            throw notAnId();
        }
        try {
            return new DeviceId(UUID.fromString(uuid));
        } catch (IllegalArgumentException _) {
            throw notAnId();
        }
    }

    /// A new id.
    public static DeviceId random() {
        return new DeviceId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return PREFIX + uuid;
    }

    private static IllegalArgumentException notAnId() {
        return new IllegalArgumentException("not a device id: expected " + PREFIX + " and a UUID");
    }
}
