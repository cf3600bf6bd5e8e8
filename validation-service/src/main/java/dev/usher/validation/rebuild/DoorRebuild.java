package dev.usher.validation.rebuild;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.operations.RebuildRequestTable;
import dev.usher.platform.operations.Rebuild;
import dev.usher.validation.admission.AdmissionRecord;
import dev.usher.validation.event.DoorEvents;
import dev.usher.validation.report.Recount;
import dev.usher.validation.snapshot.UsedTickets;
import jakarta.inject.Singleton;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Restores an event's rules, its tickets with their passages, and then the organizer's numbers, which follow
/// from these.
@Singleton
final class DoorRebuild implements Rebuild {
    private static final Logger LOG = LoggerFactory.getLogger(DoorRebuild.class);

    private final DoorEvents events;
    private final AdmissionRecord record;
    private final Recount recount;
    private final UsedTickets used;

    DoorRebuild(DoorEvents events, AdmissionRecord record, Recount recount, UsedTickets used) {
        this.events = events;
        this.record = record;
        this.recount = recount;
        this.used = used;
    }

    @Override
    public String requestTable() {
        return RebuildRequestTable.DOOR;
    }

    @Override
    public Progress restore(EventId eventId, boolean dryRun, Consumer<Progress> progress) {
        // Before the door opens again.
        boolean lacksRules = !dryRun && !hasItsRules(eventId);
        Progress restored = record.restore(eventId, dryRun, progress);
        if (!dryRun) {
            recount.of(eventId);
        }
        return lacksRules ? new Progress(restored.read(), restored.done(), restored.unreadable() + 1) : restored;
    }

    /// Without its rules the event admits everywhere; without its tickets, nobody: so rules that cannot be restored
    /// must
    /// not keep the tickets lost.
    private boolean hasItsRules(EventId eventId) {
        try {
            if (events.restoreRules(eventId)) {
                LOG.info("{} has its rules again", eventId);
            }
            return true;
        } catch (RuntimeException e) {
            LOG.error("The rules of {} cannot be restored: set them again", eventId, e);
            return false;
        }
    }

    @Override
    public Progress publish(EventId eventId, Consumer<Progress> progress) {
        return used.publishAgain(eventId, progress);
    }
}
