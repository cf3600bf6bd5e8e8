package dev.usher.ticket.undelivered;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Remembers which addresses get no more mails. It does not know the addresses themselves, only their digests
/// ([dev.usher.contracts.mail.MailAddress#digest]).
public interface Suppressions {
    /// Sends no more mails to an address, unless something newer is known of it: a newer reason, or that an
    /// operator has allowed it again. Atomic; repeating changes nothing.
    ///
    /// @return whether this was news
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    boolean suppress(String address, Suppression why);

    /// Which of these addresses get no more mails, and why. Sees every earlier write.
    ///
    /// @return by address, as it was given
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    Map<String, Suppression> of(Collection<String> addresses);

    /// The same for one address.
    default Optional<Suppression> of(String address) {
        return Optional.ofNullable(of(List.of(address)).get(address));
    }
}
