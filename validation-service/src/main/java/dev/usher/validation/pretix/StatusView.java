package dev.usher.validation.pretix;

import dev.usher.validation.report.Admissions;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import java.util.Map;

/// How full the event is, over all its gates.
///
/// @param checkinCount the number of entries; a ticket that admits again counts again
/// @param positionCount always 0, because this service does not know how many tickets were sold
@Serdeable(naming = SnakeCaseStrategy.class)
record StatusView(
        Map<String, String> event, int checkinCount, int positionCount, int insideCount, List<ItemStatus> items) {
    static StatusView of(String eventName, Admissions admissions) {
        int entries = entries(admissions);
        return new StatusView(
                Map.of("name", eventName),
                entries,
                0,
                admissions.inside(),
                List.of(new ItemStatus(ScannerApps.ITEM, ItemView.NAME, true, entries, 0, List.of())));
    }

    /// The number of entries at all gates.
    static int entries(Admissions admissions) {
        return admissions.byGate().values().stream()
                .mapToInt(Admissions.Tally::entries)
                .sum();
    }

    /// The same numbers for the only product.
    @Serdeable(naming = SnakeCaseStrategy.class)
    record ItemStatus(
            long id, String name, boolean admission, int checkinCount, int positionCount, List<Long> variations) {}
}
