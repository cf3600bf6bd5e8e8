package dev.usher.payment.registration;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.Envelope;
import dev.usher.payment.event.AccountCap;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Remembers registrations and takes their seats from the event's inventory. Every method may throw if the
/// store cannot be reached; repeating it with the same arguments is safe.
public interface RegistrationStore {
    /// Takes the seats and writes the pending registration. Atomic: however many try at the same time,
    /// never more seats are taken than the event has, or than the account may have of it. Does nothing if
    /// there is a registration of this id.
    HoldOutcome hold(Registration pending, AccountCap cap);

    /// The same, however much the account has.
    default HoldOutcome hold(Registration pending) {
        return hold(pending, AccountCap.NONE);
    }

    /// Takes the seats, writes the registration confirmed and its message: for what costs nothing. Atomic
    /// like [#hold].
    HoldOutcome confirmFree(Registration confirmed, Envelope paymentSucceeded, AccountCap cap);

    /// The same, however much the account has.
    default HoldOutcome confirmFree(Registration confirmed, Envelope paymentSucceeded) {
        return confirmFree(confirmed, paymentSucceeded, AccountCap.NONE);
    }

    /// Gives a free registration that is confirmed back, with its seats, and says so. Atomic; does nothing if
    /// it is not confirmed any more.
    ///
    /// @return whether this call did
    boolean release(Registration free, Envelope registrationReleased);

    /// The registration, if there is one. Never older than the last write.
    Optional<Registration> find(RegistrationId registrationId);

    /// Those of these registrations that exist, in no order. Never older than the last write.
    List<Registration> findAll(Collection<RegistrationId> registrationIds);

    /// A buyer's registrations, the newest first. May lag behind for a moment.
    ///
    /// @param after begin behind this one; absent to begin with the newest
    List<Registration> ofUser(UserId userId, int most, @Nullable Position after);

    /// Notes what is told of the tickets of a registration. Atomic; of each ticket the newest state is
    /// kept, so that messages may come late, twice and in any order.
    ///
    /// @return whether there is such a registration
    boolean noteTickets(RegistrationId registrationId, List<RegistrationTicket> tickets);

    /// Pending registrations whose hold ended before `now`, the longest ago first, without those of
    /// [#holdsOpenAtStripe]. May lag behind for a moment.
    List<Registration> holdsEndedBefore(Instant now, int most);

    /// Pending registrations that were marked by [#markOpenAtStripe] and whose hold ended before `now`, the
    /// longest ago first. May lag behind for a moment.
    List<Registration> holdsOpenAtStripe(Instant now, int most);

    /// Puts a pending registration among those whose PaymentIntent has to be cancelled before they can end,
    /// so that it does not stand in the way of the others. Atomic; does nothing if it is not pending any
    /// more, or its hold was extended since it was read.
    ///
    /// @return whether this call did
    boolean markOpenAtStripe(Registration ended);

    /// Lets a pending registration hold its seats until later. Atomic; does nothing if it is not pending
    /// any more, or its hold was extended since it was read.
    ///
    /// @return whether this call extended it
    boolean extendHold(Registration ended, Instant until);

    /// Where a registration stands in the list of its buyer.
    record Position(Instant createdAt, RegistrationId registrationId) {
        /// That of a registration.
        public static Position of(Registration registration) {
            return new Position(registration.createdAt(), registration.registrationId());
        }
    }

    /// What became of the wish to hold seats.
    sealed interface HoldOutcome {
        /// The seats are the buyer's.
        record Held(Registration registration) implements HoldOutcome {}

        /// There is a registration of this id: the same, written by a call whose answer was lost, or
        /// another.
        record HeldBefore(Registration registration) implements HoldOutcome {}

        /// There are fewer seats left of a type than wanted.
        record SoldOut(String ticketType, int seatsLeft) implements HoldOutcome {}

        /// The account would have more than it may.
        ///
        /// @param seats how many it holds or has
        /// @param openHolds how many registrations wait for its payment
        record CapReached(int seats, int openHolds) implements HoldOutcome {}

        /// Too many want seats at this moment. Trying again helps.
        record Busy() implements HoldOutcome {}
    }
}
