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

    /// The payments of these registrations, of those that have one. Never older than the last write.
    Map<RegistrationId, Payment> findAll(Collection<RegistrationId> registrationIds);

    /// Cancels a pending registration that nobody can pay for any more, and gives its seats back. Atomic;
    /// does nothing if the registration is not as it was read, or its payment is not.
    ///
    /// @param payment as it was read, cancelled or given back; absent if none was begun
    /// @return whether this call cancelled it
    boolean cancelRegistration(Registration pending, @Nullable Payment payment);

    /// Ends a pending registration whose hold is over and that nobody can pay for any more, and gives its
    /// seats back. Atomic; does nothing if it is not pending any more, its hold was extended since it was
    /// read, or its payment is not as it was read.
    ///
    /// @param payment as it was read, cancelled or given back; absent if none was begun
    /// @return whether this call ended it
    boolean expireRegistration(Registration ended, @Nullable Payment payment);

    /// Writes the first payment of a registration, or the next attempt after a cancelled one. Atomic: of
    /// several callers one begins it, and none if the registration is not pending any more.
    ///
    /// @return whether this call did
    boolean begin(Payment creating);

    /// Takes a creation over whose caller seems to be gone. Atomic: of several callers one gets it.
    ///
    /// @param stale as it was read
    /// @return whether this call did
    boolean takeOver(Payment stale, Instant now);

    /// Notes that the creation failed in a way that may pass, so that the next caller need not wait to take
    /// it over.
    void creationFailed(Payment creating);

    /// Notes the PaymentIntent of a creation. Does nothing if the creation was ended meanwhile, or a webhook
    /// was quicker.
    ///
    /// @return whether this call did: only then anybody may be given the client secret
    boolean opened(Payment creating, String paymentIntentId);

    /// Notes that an attempt is over: its PaymentIntent was cancelled, or its creation is given up. Does
    /// nothing once the payment got further than it was read.
    ///
    /// @return whether the attempt is cancelled now, by this call or before
    boolean canceled(Payment payment);
}
