package dev.usher.validation.pretix;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.usher.validation.event.DoorEvent;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An event. This service knows when it admits, but not when it starts, and no prices.
///
/// @param name keyed by language
/// @param currency ISO 4217: `XXX` for none
/// @param validKeys keyed by scheme, for apps that check codes themselves; they cannot check ours
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record EventView(
        Map<String, String> name,
        String slug,
        boolean live,
        boolean testmode,
        String currency,
        Instant dateFrom,
        Instant dateTo,
        Instant dateAdmission,
        boolean isPublic,
        @Nullable Instant presaleStart,
        @Nullable Instant presaleEnd,
        @Nullable String location,
        boolean hasSubevents,
        Map<String, String> metaData,
        @Nullable Long seatingPlan,
        Map<String, Long> seatCategoryMapping,
        List<String> plugins,
        String timezone,
        Map<String, List<String>> validKeys) {
    static EventView of(DoorEvent event) {
        return new EventView(
                Map.of("en", event.name()),
                ScannerApps.slug(event.eventId()),
                true,
                false,
                "XXX",
                ScannerApps.time(event.window().admitsFrom()),
                ScannerApps.time(event.window().admitsUntil()),
                ScannerApps.time(event.window().admitsFrom()),
                false,
                null,
                null,
                null,
                false,
                Map.of(),
                null,
                Map.of(),
                List.of(),
                event.window().zone().getId(),
                Map.of("pretix_sig1", List.of()));
    }
}
