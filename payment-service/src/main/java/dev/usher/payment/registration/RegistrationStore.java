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

/// Stores registrations and takes their seats from the event's inventory. Every method may throw if the store
/// cannot be reached; repeating it with the same arguments is safe.
public interface RegistrationStore {
    /// Takes the seats and writes the pending registration. Atomic: no matter how many callers compete, never
    /// more seats are taken than the event has, or than the account may have. Does nothing if a registration
    /// with this id exists.
    HoldOutcome hold(Registration pending, AccountCap cap);

    /// Takes the seats and writes the confirmed registration and its message: for registrations that are free
    /// of charge. Atomic like [#hold].
    HoldOutcome confirmFree(Registration confirmed, Envelope paymentSucceeded, AccountCap cap);

    /// Cancels a confirmed free registration, gives its seats back, and writes the message about it. Atomic;
    /// does nothing if the registration is no longer confirmed.
    ///
    /// @return whether this call did
    boolean release(Registration free, Envelope registrationReleased);

    /// The registration, if there is one. Never older than the last write.
    Optional<Registration> find(RegistrationId registrationId);

    /// The registrations with these ids that exist, in no particular order. Never older than the last write.
    List<Registration> findAll(Collection<RegistrationId> registrationIds);

    /// A buyer's registrations, the newest first. May lag behind for a moment.
    ///
    /// @param after start after this one; absent to start with the newest
    List<Registration> ofUser(UserId userId, int most, @Nullable Position after);

    /// Pending registrations whose hold ended before `now`, the longest ago first, except those of
    /// [#holdsOpenAtStripe]. May lag behind for a moment.
    List<Registration> holdsEndedBefore(Instant now, int most);

    /// Pending registrations that were marked by [#markOpenAtStripe] and whose hold ended before `now`, the
    /// longest ago first. May lag behind for a moment.
    List<Registration> holdsOpenAtStripe(Instant now, int most);

    /// Marks a pending registration whose PaymentIntent has to be cancelled before it can end, so that it
    /// does not block the others. Atomic; does nothing if it is no longer pending, or its hold was extended
    /// since it was read.
    ///
    /// @return whether this call did
    boolean markOpenAtStripe(Registration ended);

    /// Extends the hold of a pending registration. Atomic; does nothing if it is no longer pending, or its
    /// hold was extended since it was read.
    ///
    /// @return whether this call extended it
    boolean extendHold(Registration ended, Instant until);

    /// The position of a registration in its buyer's list.
    record Position(Instant createdAt, RegistrationId registrationId) {
        /// The position of a registration.
        public static Position of(Registration registration) {
            return new Position(registration.createdAt(), registration.registrationId());
        }
    }

    /// The result of asking for seats.
    sealed interface HoldOutcome {
        /// The seats are held.
        record Held(Registration registration) implements HoldOutcome {}

        /// A registration with this id exists: the same one, written by a call whose answer was lost, or
        /// another one.
        record HeldBefore(Registration registration) implements HoldOutcome {}

        /// Fewer seats of a type are left than requested.
        record SoldOut(String ticketType, int seatsLeft) implements HoldOutcome {}

        /// The account would exceed its cap.
        ///
        /// @param seats how many seats it holds or has bought
        /// @param openHolds how many of its registrations wait for payment
        record CapReached(int seats, int openHolds) implements HoldOutcome {}

        /// Too many callers want seats right now. Retrying helps.
        record Busy() implements HoldOutcome {}
    }
}
