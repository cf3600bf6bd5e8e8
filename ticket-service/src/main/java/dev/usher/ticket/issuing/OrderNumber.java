package dev.usher.ticket.issuing;

import dev.usher.contracts.id.RegistrationId;
import java.util.Locale;

/// The short form of a registration's id that people read out: its first eight characters.
public final class OrderNumber {
    private OrderNumber() {}

    /// Such as `0F8F-AD5B`.
    public static String of(RegistrationId registrationId) {
        String uuid = registrationId.uuid().toString().toUpperCase(Locale.ROOT);
        return uuid.substring(0, 4) + "-" + uuid.substring(4, 8);
    }
}
