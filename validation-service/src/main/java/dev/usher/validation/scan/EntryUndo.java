package dev.usher.validation.scan;

import dev.usher.contracts.id.TicketId;
import dev.usher.validation.admission.AdmissionStore;
import dev.usher.validation.admission.Passage;
import dev.usher.validation.admission.Presence;
import dev.usher.validation.admission.Ticket;
import dev.usher.validation.device.Device;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Undoes entries of people who were scanned but did not go in.
@Singleton
public final class EntryUndo {
    private static final Logger LOG = LoggerFactory.getLogger(EntryUndo.class);
    private static final Duration WITHIN = Duration.ofMinutes(15);

    private final AdmissionStore store;
    private final ScanRecorder recorder;
    private final Clock clock;

    EntryUndo(AdmissionStore store, ScanRecorder recorder, Clock clock) {
        this.store = store;
        this.recorder = recorder;
        this.clock = clock;
    }

    /// Undoes an entry of the last 15 minutes that this device recorded, if nothing else happened with the
    /// ticket since. Atomic; the second call for an entry changes nothing and returns the same. An entry can
    /// be found by its scan alone about a second after it happened.
    ///
    /// @return whether the entry is undone
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    public boolean takeBack(Device device, String scanId) {
        Instant since = clock.instant().minus(WITHIN);
        String own = device.deviceId().toString();
        return store.lastTouchedBy(device.eventId(), Passage.keyOf(own, scanId), since)
                .filter(ticket -> takeBack(device, ticket.ticketId(), own, scanId))
                .isPresent();
    }

    /// The same for a known ticket and a scan of any device.
    boolean takeBack(Device device, TicketId ticketId, String scannedBy, String scanId) {
        String key = Passage.keyOf(scannedBy, scanId);
        Optional<Presence> before = presence(device, ticketId);
        return before.filter(known -> known.isUndone(key)).isPresent()
                || before.flatMap(known -> known.passage(key))
                        .filter(entry -> takeBack(device, ticketId, entry))
                        .isPresent();
    }

    private Optional<Presence> presence(Device device, TicketId ticketId) {
        return store.find(ticketId)
                .filter(ticket -> ticket.eventId().equals(device.eventId()))
                .map(Ticket::presence);
    }

    private boolean takeBack(Device device, TicketId ticketId, Passage entry) {
        Instant now = clock.instant();
        if (store.undo(ticketId, entry.key(), now.minus(WITHIN), now).isEmpty()) {
            // A concurrent request may have undone the same entry.
            return presence(device, ticketId)
                    .filter(known -> known.isUndone(entry.key()))
                    .isPresent();
        }
        recorder.takenBack(device.eventId(), entry);
        LOG.info("{} took back the entry {} of {}", device, entry.key(), ticketId);
        return true;
    }
}
