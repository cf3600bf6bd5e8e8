package dev.usher.ticket.event;

import dev.usher.contracts.message.EventFacts;
import dev.usher.ticket.document.Logo;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An event as payment-service last described it.
///
/// @param logo the one that `facts.logo` names; present if and only if it names one
public record KnownEvent(EventFacts facts, @Nullable Logo logo) {
    public KnownEvent {
        if (!Objects.equals(logo == null ? null : logo.digest(), facts.logo())) {
            throw new IllegalArgumentException("the logo is not the one that event.logo names");
        }
    }

    /// The logo, if it is the event's.
    ///
    /// @param digest as in [EventFacts#logo]
    public Optional<Logo> logo(String digest) {
        return digest.equals(facts.logo()) ? Optional.ofNullable(logo) : Optional.empty();
    }
}
