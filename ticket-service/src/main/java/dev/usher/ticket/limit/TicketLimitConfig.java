package dev.usher.ticket.limit;

import dev.usher.platform.service.Setting;
import dev.usher.platform.service.Settings;
import io.micronaut.context.annotation.ConfigurationProperties;

/// How often one caller may ask. The defaults are in application.properties.
///
/// @param mailsPerMinute requests that send a mail
/// @param mailsPerDay the same, per day
/// @param organizerMailsPerMinute the same for an organizer, who has no daily limit
/// @param mailsPerAddressPerDay mails to one address that a caller names, from all callers together
/// @param claimsPerMinute attempts with a wrong claim code
@ConfigurationProperties("ticket-limit")
record TicketLimitConfig(
        @Setting Integer mailsPerMinute,
        @Setting Integer mailsPerDay,
        @Setting Integer organizerMailsPerMinute,
        @Setting Integer mailsPerAddressPerDay,
        @Setting Integer claimsPerMinute) {
    TicketLimitConfig {
        mailsPerMinute = Settings.atLeast(1, mailsPerMinute, "TICKET_MAILS_PER_MINUTE");
        mailsPerDay = Settings.atLeast(1, mailsPerDay, "TICKET_MAILS_PER_DAY");
        organizerMailsPerMinute = Settings.atLeast(1, organizerMailsPerMinute, "TICKET_ORGANIZER_MAILS_PER_MINUTE");
        mailsPerAddressPerDay = Settings.atLeast(1, mailsPerAddressPerDay, "TICKET_MAILS_PER_ADDRESS_PER_DAY");
        claimsPerMinute = Settings.atLeast(1, claimsPerMinute, "TICKET_CLAIMS_PER_MINUTE");
    }
}
