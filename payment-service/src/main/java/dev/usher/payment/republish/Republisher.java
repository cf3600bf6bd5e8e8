package dev.usher.payment.republish;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.EventChanged;
import dev.usher.payment.event.Event;
import dev.usher.payment.event.EventStore;
import dev.usher.payment.event.Logo;
import dev.usher.payment.paying.Payment;
import dev.usher.payment.paying.PaymentStore;
import dev.usher.payment.registration.Registration;
import dev.usher.payment.registration.RegistrationStatus;
import dev.usher.payment.registration.RegistrationStore;
import dev.usher.payment.registration.RegistrationsWithoutTickets;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes `PaymentSucceeded` from the rows of a registration and its payment, or `EventChanged` from an
/// event's row, and publishes it again. Publishing it twice is harmless: tickets of an order are issued once,
/// and of an event the newest facts count.
@Singleton
final class Republisher {
    private static final Logger LOG = LoggerFactory.getLogger(Republisher.class);

    /// How many requests one run takes.
    static final int AT_ONCE = 25;

    /// How many registrations one request may cover. The rest takes another request.
    static final int MOST = 1000;

    private final RepublishStore store;
    private final RegistrationStore registrations;
    private final RegistrationsWithoutTickets withoutTickets;
    private final PaymentStore payments;
    private final EventStore events;
    private final Clock clock;

    Republisher(
            RepublishStore store,
            RegistrationStore registrations,
            RegistrationsWithoutTickets withoutTickets,
            PaymentStore payments,
            EventStore events,
            Clock clock) {
        this.store = store;
        this.registrations = registrations;
        this.withoutTickets = withoutTickets;
        this.payments = payments;
        this.events = events;
        this.clock = clock;
    }

    /// Answers each open request once: a request that fails is not retried automatically.
    ///
    /// @throws RuntimeException if an answer cannot be written; the next run continues
    void work() {
        for (RepublishRequest request : store.open(AT_ONCE)) {
            store.answer(request, answer(request), clock.instant());
        }
    }

    private RepublishAnswer answer(RepublishRequest request) {
        try {
            return done(request);
        } catch (RuntimeException e) {
            LOG.error("The request {} failed", request.requestId(), e);
            return RepublishAnswer.problem("It failed: " + e + ". Ask again; that is safe.");
        }
    }

    private RepublishAnswer done(RepublishRequest request) {
        String id = request.registrationId();
        String since = request.since();
        String eventId = request.eventId();
        if (Stream.of(Optional.ofNullable(id), Optional.ofNullable(since), Optional.ofNullable(eventId))
                        .filter(Optional::isPresent)
                        .count()
                != 1) {
            return RepublishAnswer.problem("Name either a registration, an event or a time.");
        }
        if (eventId != null) {
            return ofEvent(eventId, request.dryRun());
        }
        return since == null ? ofOne(Objects.requireNonNull(id), request.dryRun()) : ofAll(since, request.dryRun());
    }

    private RepublishAnswer ofEvent(String text, boolean dryRun) {
        EventId id = parsed(text, EventId::parse).orElse(null);
        if (id == null) {
            return RepublishAnswer.problem(text + " is not an event id such as EVENT#….");
        }
        Optional<Event> event = events.find(id);
        if (event.isEmpty()) {
            return RepublishAnswer.problem("There is no " + id + ".");
        }
        Optional<Logo> logo = events.logo(event.get());
        if (logo.isEmpty() && event.get().logo() != null) {
            return RepublishAnswer.problem(id + " is being changed. Ask again.");
        }
        if (!dryRun) {
            Instant now = clock.instant();
            store.publishAgain(Envelope.of(
                    now,
                    new EventChanged(event.get().facts(), logo.map(Logo::base64).orElse(null), now)));
            LOG.info("EventChanged of {} is published again", id);
        }
        return RepublishAnswer.of(List.of());
    }

    private RepublishAnswer ofOne(String text, boolean dryRun) {
        RegistrationId id = parsed(text, RegistrationId::parse).orElse(null);
        if (id == null) {
            return RepublishAnswer.problem(text + " is not a registration id such as REG#….");
        }
        Optional<Registration> found = registrations.find(id);
        if (found.isEmpty()) {
            return RepublishAnswer.problem("There is no " + id + ".");
        }
        if (found.get().status() != RegistrationStatus.CONFIRMED) {
            return RepublishAnswer.problem(
                    id + " is " + found.get().status().wireName() + ": only what is confirmed has tickets.");
        }
        if (!dryRun) {
            publish(found.get());
        }
        return RepublishAnswer.of(List.of(id));
    }

    private RepublishAnswer ofAll(String since, boolean dryRun) {
        Instant from = parsed(since, Instant::parse).orElse(null);
        if (from == null) {
            return RepublishAnswer.problem(since + " is not an instant such as 2026-11-22T12:00:00Z.");
        }
        List<RegistrationId> meant = withoutTickets.confirmedBetween(from, clock.instant(), MOST);
        if (dryRun) {
            return RepublishAnswer.of(meant);
        }
        List<Registration> confirmed = registrations.findAll(meant).stream()
                .filter(registration -> registration.status() == RegistrationStatus.CONFIRMED)
                .toList();
        var failed = new ArrayList<RegistrationId>();
        var published = new ArrayList<RegistrationId>();
        for (Registration registration : confirmed) {
            try {
                publish(registration);
                published.add(registration.registrationId());
            } catch (RuntimeException e) {
                LOG.error("{} could not be published again", registration.registrationId(), e);
                failed.add(registration.registrationId());
            }
        }
        return new RepublishAnswer(
                published, failed.isEmpty() ? "" : "These failed; see the log, and ask again: " + failed);
    }

    private static <T> Optional<T> parsed(String text, Function<String, T> parse) {
        try {
            return Optional.of(parse.apply(text));
        } catch (IllegalArgumentException | DateTimeException _) {
            return Optional.empty();
        }
    }

    private void publish(Registration registration) {
        RegistrationId id = registration.registrationId();
        Event event = events.find(registration.eventId())
                .orElseThrow(() -> new IllegalStateException("there is no event of " + id));
        Optional<Payment> payment = registration.total().isZero() ? Optional.empty() : payments.find(id);
        String intent = payment.map(Payment::paymentIntentId).orElse(null);
        Instant paidAt = payment.map(Payment::creatingSince).orElse(registration.createdAt());
        store.publishAgain(Envelope.of(clock.instant(), registration.paidWith(intent, paidAt, event.facts())));
        LOG.info("PaymentSucceeded of {} is published again", id);
    }
}
