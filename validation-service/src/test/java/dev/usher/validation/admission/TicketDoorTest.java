package dev.usher.validation.admission;

import static dev.usher.validation.admission.Tickets.ADA;
import static dev.usher.validation.admission.Tickets.EVENING;
import static dev.usher.validation.admission.Tickets.EVENT;
import static dev.usher.validation.admission.Tickets.FROM;
import static dev.usher.validation.admission.Tickets.OTHER_EVENT;
import static dev.usher.validation.admission.Tickets.UNTIL;
import static dev.usher.validation.admission.Tickets.VERIFIER;
import static dev.usher.validation.admission.Tickets.WINDOW;
import static dev.usher.validation.admission.Tickets.newId;
import static dev.usher.validation.admission.Tickets.qrCode;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.code.TicketCode;
import dev.usher.contracts.code.TicketCodeSigner;
import dev.usher.contracts.id.TicketId;
import dev.usher.platform.messaging.Verdict;
import dev.usher.validation.device.Device;
import dev.usher.validation.device.DeviceId;
import dev.usher.validation.device.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TicketDoorTest {
    private static final Device STEWARD = device(Scope.SCAN);
    private static final Device SUPERVISOR = device(Scope.SCAN, Scope.SUPERVISOR);

    private final InMemoryAdmissionStore store = new InMemoryAdmissionStore();
    private final EventMemory events = new EventMemory();
    private final TicketIssuedHandler handler = new TicketIssuedHandler(store, events);
    private final TicketId id = newId();

    @Test
    void anIssuedTicketIsWelcomedByName() {
        arrive();

        Decision decision = scan(STEWARD, qrCode(id, EVENT, 1), "scan-1", EVENING);

        assertThat(decision.reason()).isEqualTo(Reason.OK);
        assertThat(StewardMessages.of(decision, EVENING)).isEqualTo("Welcome, Ada Lovelace.");
    }

    @Test
    void aRepeatedScanIsAdmittedAgainWithTheFirstTime() {
        arrive();
        Decision first = scan(STEWARD, qrCode(id, EVENT, 1), "scan-1", EVENING);

        Decision again = scan(STEWARD, qrCode(id, EVENT, 1), "scan-1", EVENING.plusSeconds(5));

        assertThat(again).isEqualTo(first);
    }

    @Test
    void anotherScanHearsWhenAndWhereTheFirstWas() {
        arrive();
        scan(STEWARD, qrCode(id, EVENT, 1), "scan-1", EVENING);

        Decision second = scan(STEWARD, qrCode(id, EVENT, 1), "scan-2", EVENING.plusSeconds(60));

        assertThat(second.reason()).isEqualTo(Reason.ALREADY_USED);
        assertThat(StewardMessages.of(second, EVENING)).isEqualTo("Already used at 19:30, North.");
        assertThat(StewardMessages.of(second, EVENING.plus(Duration.ofDays(1))))
                .isEqualTo("Already used on Sunday 22 November, 19:30, North.");
    }

    @Test
    void anotherDeviceDoesNotShareAScanId() {
        arrive();
        scan(STEWARD, qrCode(id, EVENT, 1), "scan-1", EVENING);

        assertThat(scan(SUPERVISOR, qrCode(id, EVENT, 1), "scan-1", EVENING).reason())
                .isEqualTo(Reason.ALREADY_USED);
    }

    @Test
    void aGenuineCodeIsAdmittedBeforeItsMessage() {
        Decision early = scan(STEWARD, qrCode(id, EVENT, 1), "scan-1", EVENING);
        arrive();
        Decision second = scan(STEWARD, qrCode(id, EVENT, 1), "scan-2", EVENING.plusSeconds(1));

        assertThat(early.reason()).isEqualTo(Reason.OK);
        assertThat(StewardMessages.of(early, EVENING)).isEqualTo("Welcome.");
        assertThat(second.reason()).isEqualTo(Reason.ALREADY_USED);
    }

    @Test
    void aGenuineCodeWithoutAMessageObeysTheWindowOfItsEventIfThatIsKnown() {
        events.learn(EVENT, WINDOW);

        assertThat(scan(STEWARD, qrCode(id, EVENT, 1), "scan-1", UNTIL).reason())
                .isEqualTo(Reason.CLOSED);
        assertThat(scan(STEWARD, qrCode(id, EVENT, 1), "scan-2", EVENING).reason())
                .isEqualTo(Reason.OK);
    }

    @Test
    void aSeenTicketTeachesTheWindow() {
        store.issue(Tickets.issued(id, 1));
        scan(STEWARD, qrCode(id, EVENT, 1), "scan-1", EVENING);

        assertThat(events.window(EVENT)).contains(WINDOW);
    }

    @Test
    void daysAndTimesAreThoseOfTheEventsPlace() {
        arrive();

        assertRefused(
                Instant.parse("2026-11-21T22:59:59Z"),
                Reason.NOT_TODAY,
                "Not valid today. Valid on Sunday 22 November.");
        assertRefused(Instant.parse("2026-11-21T23:00:00Z"), Reason.TOO_EARLY, "Too early: admission starts at 18:00.");
        assertRefused(FROM.minusMillis(1), Reason.TOO_EARLY, "Too early: admission starts at 18:00.");
        assertRefused(UNTIL, Reason.CLOSED, "Too late: admission ended at 23:00.");
        assertRefused(
                Instant.parse("2026-11-22T23:00:00Z"),
                Reason.NOT_TODAY,
                "Not valid today. Valid on Sunday 22 November.");
    }

    @Test
    void aCodeOfAnotherEventIsToldApartWithoutUsingIt() {
        Decision decision = scan(STEWARD, qrCode(id, OTHER_EVENT, 1), "scan-1", EVENING);

        assertThat(decision.reason()).isEqualTo(Reason.WRONG_EVENT);
        assertThat(decision.ticket()).isNull();
        assertThat(StewardMessages.of(decision, EVENING)).isEqualTo("This ticket is for another event.");
    }

    @Test
    void aCodeFromBeforeAReissueIsSuperseded() {
        store.issue(Tickets.issued(id, 2));

        assertThat(scan(STEWARD, qrCode(id, EVENT, 1), "scan-1", EVENING).reason())
                .isEqualTo(Reason.SUPERSEDED);
        assertThat(scan(STEWARD, qrCode(id, EVENT, 2), "scan-2", EVENING).reason())
                .isEqualTo(Reason.OK);
    }

    @Test
    void whatWeDidNotSignIsForged() {
        var stranger = new TicketCodeSigner(3, new byte[] {
            1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1
        });
        arrive();

        Decision decision = scan(STEWARD, stranger.sign(new TicketCode(id, EVENT, ADA, 1)), "scan-1", EVENING);

        assertThat(decision).isEqualTo(Decision.refused(Reason.FORGED, id, null));
    }

    @Test
    void otherTextsAreUnknown() {
        assertThat(scan(STEWARD, "https://example.org/", "scan-1", EVENING))
                .isEqualTo(Decision.refused(Reason.UNKNOWN, null, null));
    }

    @Test
    void aTypedCodeIsForSupervisorsOnly() {
        arrive();
        String typed = id + "|" + EVENT + "|" + ADA;

        assertThat(scan(STEWARD, typed, "scan-1", EVENING).reason()).isEqualTo(Reason.FORGED);
        assertThat(scan(SUPERVISOR, typed, "scan-2", EVENING).reason()).isEqualTo(Reason.OK);
        assertThat(scan(SUPERVISOR, typed, "scan-3", EVENING).reason()).isEqualTo(Reason.ALREADY_USED);
    }

    @Test
    void aTypedCodeNeedsAllThreeIds() {
        arrive();

        assertThat(scan(SUPERVISOR, id + "|" + EVENT + "|USER#ben", "scan-1", EVENING))
                .isEqualTo(Decision.refused(Reason.UNKNOWN, id, null));
        assertThat(scan(SUPERVISOR, newId() + "|" + EVENT + "|" + ADA, "scan-2", EVENING)
                        .reason())
                .isEqualTo(Reason.UNKNOWN);
        assertThat(scan(SUPERVISOR, id + "|" + OTHER_EVENT + "|" + ADA, "scan-3", EVENING)
                        .reason())
                .isEqualTo(Reason.WRONG_EVENT);
    }

    private void assertRefused(Instant at, Reason reason, String message) {
        Decision decision = scan(STEWARD, qrCode(id, EVENT, 1), "scan-" + at, at);
        assertThat(decision.reason()).isEqualTo(reason);
        assertThat(StewardMessages.of(decision, at)).isEqualTo(message);
        assertThat(Objects.requireNonNull(decision.ticket()).status()).isEqualTo(TicketStatus.VALID);
    }

    private void arrive() {
        assertThat(handler.handle(Tickets.ticketIssued(FROM, UNTIL, id))).isEqualTo(new Verdict.Done());
    }

    private Decision scan(Device device, String text, String scanId, Instant at) {
        var door = new TicketDoor(VERIFIER, store, events, Clock.fixed(at, ZoneOffset.UTC));
        return door.decide(new Scan(device, text, scanId, null, null));
    }

    static Device device(Scope... scopes) {
        return new Device(
                DeviceId.random(), EVENT, "Phone", "North", Set.of(scopes), null, "hash", Instant.EPOCH, null, null);
    }
}
