package dev.usher.payment.registration;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.TicketLine;
import dev.usher.payment.event.AccountCap;
import dev.usher.payment.event.InMemoryEventStore;
import dev.usher.payment.registration.RegistrationStore.HoldOutcome.CapReached;
import dev.usher.payment.registration.RegistrationStore.HoldOutcome.Held;
import dev.usher.payment.registration.RegistrationStore.HoldOutcome.HeldBefore;
import dev.usher.payment.registration.RegistrationStore.HoldOutcome.SoldOut;
import dev.usher.platform.testing.Fake;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Registrations and the outbox without DynamoDB.
@Fake
public final class InMemoryRegistrationStore implements RegistrationStore, RegistrationTickets {
    private static final Comparator<Registration> NEWEST_FIRST = Comparator.comparing(Registration::createdAt)
            .reversed()
            .thenComparing(registration -> registration.registrationId().toString());

    private final InMemoryEventStore events;
    private final Map<RegistrationId, Registration> registrations = new HashMap<>();
    private final Set<RegistrationId> openAtStripe = new HashSet<>();
    private final Map<String, Envelope> outbox = new LinkedHashMap<>();

    public InMemoryRegistrationStore(InMemoryEventStore events) {
        this.events = events;
    }

    @Override
    public HoldOutcome hold(Registration pending, AccountCap cap) {
        synchronized (events) {
            Registration before = registrations.get(pending.registrationId());
            if (before != null) {
                return new HeldBefore(before);
            }
            Optional<TicketLine> lacking = events.firstLacking(pending.eventId(), pending.lines());
            if (lacking.isPresent()) {
                String type = lacking.get().type();
                return new SoldOut(type, events.seatsLeft(pending.eventId(), type));
            }
            int seats = ofAccount(pending).mapToInt(Registration::quantity).sum();
            int holds = (int) ofAccount(pending)
                    .filter(it -> it.status() == RegistrationStatus.PENDING)
                    .count();
            boolean isHold = pending.status() == RegistrationStatus.PENDING;
            if (!cap.allows(seats + pending.quantity(), isHold ? holds + 1 : 0)) {
                return new CapReached(seats, holds);
            }
            events.take(pending.eventId(), pending.lines());
            registrations.put(pending.registrationId(), pending);
            return new Held(pending);
        }
    }

    private Stream<Registration> ofAccount(Registration wanted) {
        return registrations.values().stream()
                .filter(it -> it.userId().equals(wanted.userId()))
                .filter(it -> it.eventId().equals(wanted.eventId()))
                .filter(it -> it.status() == RegistrationStatus.PENDING || it.status() == RegistrationStatus.CONFIRMED);
    }

    @Override
    public HoldOutcome confirmFree(Registration confirmed, Envelope paymentSucceeded, AccountCap cap) {
        synchronized (events) {
            HoldOutcome outcome = hold(confirmed, cap);
            if (outcome instanceof Held) {
                publish(paymentSucceeded);
            }
            return outcome;
        }
    }

    @Override
    public Optional<Registration> find(RegistrationId registrationId) {
        synchronized (events) {
            return Optional.ofNullable(registrations.get(registrationId));
        }
    }

    @Override
    public List<Registration> findAll(Collection<RegistrationId> registrationIds) {
        synchronized (events) {
            return registrationIds.stream().flatMap(id -> find(id).stream()).toList();
        }
    }

    @Override
    public List<Registration> ofUser(UserId userId, int most, @Nullable Position after) {
        synchronized (events) {
            return registrations.values().stream()
                    .filter(registration -> registration.userId().equals(userId))
                    .sorted(NEWEST_FIRST)
                    .filter(registration -> after == null || isBehind(registration, after))
                    .limit(most)
                    .toList();
        }
    }

    @Override
    public boolean noteTickets(RegistrationId registrationId, List<RegistrationTicket> news) {
        synchronized (events) {
            return change(
                    registrationId,
                    old -> copy(old, old.status(), old.expiresAt(), RegistrationTicket.newest(old.tickets(), news)));
        }
    }

    @Override
    public List<Registration> holdsEndedBefore(Instant now, int most) {
        return holdsEndedBefore(now, most, false);
    }

    @Override
    public List<Registration> holdsOpenAtStripe(Instant now, int most) {
        return holdsEndedBefore(now, most, true);
    }

