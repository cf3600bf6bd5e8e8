package dev.usher.validation.admission;

import dev.usher.contracts.id.TicketId;
import dev.usher.validation.admission.Passage.Direction;
import dev.usher.validation.device.Device;
import dev.usher.validation.report.DoorCounter;
import dev.usher.validation.report.Refusal;
import dev.usher.validation.report.RefusalRecorder;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Notes for the organizer what happened at a door, after the device has its answer.
@Singleton
public final class DoorLog {
    private final DoorCounter counter;
    private final RefusalRecorder refusals;

    /// A log that tells these two.
    public DoorLog(DoorCounter counter, RefusalRecorder refusals) {
        this.counter = counter;
        this.refusals = refusals;
    }

    /// Somebody went in or out.
    public void passed(Device device, Passage passage) {
        if (passage.direction() == Direction.ENTRY) {
            counter.entered(device.eventId(), passage.gate(), passage.at());
        } else {
            counter.left(device.eventId(), passage.gate(), passage.at());
        }
    }

    /// Somebody was not let in or out.
    ///
    /// @param reason its stable word
    /// @param claimed what the code names; absent if it was no ticket code
    public void refused(
            Device device, String gate, String scanId, String reason, @Nullable TicketId claimed, Instant at) {
        counter.refused(device.eventId(), gate, at, reason);
        refusals.record(new Refusal(
                device.eventId(), reason, at, gate, device.deviceId().toString(), scanId, claimed));
    }
}
