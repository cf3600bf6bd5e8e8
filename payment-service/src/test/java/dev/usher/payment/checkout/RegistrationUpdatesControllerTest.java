package dev.usher.payment.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.TicketId;
import dev.usher.payment.Samples;
import dev.usher.payment.event.AccountCap;
import dev.usher.payment.event.Event;
import dev.usher.payment.event.InMemoryEventStore;
import dev.usher.payment.registration.InMemoryRegistrationStore;
import dev.usher.payment.registration.Registration;
import dev.usher.payment.registration.RegistrationStatus;
import dev.usher.payment.registration.RegistrationTicket;
import dev.usher.platform.testing.HttpSlice;
import dev.usher.platform.testing.SliceTest;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Inject;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@SliceTest
@Property(name = "updates.max-watchers", value = "1")
@Timeout(120)
class RegistrationUpdatesControllerTest extends HttpSlice {
    private static final String[] ADA = as(Samples.ADA);
    private static final String[] BEN = as(Samples.BEN);

    @Inject
    InMemoryEventStore events;

    @Inject
    InMemoryRegistrationStore registrations;

    @Inject
    RegistrationUpdates updates;

    private final Event event = Samples.event(10);
    private final Registration registration = Samples.pending(event, 1);
    private final String path =
            "/registrations/" + registration.registrationId().uuid();

    @BeforeEach
    void hold() {
        events.put(event);
        registrations.hold(registration, AccountCap.NONE);
    }

    @Test
    void theOwnerFollowsTheRegistrationUntilItsTicketsAreThere() {
        try (Stream<String> stream = lines(path + "/updates", ADA)) {
            Iterator<String> lines = stream.iterator();
            String shown = get(path, ADA).body();
            assertThat(event(lines))
                    .containsExactly(
                            "id: " + headerOf("ETag", path, ADA),
                            "event: registration",
                            "retry: 2000",
                            "data: " + shown);

            registrations.move(registration.registrationId(), RegistrationStatus.PENDING, RegistrationStatus.CONFIRMED);
            updates.look();
            assertThat(event(lines).getLast()).contains("\"status\":\"confirmed\"");

            registrations.noteTickets(
                    registration.registrationId(),
                    List.of(RegistrationTicket.issued(
                            TicketId.derive(registration.registrationId(), 1), 1, registration.userId())));
            updates.look();
            assertThat(event(lines).getLast()).contains("\"tickets\":[{\"ticketId\":");
            assertThat(lines.hasNext()).isFalse();
        }
        assertThat(updates.count()).isZero();
    }

    @Test
    void theStreamIsNeitherKeptNorCollectedOnTheWay() {
        registrations.expire(registration);

        assertThat(headerOf("Content-Type", path + "/updates", ADA)).startsWith("text/event-stream");
        assertThat(headerOf("Cache-Control", path + "/updates", ADA)).isEqualTo("no-store");
        assertThat(headerOf("X-Accel-Buffering", path + "/updates", ADA)).isEqualTo("no");
    }

    @Test
    void somebodyElsesRegistrationIsNotFollowed() {
        assertThat(get(path + "/updates", BEN).status()).isEqualTo(404);
        assertThat(get(path + "/updates").status()).isEqualTo(401);
    }

    @Test
    void oneMoreThanThereIsRoomForComesBackLater() {
        try (Stream<String> stream = lines(path + "/updates", ADA)) {
            event(stream.iterator());

            Answer refused = get(path + "/updates", ADA);

            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.retryAfter()).isEqualTo("5");
            assertThat(refused.body()).contains("/problems/busy");
            registrations.expire(registration);
            updates.look();
        }
    }

    private static List<String> event(Iterator<String> lines) {
        var event = new java.util.ArrayList<String>();
        for (String line = lines.next(); !line.isEmpty(); line = lines.next()) {
            event.add(line);
        }
        return event;
    }
}
