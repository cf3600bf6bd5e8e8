package dev.usher.validation.pretix;

import dev.usher.contracts.id.EventId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/// What the protocol has numbers and names for, and we have not.
///
/// A device belongs to one event and stands at one gate, so that event has one list, one gate and one item
/// as far as the device can see, and small numbers do. Devices and tickets get numbers from their UUIDs.
final class ScannerApps {
    /// The setting that switches the API on.
    static final String SETTING = "scanner-apps.api";

    static final String PATH = "/api/v1";
    static final String ORGANIZER = "usher";

    /// What a supervisor's device may do: scan and search, each time by asking us.
    static final String PROFILE = "pretixscan_online_noorders";

    /// What other devices may do: the same without search, whose field the apps then hide.
    static final String PROFILE_WITHOUT_SEARCH = "pretixscan_online_kiosk";

    static final long CHECKIN_LIST = 1;
    static final long GATE = 1;
    static final long ITEM = 1;

    /// JavaScript, in which one of the apps is written, counts as far as this without a gap.
    private static final long LARGEST = (1L << 53) - 1;

    private ScannerApps() {}

    /// A number from 1 to 2^53 - 1 that is always the same for this id. Two ids may share one, about as
    /// seldom as 2^53 says.
    static long number(UUID id) {
        return Math.max(1, (id.getMostSignificantBits() ^ id.getLeastSignificantBits()) & LARGEST);
    }

    /// As precise as the apps' parsers are known to read: to the millisecond.
    static Instant time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }

    /// What the event is called in paths.
    static String slug(EventId eventId) {
        return eventId.uuid().toString();
    }
}
