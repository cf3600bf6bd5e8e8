package dev.usher.validation.scan;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.validation.admission.Passage;
import dev.usher.validation.admission.Presence;
import dev.usher.validation.admission.Way;
import dev.usher.validation.device.Device;
import dev.usher.validation.tally.DoorCounter;
import dev.usher.validation.tally.Refusal;
import dev.usher.validation.tally.RefusalRecorder;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Records for the organizer what happened at the door, after the device has its answer.
@Singleton
public final class ScanRecorder {
    private final DoorCounter counter;
    private final RefusalRecorder refusals;
    private final PassageListener listener;

    /// Records with these counters and refusals, and notifies this listener.
    public ScanRecorder(DoorCounter counter, RefusalRecorder refusals, PassageListener listener) {
        this.counter = counter;
        this.refusals = refusals;
        this.listener = listener;
    }

    /// Records a passage. It may change how earlier exits count: somebody who left had been scanned in after
    /// all, by a device that reports it only now.
    ///
    /// @param now the ticket's passages, including this one
    public void passed(Device device, Presence now, Passage passage) {
        Presence before = now.before(passage);
        now.passages().forEach(known -> {
            Way way = now.wayOf(known);
            if (known.equals(passage)) {
                counter.passed(device.eventId(), known.gate(), known.at(), way);
            } else if (before.wayOf(known) != way) {
                counter.takenBack(device.eventId(), known.gate(), known.at(), before.wayOf(known));
                counter.passed(device.eventId(), known.gate(), known.at(), way);
            }
        });
        listener.happened(device.eventId());
    }

    /// Records that an entry was undone.
    void takenBack(EventId eventId, Passage entry) {
        counter.takenBack(eventId, entry.gate(), entry.at(), Way.ENTRY);
        listener.happened(eventId);
    }

    /// Records a refusal.
    ///
    /// @param reason its wire name
    /// @param claimed the ticket that the code names; absent if the text is not a ticket code
    public void refused(
            Device device, String gate, String scanId, String reason, @Nullable TicketId claimed, Instant at) {
        counter.refused(device.eventId(), gate, at, reason);
        refusals.record(refusal(device, gate, scanId, reason, claimed, at));
    }

    /// Records a refusal of a device that was offline. The device may report it more than once, but it counts
    /// once.
    ///
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    public void refusedOffline(
            Device device, String gate, String scanId, String reason, @Nullable TicketId claimed, Instant at) {
        if (refusals.recordNew(refusal(device, gate, scanId, reason, claimed, at))) {
            counter.refused(device.eventId(), gate, at, reason);
        }
    }

    private static Refusal refusal(
            Device device, String gate, String scanId, String reason, @Nullable TicketId claimed, Instant at) {
        return new Refusal(device.eventId(), reason, at, gate, device.deviceId().toString(), scanId, claimed);
    }
}
