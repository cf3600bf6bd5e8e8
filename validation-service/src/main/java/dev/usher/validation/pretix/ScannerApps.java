package dev.usher.validation.pretix;

import dev.usher.contracts.id.EventId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/// Numbers and names that the protocol needs and we do not have.
///
/// A device belongs to one event and one gate. So the device sees one event with one list, one gate and one
/// item, and small numbers are enough. Devices and tickets get numbers from their UUIDs.
final class ScannerApps {
    /// The setting that switches the API on.
    static final String SETTING = "scanner-apps.api";

    static final String PATH = "/api/v1";
    static final String ORGANIZER = "usher";

    /// The profile of supervisors' devices: scan and search, and ask the service each time.
    static final String PROFILE = "pretixscan_online_noorders";

    /// The profile of other devices: the same without search; the apps then hide the search field.
    static final String PROFILE_WITHOUT_SEARCH = "pretixscan_online_kiosk";

    static final long CHECKIN_LIST = 1;
    static final long GATE = 1;
    static final long ITEM = 1;

    /// The largest integer up to which JavaScript, the language of one of the apps, is exact.
    private static final long LARGEST = (1L << 53) - 1;

    private ScannerApps() {}

    /// A number from 1 to 2^53 - 1 that is always the same for this id. Two ids have the same number with a
    /// probability of about 2^-53.
    static long number(UUID id) {
        return Math.max(1, (id.getMostSignificantBits() ^ id.getLeastSignificantBits()) & LARGEST);
    }

    /// Truncated to milliseconds, which the apps' parsers are known to read.
    static Instant time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }

    /// The event's name in paths.
    static String slug(EventId eventId) {
        return eventId.uuid().toString();
    }
}