    @Override
    public boolean markOpenAtStripe(Registration ended) {
        synchronized (events) {
            if (holdIs(ended)) {
                openAtStripe.add(ended.registrationId());
                return true;
            }
            return false;
        }
    }

    private List<Registration> holdsEndedBefore(Instant now, int most, boolean isOpenAtStripe) {
        synchronized (events) {
            return registrations.values().stream()
                    .filter(registration -> registration.status() == RegistrationStatus.PENDING)
                    .filter(registration -> openAtStripe.contains(registration.registrationId()) == isOpenAtStripe)
                    .filter(registration -> registration.expiresAt().isBefore(now))
                    .sorted(Comparator.comparing(Registration::expiresAt))
                    .limit(most)
                    .toList();
        }
    }

    /// Ends a hold that is over and gives its seats back, as part of another store's change.
    public boolean expire(Registration ended) {
        synchronized (events) {
            if (!holdIs(ended)) {
                return false;
            }
            events.giveBack(ended.eventId(), ended.lines());
            return move(ended.registrationId(), RegistrationStatus.PENDING, RegistrationStatus.EXPIRED);
        }
    }

    @Override
    public boolean extendHold(Registration ended, Instant until) {
        synchronized (events) {
            return holdIs(ended)
                    && change(ended.registrationId(), old -> copy(old, old.status(), until, old.tickets()));
        }
    }

    /// Changes the status of a registration, as part of another store's change.
    public boolean move(RegistrationId registrationId, RegistrationStatus from, RegistrationStatus to) {
        synchronized (events) {
            Registration old = registrations.get(registrationId);
            return old != null
                    && old.status() == from
                    && change(registrationId, it -> copy(it, to, it.expiresAt(), it.tickets()));
        }
    }

    @Override
    public boolean release(Registration free, Envelope registrationReleased) {
        synchronized (events) {
            if (!move(free.registrationId(), RegistrationStatus.CONFIRMED, RegistrationStatus.CANCELLED)) {
                return false;
            }
            events.giveBack(free.eventId(), free.lines());
            publish(registrationReleased);
            return true;
        }
    }

    /// Cancels a registration and gives its seats back, as part of another store's change.
    public boolean cancel(RegistrationId registrationId) {
        synchronized (events) {
            Registration old = registrations.get(registrationId);
            if (old == null || !move(registrationId, RegistrationStatus.PENDING, RegistrationStatus.CANCELLED)) {
                return false;
            }
            events.giveBack(old.eventId(), old.lines());
            return true;
        }
    }

    /// Puts a message into the outbox, unless the same fact is already there.
    public void publish(Envelope envelope) {
        synchronized (events) {
            outbox.putIfAbsent(envelope.id(), envelope);
        }
    }

    /// Whether a fact is in the outbox.
    public boolean isPublished(Envelope envelope) {
        synchronized (events) {
            return outbox.containsKey(envelope.id());
        }
    }

    /// All messages that were ever put into the outbox.
    public List<Envelope> outbox() {
        synchronized (events) {
            return List.copyOf(outbox.values());
        }
    }

    /// Forgets everything.
    public void clear() {
        synchronized (events) {
            registrations.clear();
            openAtStripe.clear();
            outbox.clear();
        }
    }

    private static boolean isBehind(Registration registration, Position position) {
        int order = registration.createdAt().compareTo(position.createdAt());
        return order < 0
                || (order == 0
                        && registration
                                        .registrationId()
                                        .toString()
                                        .compareTo(position.registrationId().toString())
                                > 0);
    }

    private boolean holdIs(Registration read) {
        Registration now = registrations.get(read.registrationId());
        return now != null
                && now.status() == RegistrationStatus.PENDING
                && now.expiresAt().equals(read.expiresAt());
    }

    private boolean change(RegistrationId registrationId, java.util.function.UnaryOperator<Registration> change) {
        return registrations.computeIfPresent(registrationId, (_, old) -> change.apply(old)) != null;
    }

    private static Registration copy(
            Registration old, RegistrationStatus status, Instant expiresAt, List<RegistrationTicket> tickets) {
        return new Registration(
                old.registrationId(),
                old.eventId(),
                old.userId(),
                old.attendee(),
                old.language(),
                old.lines(),
                old.total(),
                status,
                old.createdAt(),
                expiresAt,
                tickets);
    }
}
