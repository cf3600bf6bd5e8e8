package dev.usher.payment.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.TicketState;
import dev.usher.payment.Samples;
import dev.usher.payment.TestClock;
import dev.usher.payment.event.AccountCap;
import dev.usher.payment.event.Event;
import dev.usher.payment.event.InMemoryEventStore;
import dev.usher.payment.moneyback.InMemoryRefundStore;
import dev.usher.payment.paying.InMemoryPaymentStore;
import dev.usher.payment.registration.InMemoryRegistrationStore;
import dev.usher.payment.registration.Registration;
import dev.usher.payment.registration.RegistrationStatus;
import dev.usher.payment.registration.RegistrationTicket;
import dev.usher.platform.web.StreamPlaces.Room;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.serde.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;

class RegistrationUpdatesTest {
    private final TestClock clock = new TestClock();
    private final InMemoryEventStore events = new InMemoryEventStore();
    private final InMemoryRegistrationStore registrations = new InMemoryRegistrationStore(events);
    private final RegistrationViews views = new RegistrationViews(
            registrations,
            new InMemoryPaymentStore(events, registrations, new InMemoryRefundStore()),
            ObjectMapper.getDefault());
    private final RegistrationUpdates updates =
            new RegistrationUpdates(views, new UpdatesConfig(3, 2), clock, new SimpleMeterRegistry());
    private final Event event = Samples.event(10);
    private final Registration registration = Samples.pending(event, 1);

    RegistrationUpdatesTest() {
        events.put(event);
        registrations.hold(registration, AccountCap.NONE);
    }

    @Test
    void theFirstEventSaysHowItIsNow() {
        Browser browser = open(Long.MAX_VALUE);

        assertThat(browser.names()).containsExactly("registration");
        assertThat(browser.received.getFirst().getData()).contains("\"status\":\"pending\"");
        assertThat(browser.received.getFirst().getId())
                .isEqualTo(views.show(registration).json().tag());
    }

    @Test
    void eachChangeIsToldOnceToEverybodyWhoWatches() {
        Browser one = open(Long.MAX_VALUE);
        Browser other = open(Long.MAX_VALUE);

        updates.look();
        registrations.move(registration.registrationId(), RegistrationStatus.PENDING, RegistrationStatus.CONFIRMED);
        updates.look();
        updates.look();

        assertThat(one.received).hasSize(2);
        assertThat(one.received.getLast().getData()).contains("\"status\":\"confirmed\"");
        assertThat(other.received).hasSize(2);
    }

    @Test
    void theStreamEndsWhenAllTicketsAreThere() {
        Browser browser = open(Long.MAX_VALUE);
        registrations.move(registration.registrationId(), RegistrationStatus.PENDING, RegistrationStatus.CONFIRMED);
        updates.look();
        assertThat(browser.isComplete).isFalse();

        registrations.noteTickets(
                registration.registrationId(),
                List.of(RegistrationTicket.issued(
                        TicketId.derive(registration.registrationId(), 1), 1, registration.userId())));
        updates.look();

        assertThat(browser.isComplete).isTrue();
        assertThat(browser.received).hasSize(3);
        assertThat(updates.count()).isZero();
    }

    @Test
    void aTicketThatWasTakenBackBeforeItWasToldOfShowsSo() {
        TicketId ticket = TicketId.derive(registration.registrationId(), 1);
        Browser browser = open(Long.MAX_VALUE);
        registrations.noteTickets(
                registration.registrationId(),
                List.of(new RegistrationTicket(ticket, 1, Samples.ADA, TicketState.Status.REVOKED, 2)));
        updates.look();

        registrations.noteTickets(
                registration.registrationId(), List.of(RegistrationTicket.issued(ticket, 1, Samples.ADA)));
        updates.look();

        assertThat(browser.received).hasSize(2);
        assertThat(browser.received.getLast().getData()).contains("\"status\":\"revoked\"}]");
    }

    @Test
    void whatHasEndedIsToldAndTheStreamEnds() {
        registrations.expire(registration);

        Browser browser = open(Long.MAX_VALUE);

        assertThat(browser.received).hasSize(1);
        assertThat(browser.isComplete).isTrue();
        assertThat(updates.count()).isZero();
    }

    @Test
    void aCommentKeepsTheLineOpenAfterFifteenQuietSeconds() {
        Browser browser = open(Long.MAX_VALUE);
        clock.advance(Duration.ofSeconds(14));
        updates.look();
        assertThat(browser.received).hasSize(1);

        clock.advance(Duration.ofSeconds(1));
        updates.look();

        assertThat(browser.received.getLast().getComment()).isEqualTo("still here");
    }

