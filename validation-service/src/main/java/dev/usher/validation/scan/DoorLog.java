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

/// Notes for the organizer what happened at a door, after the device has its answer.
@Singleton
public final class DoorLog {
    private final DoorCounter counter;
    private final RefusalRecorder refusals;
    private final PassageListener listener;

    /// A log that tells these three.
    public DoorLog(DoorCounter counter, RefusalRecorder refusals, PassageListener listener) {
        this.counter = counter;
        this.refusals = refusals;
        this.listener = listener;
    }

    /// Somebody went in or out. It may show that earlier exits count otherwise than was thought: whoever left was
    /// scanned in after all, by a device that tells of it only now.
    ///
    /// @param now how the ticket was used, with the passage
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

    /// An entry did not happen after all.
    void takenBack(EventId eventId, Passage entry) {
        counter.takenBack(eventId, entry.gate(), entry.at(), Way.ENTRY);
        listener.happened(eventId);
    }

    /// Somebody was not let in or out.
    ///
    /// @param reason its stable word
    /// @param claimed what the code names; absent if it was no ticket code
    public void refused(
            Device device, String gate, String scanId, String reason, @Nullable TicketId claimed, Instant at) {
        counter.refused(device.eventId(), gate, at, reason);
        refusals.record(refusal(device, gate, scanId, reason, claimed, at));
    }

    /// The same of a device that was offline and may tell of it more than once: it counts once.
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
