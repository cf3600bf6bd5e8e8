package dev.usher.payment.paying;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.payment.registration.Registration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Remembers payments. Every method may throw if the store cannot be reached; repeating it with the same
/// arguments is safe.
public interface PaymentStore {
    /// The registration's payment, if one was begun. Never older than the last write.
    Optional<Payment> find(RegistrationId registrationId);

    /// The payments of those registrations that have one. Never older than the last write.
    Map<RegistrationId, Payment> findAll(Collection<RegistrationId> registrationIds);

    /// Cancels a pending registration that can no longer be paid for, and gives its seats back. Atomic; does
    /// nothing if the registration or its payment changed since it was read.
    ///
    /// @param payment the payment as it was read, cancelled or refunded; absent if none was begun
    /// @return whether this call cancelled it
    boolean cancelRegistration(Registration pending, @Nullable Payment payment);

    /// Expires a pending registration whose hold is over and that can no longer be paid for, and gives its
    /// seats back. Atomic; does nothing if the registration is no longer pending, its hold was extended since
    /// it was read, or its payment changed since it was read.
    ///
    /// @param payment the payment as it was read, cancelled or refunded; absent if none was begun
    /// @return whether this call expired it
    boolean expireRegistration(Registration ended, @Nullable Payment payment);

    /// Writes the first payment of a registration, or the next attempt after a cancelled one. Atomic: of
    /// several callers exactly one succeeds, and none if the registration is no longer pending.
    ///
    /// @return whether this call did
    boolean begin(Payment creating);

    /// Takes over a creation whose caller seems to be gone. Atomic: of several callers exactly one succeeds.
    ///
    /// @param stale as it was read
    /// @return whether this call did
    boolean takeOver(Payment stale, Instant now);

    /// Records that the creation failed in a way that may pass, so that the next caller can take it over
    /// without waiting.
    void creationFailed(Payment creating);

    /// Stores the PaymentIntent of a creation. Does nothing if the creation was ended in the meantime, or a
    /// webhook arrived first.
    ///
    /// @return whether this call did: only then may anyone be given the client secret
    boolean opened(Payment creating, String paymentIntentId);

    /// Records that an attempt is over: its PaymentIntent was cancelled, or its creation was given up. Does
    /// nothing if the payment has moved on since it was read.
    ///
    /// @return whether the attempt is cancelled, by this call or an earlier one
    boolean canceled(Payment payment);
}