    @Test
    void afterTenMinutesTheBrowserHasToComeBack() {
        Browser browser = open(Long.MAX_VALUE);
        clock.advance(Duration.ofMinutes(10));

        updates.look();

        assertThat(browser.isComplete).isTrue();
        assertThat(updates.count()).isZero();
    }

    @Test
    void whoLeavesIsForgotten() {
        Browser browser = open(Long.MAX_VALUE);
        Browser other = open(Long.MAX_VALUE);

        browser.cancel();
        assertThat(updates.count()).isEqualTo(1);
        other.cancel();

        assertThat(updates.count()).isZero();
    }

    @Test
    void aSlowBrowserIsToldTheNewestOnlyAndNothingPilesUp() {
        Browser slow = open(1);
        registrations.move(registration.registrationId(), RegistrationStatus.PENDING, RegistrationStatus.EXPIRED);
        registrations.move(registration.registrationId(), RegistrationStatus.EXPIRED, RegistrationStatus.CONFIRMED);
        updates.look();
        assertThat(slow.received).hasSize(1);

        slow.request(1);
        updates.look();

        assertThat(slow.received).hasSize(2);
        assertThat(slow.received.getLast().getData()).contains("\"status\":\"confirmed\"");
    }

    @Test
    void whoTakesNothingForLongIsDropped() {
        Browser stuck = open(1);
        clock.advance(Duration.ofSeconds(16));
        updates.look();
        assertThat(updates.count()).isEqualTo(1);

        clock.advance(Duration.ofSeconds(15));
        updates.look();

        assertThat(stuck.isComplete).isTrue();
        assertThat(updates.count()).isZero();
    }

    @Test
    void beyondTheLimitThereIsNoRoom() {
        open(Long.MAX_VALUE);
        open(Long.MAX_VALUE);
        assertThat(roomFor(Samples.BEN)).isEqualTo(Room.FREE);

        Browser last = open(Long.MAX_VALUE, Samples.BEN, Instant.MAX);
        assertThat(roomFor(new UserId("cleo"))).isEqualTo(Room.NONE);
        last.cancel();

        assertThat(roomFor(new UserId("cleo"))).isEqualTo(Room.FREE);
    }

    @Test
    void nobodyTakesThePlacesOfOthers() {
        Browser first = open(Long.MAX_VALUE);
        open(Long.MAX_VALUE);
        assertThat(roomFor(Samples.ADA)).isEqualTo(Room.CALLER_HAS_ENOUGH);

        Browser third = open(Long.MAX_VALUE);
        assertThat(third.isComplete).as("it came while there seemed to be room").isTrue();
        assertThat(third.received).isEmpty();
        assertThat(updates.count()).isEqualTo(2);
        first.cancel();

        assertThat(roomFor(Samples.ADA)).isEqualTo(Room.FREE);
    }

    @Test
    void theStreamEndsWithTheToken() {
        Browser browser = open(Long.MAX_VALUE, Samples.ADA, clock.instant().plusSeconds(60));
        clock.advance(Duration.ofSeconds(59));
        updates.look();
        assertThat(browser.isComplete).isFalse();

        clock.advance(Duration.ofSeconds(1));
        updates.look();

        assertThat(browser.isComplete).isTrue();
        assertThat(updates.count()).isZero();
    }

    @Test
    void stoppingEndsAllStreams() {
        Browser browser = open(Long.MAX_VALUE);

        updates.shutdownGracefully();

        assertThat(browser.isComplete).isTrue();
        assertThat(updates.count()).isZero();
    }

    private Room roomFor(UserId caller) {
        return updates.places().roomFor(caller.subject());
    }

    private Browser open(long demand) {
        return open(demand, Samples.ADA, Instant.MAX);
    }

    private Browser open(long demand, UserId caller, Instant until) {
        var browser = new Browser(demand);
        Registration now = registrations.find(registration.registrationId()).orElseThrow();
        updates.watch(views.show(now), caller, until).subscribe(browser);
        return browser;
    }

    private static final class Browser extends BaseSubscriber<io.micronaut.http.sse.Event<String>> {
        private final long demand;
        private final List<io.micronaut.http.sse.Event<String>> received = new ArrayList<>();
        private boolean isComplete;

        Browser(long demand) {
            this.demand = demand;
        }

        List<String> names() {
            return received.stream()
                    .map(event -> String.valueOf(event.getName()))
                    .toList();
        }

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            subscription.request(demand);
        }

        @Override
        protected void hookOnNext(io.micronaut.http.sse.Event<String> event) {
            received.add(event);
        }

        @Override
        protected void hookOnComplete() {
            isComplete = true;
        }
    }
}
