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

/// A page of a snapshot in the API. Tickets are listed by what is true of them now; a ticket that was
/// listed before, and is now listed elsewhere, changed.
///
/// @param cursor what to send as `since` next
/// @param full whether it is the first page of everything: what the device knew of tickets before is void
/// @param more whether the next page is there already
/// @param now the service's clock, UTC
/// @param keys Ed25519 public keys in Base64, by key id
/// @param event absent if the door has not heard of it
/// @param admitted tickets that admitted and whose holders are inside: ids of 16 bytes each, in Base64
/// @param left tickets whose holders left, likewise
/// @param unused tickets that did not admit yet, likewise
/// @param dead tickets that are not valid
/// @param valid tickets that are, and were perhaps dead before: as `admitted`
/// @param issues tickets that were issued anew: codes of an earlier issue are dead
/// @param types tickets of types with a rule of their own, by the type's id: as `admitted`
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

    static SnapshotView of(SnapshotDesk.Snapshot snapshot, TicketKeysConfig keys) {
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

    /// A ticket that does not admit.
    ///
    /// @param status `revoked`, `refunded` or `disputed`
    @Serdeable
    record DeadTicket(String ticketId, String status) {}

    /// A ticket that was issued anew.
    @Serdeable
    record TicketIssue(String ticketId, int issue) {}
}
