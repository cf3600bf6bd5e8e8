package dev.usher.validation.scan;

import static dev.usher.validation.admission.Tickets.EVENING;
import static dev.usher.validation.admission.Tickets.EVENT;
import static dev.usher.validation.admission.Tickets.FROM;
import static dev.usher.validation.admission.Tickets.VERIFIER;
import static dev.usher.validation.admission.Tickets.newId;
import static dev.usher.validation.admission.Tickets.qrCode;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.TicketId;
import dev.usher.validation.admission.AdmissionControl;
import dev.usher.validation.admission.ClaimReader;
import dev.usher.validation.admission.Decision;
import dev.usher.validation.admission.InMemoryAdmissionRecord;
import dev.usher.validation.admission.InMemoryAdmissionStore;
import dev.usher.validation.admission.LostTickets;
import dev.usher.validation.admission.Passage.Direction;
import dev.usher.validation.admission.Reason;
import dev.usher.validation.admission.Scan;
import dev.usher.validation.admission.Tickets;
import dev.usher.validation.device.Device;
import dev.usher.validation.device.SampleDevices;
import dev.usher.validation.device.Scope;
import dev.usher.validation.event.DoorEvents;
import dev.usher.validation.event.InMemoryDoorEventStore;
import dev.usher.validation.event.SampleEvents;
import dev.usher.validation.tally.InMemoryRefusalStore;
import dev.usher.validation.tally.Refusal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A scan too early is refused; its answer is lost, and meanwhile the door opens.
class EarlierRefusalsTest {
    private final Device phone = SampleDevices.with(Scope.SCAN);
    private final InMemoryAdmissionStore admissions = new InMemoryAdmissionStore();
    private final InMemoryRefusalStore refusals = new InMemoryRefusalStore();
    private final DoorEvents events = new InMemoryDoorEventStore().asSeenAtTheDoor();
    private final AdmissionControl admission = new AdmissionControl(
            new ClaimReader(VERIFIER),
            admissions,
            new LostTickets(InMemoryAdmissionRecord.ofNoTickets()),
            events,
            Clock.fixed(FROM.minusSeconds(60), ZoneOffset.UTC));
    private final EarlierRefusals earlier = new EarlierRefusals(refusals, admission);
    private final EarlierRefusals ofAnotherInstance = new EarlierRefusals(refusals, admission);
    private final TicketId id = newId();
    private final Scan scan = scan(qrCode(id, EVENT, 1), false);

    @BeforeEach
    void theScanIsRefused() {
        events.learn(SampleEvents.facts(EVENT, 1, "Open Doors"));
        admissions.learn(Tickets.issued(id), EVENING);
        Decision refusal = admission.decide(scan);
        assertThat(refusal.reason()).isEqualTo(Reason.TOO_EARLY);
        earlier.remember(scan, refusal);
        refusals.record(List.of(new Refusal(
                EVENT,
                refusal.reason().wireName(),
                EVENING,
                phone.gate(),
                phone.deviceId().toString(),
                scan.scanId(),
                Objects.requireNonNull(refusal.claimed()))));
    }

    @Test
    void theSameInstanceRemembers() {
        assertThat(earlier.of(scan)).map(Decision::reason).contains(Reason.TOO_EARLY);
    }

    @Test
    void anotherInstanceLooksItUpIfTheDeviceSaysThatItRepeats() {
        assertThat(ofAnotherInstance.of(scan)).isEmpty();
        assertThat(ofAnotherInstance.of(scan(scan.text(), true))).isEqualTo(earlier.of(scan));
    }

    @Test
    void anotherCodeIsNoRepetition() {
        String another = qrCode(newId(), EVENT, 1);

        assertThat(ofAnotherInstance.of(scan(another, true))).isEmpty();
        assertThat(earlier.of(scan(another, true))).isEmpty();
    }

    @Test
    void anotherDeviceWasNotTold() {
        var stranger =
                new Scan(SampleDevices.with(Scope.SCAN), scan.text(), scan.scanId(), null, Direction.ENTRY, null, true);

        assertThat(earlier.of(stranger)).isEmpty();
    }

    private Scan scan(String text, boolean isRepeated) {
        return new Scan(phone, text, "scan-1", null, Direction.ENTRY, null, isRepeated);
    }
}
