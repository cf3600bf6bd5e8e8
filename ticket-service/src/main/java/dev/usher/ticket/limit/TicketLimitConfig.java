package dev.usher.ticket.limit;

import dev.usher.platform.service.SettingException;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How often one caller may ask. The defaults are in application.properties.
///
/// @param mailsPerMinute requests that send a mail
/// @param mailsPerDay the same, per day
/// @param organizerMailsPerMinute the same for an organizer, who has no daily limit
/// @param mailsPerAddressPerDay mails to one address that a caller names, from all callers together
/// @param claimsPerMinute attempts with a wrong claim code
@ConfigurationProperties("ticket-limit")
record TicketLimitConfig(
        @Nullable Integer mailsPerMinute,
        @Nullable Integer mailsPerDay,
        @Nullable Integer organizerMailsPerMinute,
        @Nullable Integer mailsPerAddressPerDay,
        @Nullable Integer claimsPerMinute) {
    TicketLimitConfig {
        atLeastOne(mailsPerMinute, "TICKET_MAILS_PER_MINUTE");
        atLeastOne(mailsPerDay, "TICKET_MAILS_PER_DAY");
        atLeastOne(organizerMailsPerMinute, "TICKET_ORGANIZER_MAILS_PER_MINUTE");
        atLeastOne(mailsPerAddressPerDay, "TICKET_MAILS_PER_ADDRESS_PER_DAY");
        atLeastOne(claimsPerMinute, "TICKET_CLAIMS_PER_MINUTE");
    }

    @Override
    public Integer mailsPerMinute() {
        return Objects.requireNonNull(mailsPerMinute);
    }

    @Override
    public Integer mailsPerDay() {
        return Objects.requireNonNull(mailsPerDay);
    }

    @Override
    public Integer organizerMailsPerMinute() {
        return Objects.requireNonNull(organizerMailsPerMinute);
    }

    @Override
    public Integer mailsPerAddressPerDay() {
        return Objects.requireNonNull(mailsPerAddressPerDay);
    }

    @Override
    public Integer claimsPerMinute() {
        return Objects.requireNonNull(claimsPerMinute);
    }

    private static void atLeastOne(@Nullable Integer perMinute, String setting) {
        if (perMinute == null || perMinute < 1) {
            throw new SettingException(setting, "must be a number, at least 1");
        }
    }
}
