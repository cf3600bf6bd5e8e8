package dev.usher.payment.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.TicketId;
import dev.usher.payment.HttpSlice;
import dev.usher.payment.Samples;
import dev.usher.payment.SliceContextBuilder;
import dev.usher.payment.TestTokens;
import dev.usher.payment.event.Event;
import dev.usher.payment.event.InMemoryEventStore;
import dev.usher.payment.registration.InMemoryRegistrationStore;
import dev.usher.payment.registration.Registration;
import dev.usher.payment.registration.RegistrationStatus;
import dev.usher.payment.registration.RegistrationTicket;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@MicronautTest(contextBuilder = SliceContextBuilder.class)
@Property(name = "updates.max-watchers", value = "1")
@Timeout(120)
class RegistrationUpdatesControllerTest {
    private static final String[] ADA = {"Authorization", "Bearer " + TestTokens.PROVIDER.of(Samples.ADA)};
    private static final String[] BEN = {"Authorization", "Bearer " + TestTokens.PROVIDER.of(Samples.BEN)};

    @Inject
    HttpSlice slice;

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
        registrations.hold(registration);
    }

    @Test
    void theOwnerFollowsTheRegistrationUntilItsTicketsAreThere() {
        try (Stream<String> stream = slice.lines(path + "/updates", ADA)) {
            Iterator<String> lines = stream.iterator();
            String shown = slice.get(path, ADA).body();
            assertThat(event(lines))
                    .containsExactly(
                            "id: " + slice.headerOf("ETag", path, ADA),
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

        assertThat(slice.headerOf("Content-Type", path + "/updates", ADA)).startsWith("text/event-stream");
        assertThat(slice.headerOf("Cache-Control", path + "/updates", ADA)).isEqualTo("no-store");
        assertThat(slice.headerOf("X-Accel-Buffering", path + "/updates", ADA)).isEqualTo("no");
    }

    @Test
    void somebodyElsesRegistrationIsNotFollowed() {
        assertThat(slice.get(path + "/updates", BEN).status()).isEqualTo(404);
        assertThat(slice.get(path + "/updates").status()).isEqualTo(401);
    }

    @Test
    void oneMoreThanThereIsRoomForComesBackLater() {
        try (Stream<String> stream = slice.lines(path + "/updates", ADA)) {
            event(stream.iterator());

            HttpSlice.Answer refused = slice.get(path + "/updates", ADA);

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
