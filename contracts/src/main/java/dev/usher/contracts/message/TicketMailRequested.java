package dev.usher.contracts.message;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Somebody should get a mail about tickets. ticket-service sends this message to itself, so that mail is
/// retried and dead-lettered separately from issuing.
///
/// @param mailId one mail is sent for it, however often this arrives
/// @param ticketIds what it is about, at least one
/// @param recipient who gets it
/// @param language the recipient's language: a BCP 47 tag
/// @param claimCode secret that lets its holder claim the tickets; present if and only if they are offered
/// @param claimUntil the instant at which the offer ends; present if and only if they are offered
@Serdeable
public record TicketMailRequested(
        String mailId,
        RegistrationId registrationId,
        Cause cause,
        List<TicketId> ticketIds,
        Attendee recipient,
        String language,
        @Nullable String claimCode,
        @Nullable Instant claimUntil,
        Instant requestedAt)
        implements Message {
    public TicketMailRequested {
        Fields.requireText(mailId, "mailId");
        Fields.require(registrationId, "registrationId");
        Fields.require(cause, "cause");
        Fields.require(ticketIds, "ticketIds");
        ticketIds = List.copyOf(ticketIds);
        Fields.requireBetween(ticketIds.size(), 1, PaymentSucceeded.MAX_QUANTITY, "number of tickets");
        Fields.require(recipient, "recipient");
        Fields.requireLanguage(language, "language");
        Fields.require(requestedAt, "requestedAt");
        boolean offered = cause == Cause.TRANSFER_OFFERED;
        if (offered != (claimCode != null) || offered != (claimUntil != null)) {
            throw new IllegalArgumentException("claimCode and claimUntil belong to offers, and only to them");
        }
        if (claimCode != null) {
            Fields.requireText(claimCode, "claimCode");
        }
    }

    /// Why the mail is sent.
    @Serdeable
    public enum Cause {
        /// The tickets are new.
        @JsonProperty("issued")
        ISSUED,
        /// They are printed differently now.
        @JsonProperty("updated")
        UPDATED,
        /// An organizer or the owner asked for it again.
        @JsonProperty("resent")
        RESENT,
        /// Their owner offers them to the recipient, who may claim them.
        @JsonProperty("transfer-offered")
        TRANSFER_OFFERED;

        /// The name on the wire.
        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Override
    @JsonIgnore
    public String subject() {
        return registrationId.toString();
    }

    @Override
    @JsonIgnore
    public String factId() {
        return mailId;
    }
}
