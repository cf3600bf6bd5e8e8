package dev.usher.validation.pretix;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.usher.validation.device.Device;
import dev.usher.validation.event.DoorRules.Entries.Mode;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The check-in list of the device's gate: all tickets of the event.
///
/// @param positionCount always 0, because this service does not know how many tickets were sold
/// @param checkinCount the number of entries at all gates; a ticket that admits again counts again
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record CheckInListView(
        long id,
        String name,
        boolean allProducts,
        List<Long> limitProducts,
        @Nullable Long subevent,
        int positionCount,
        int checkinCount,
        boolean includePending,
        boolean allowMultipleEntries,
        boolean allowEntryAfterExit,
        Map<String, String> rules,
        @Nullable Instant exitAllAt,
        boolean addonMatch) {
    static CheckInListView of(Device device, Mode mode, int entries) {
        return new CheckInListView(
                ScannerApps.CHECKIN_LIST,
                device.gate(),
                true,
                List.of(),
                null,
                0,
                entries,
                false,
                mode == Mode.ANY,
                mode != Mode.ONCE,
                Map.of(),
                null,
                false);
    }

    /// The part of the list that the answer to a scan contains.
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Excerpt(
            long id, String name, String event, @Nullable Long subevent, boolean includePending) {
        static Excerpt of(Device device) {
            return new Excerpt(
                    ScannerApps.CHECKIN_LIST, device.gate(), ScannerApps.slug(device.eventId()), null, false);
        }
    }
}
