package dev.usher.contracts.message;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An event was set up or changed: what is printed on its tickets, when it admits, its logo.
///
/// @param event as it is now; a reader that has seen a higher revision ignores this message
/// @param logoPng the bytes of `event.logo` in Base64 (RFC 4648 section 4), present if and only if the event
///     has a logo. At most [#MAX_LOGO_BYTES] before encoding, so that the message fits the limit of SNS (256
///     KiB)
@Serdeable
public record EventChanged(EventFacts event, @Nullable String logoPng, Instant changedAt) implements Message {
    /// The largest logo.
    public static final int MAX_LOGO_BYTES = 64 * 1024;

    private static final int MAX_ENCODED = (MAX_LOGO_BYTES + 2) / 3 * 4;

    public EventChanged {
        Fields.require(event, "event");
        Fields.require(changedAt, "changedAt");
        if ((logoPng == null) != (event.logo() == null)) {
            throw new IllegalArgumentException("logoPng and event.logo must come together");
        }
        if (logoPng != null && logoPng.length() > MAX_ENCODED) {
            throw new IllegalArgumentException("logoPng is longer than " + MAX_ENCODED + " characters");
        }
    }

    /// The logo's bytes.
    ///
    /// @throws IllegalArgumentException if they are not Base64
    public Optional<byte[]> logo() {
        return Optional.ofNullable(logoPng).map(Base64.getDecoder()::decode);
    }

    @Override
    @JsonIgnore
    public String subject() {
        return event.eventId().toString();
    }

    @Override
    @JsonIgnore
    public String factId() {
        return subject() + "#" + event.revision();
    }
}
