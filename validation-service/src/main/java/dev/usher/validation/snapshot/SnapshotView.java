package dev.usher.validation.snapshot;

import static java.util.stream.Collectors.toMap;

import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.TicketState.Status;
import dev.usher.validation.code.TicketKeysConfig;
import dev.usher.validation.event.DoorEvent;
import dev.usher.validation.event.DoorView;
import io.micronaut.serde.annotation.Serdeable;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A page of a snapshot in the API. Each ticket is listed by its current state; a ticket that moves to
/// another list has changed.
///
/// @param cursor the value of `since` for the next request
/// @param full whether this is the first page of everything, so that the device must discard its earlier data
///     about tickets
/// @param more whether the next page is available now
/// @param now the current time of the service's clock, UTC
/// @param keys Ed25519 public keys in Base64, by key id
/// @param event absent if it is unknown
/// @param admitted tickets whose holders are inside: ids of 16 bytes each, concatenated, in Base64
/// @param left tickets whose holders left, in the same form as `admitted`
/// @param unused tickets that have not admitted yet, in the same form as `admitted`
/// @param dead tickets that are not valid
/// @param valid tickets that are valid, and may have been listed in `dead` before, in the same form as
///     `admitted`
/// @param issues reissued tickets, whose earlier codes are invalid
/// @param types tickets of types with their own rule, by the type's id, in the same form as `admitted`
@Serdeable
record SnapshotView(
        String cursor,
        boolean full,
        boolean more,
        Instant now,
        Map<String, String> keys,
        @Nullable DoorView event,
        String admitted,
        String left,
        String unused,
        List<DeadTicket> dead,
        String valid,
        List<TicketIssue> issues,
        Map<String, String> types) {
    private static final int ID_BYTES = 16;

    static SnapshotView of(Snapshots.Snapshot snapshot, TicketKeysConfig keys) {
        List<TicketMark> changed = snapshot.changed();
        DoorEvent event = snapshot.event();
        return new SnapshotView(
                snapshot.cursor(),
                snapshot.isFull(),
                snapshot.isMore(),
                snapshot.now(),
                keys.inBase64(),
                event == null ? null : DoorView.of(event),
                marked(changed, TicketMark::isInside),
                marked(changed, mark -> mark.entries() > 0 && !mark.isInside()),
                marked(changed, mark -> mark.entries() == 0),
                changed.stream()
                        .filter(mark -> mark.status() != Status.VALID)
                        .map(mark -> new DeadTicket(
                                mark.ticketId().toString(), mark.status().wireName()))
                        .toList(),
                marked(changed, mark -> mark.status() == Status.VALID),
                changed.stream()
                        .filter(mark -> mark.issue() > 1)
                        .map(mark -> new TicketIssue(mark.ticketId().toString(), mark.issue()))
                        .toList(),
                snapshot.byType().entrySet().stream()
                        .collect(toMap(Map.Entry::getKey, type -> packed(type.getValue()))));
    }

    private static String marked(List<TicketMark> marks, Predicate<TicketMark> which) {
        return packed(marks.stream().filter(which).map(TicketMark::ticketId).toList());
    }

    private static String packed(List<TicketId> ids) {
        var bytes = ByteBuffer.allocate(ids.size() * ID_BYTES);
        ids.forEach(id -> bytes.putLong(id.uuid().getMostSignificantBits())
                .putLong(id.uuid().getLeastSignificantBits()));
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    /// A ticket that is not valid.
    ///
    /// @param status `revoked`, `refunded` or `disputed`
    @Serdeable
    record DeadTicket(String ticketId, String status) {}

    /// A reissued ticket.
    @Serdeable
    record TicketIssue(String ticketId, int issue) {}
}
