package dev.usher.validation.report;

import dev.usher.contracts.id.EventId;
import dev.usher.validation.tally.Correction;
import dev.usher.validation.tally.Counted;
import dev.usher.validation.tally.DoorCount;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The result of a recount in the API.
///
/// @param entries the change of the sum of all entries; negative if it went down
/// @param corrections the oldest minute first
/// @param minutesLeftAlone the number of minutes that were skipped because counts may still be on their way;
///     a later recount includes them
@Serdeable
record RecountView(String eventId, int entries, int exits, List<CorrectionView> corrections, int minutesLeftAlone) {
    static RecountView of(EventId eventId, Recount.Recounted recounted) {
        Map<Place, CorrectionView> places = new LinkedHashMap<>();
        recounted
                .corrections()
                .forEach(correction ->
                        places.merge(Place.of(correction.count()), CorrectionView.of(correction), CorrectionView::and));
        return new RecountView(
                eventId.toString(),
                places.values().stream().mapToInt(CorrectionView::entries).sum(),
                places.values().stream().mapToInt(CorrectionView::exits).sum(),
                new ArrayList<>(places.values()),
                recounted.minutesLeftAlone());
    }

    /// The corrections in a minute at a gate.
    ///
    /// @param entries the change of the number of entries; negative if it went down
    @Serdeable
    record CorrectionView(Instant minute, String gate, int entries, int exits) {
        static CorrectionView of(Correction correction) {
            DoorCount count = correction.count();
            boolean isEntry = count.what().equals(Counted.ENTRY);
            return new CorrectionView(
                    count.minute(), count.gate(), isEntry ? correction.more() : 0, isEntry ? 0 : correction.more());
        }

        CorrectionView and(CorrectionView other) {
            return new CorrectionView(minute, gate, entries + other.entries, exits + other.exits);
        }
    }

    private record Place(Instant minute, String gate) {
        static Place of(DoorCount count) {
            return new Place(count.minute(), count.gate());
        }
    }
}
